package com.promptservice.controlplane.security;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.promptservice.controlplane.api.Caller;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Routes of no meaning, for what must hold on every route.
 */
@RestController
@TestComponent
class ProbeRoutes {

	private final AtomicInteger writes = new AtomicInteger();

	@GetMapping("/probes/{probe}")
	Map<String, Object> who(@PathVariable String probe, @AuthenticationPrincipal Caller caller) {
		return Map.of("tenantId", caller.tenantId(), "objectId", caller.objectId(), "roles", caller.roles());
	}

	@PutMapping("/probes/{probe}")
	ResponseEntity<Map<String, Object>> write(@PathVariable String probe) {
		this.writes.incrementAndGet();
		return ResponseEntity.status(201).header("operation-id", "operation-1").body(Map.of("name", probe));
	}

	@DeleteMapping("/probes/{probe}")
	void fail(@PathVariable String probe) {
		throw new IllegalStateException("a secret detail");
	}

	int writes() {
		return this.writes.get();
	}

}
