package com.promptservice.controlplane.region;

import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.OperationResponses;
import com.promptservice.controlplane.operation.RequestIdentity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tries a region's endpoints from a machine.
 */
@RestController
@Profile("!simulator")
@RequestMapping(path = "/regions", version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Regions")
class ConnectivityController {

	private final RegionStore regions;

	private final ConnectivityTest tests;

	private final Acceptance acceptance;

	private final OperationResponses responses;

	ConnectivityController(RegionStore regions, ConnectivityTest tests, Acceptance acceptance,
			OperationResponses responses) {
		this.regions = regions;
		this.tests = tests;
		this.acceptance = acceptance;
		this.responses = responses;
	}

	@PostMapping(RegionController.ONE + ":test-connectivity")
	@Operation(operationId = "Regions_TestConnectivity",
			summary = "Try the region's endpoints from a Linux machine; the operation's result tells of each port")
	ResponseEntity<Object> test(@PathVariable String region, @RequestBody Submitted<ConnectivityRequest> body,
			ApiRequest request) {
		ConnectivityRequest wanted = body.value(ConnectivityTest::judge);
		this.regions.get(region);
		RequestIdentity identity = RequestIdentity.of(request, body.json());
		return this.responses.accepted(this.acceptance.accept(region, identity,
				(id) -> this.tests.start(region, wanted, request.preconditions()::check, id)));
	}

}
