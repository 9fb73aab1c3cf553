package com.promptservice.controlplane.operation;

import java.util.concurrent.atomic.AtomicReference;

import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.metadata.Documents;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Toys over HTTP.
 */
@RestController
@TestComponent
@RequestMapping(path = "/toys", version = ApiVersion.SINCE_2026_11_01, produces = MediaType.APPLICATION_JSON_VALUE)
class ToyController {

	private final Acceptance acceptance;

	private final OperationResponses responses;

	private final Documents documents;

	ToyController(Acceptance acceptance, OperationResponses responses, Documents documents) {
		this.acceptance = acceptance;
		this.responses = responses;
		this.documents = documents;
	}

	@PutMapping("/{name:[a-z0-9]+}")
	ResponseEntity<Object> put(@PathVariable String name, ApiRequest request) {
		return this.responses.accepted(this.acceptance.accept("home", identity(request), (id) -> {
			AtomicReference<String> active = new AtomicReference<>();
			this.documents.read(Toy.document(name), Toy.class)
				.ifPresent((toy) -> active.set(toy.value().activeOperationId()));
			if (active.get() != null) {
				throw this.responses.busy(active.get(), "/toys/" + name);
			}
			return Toy.put(this.documents, "ToyPut", name).apply(id);
		}));
	}

	@PostMapping("/{name:[a-z0-9]+}:wind")
	ResponseEntity<Object> wind(@PathVariable String name, ApiRequest request) {
		return this.responses.accepted(this.acceptance.accept("home", identity(request), (id) -> {
			Decision.Start start = (Decision.Start) Toy.put(this.documents, "ToyPut", name).apply(id);
			return new Decision.Start(start.kind(), start.target(), start.region(), start.input(), start.claim(),
					new Decision.Answer(202, null, null), null);
		}));
	}

	private static RequestIdentity identity(ApiRequest request) {
		return RequestIdentity.of(request, null);
	}

}
