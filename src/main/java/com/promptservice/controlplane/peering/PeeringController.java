package com.promptservice.controlplane.peering;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.FilterOn;
import com.promptservice.controlplane.api.ListQuery;
import com.promptservice.controlplane.api.Page;
import com.promptservice.controlplane.api.Representations;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationResponses;
import com.promptservice.controlplane.operation.RequestIdentity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Peerings: customers' networks joined with a region's.
 */
@RestController
@Profile("!simulator")
@RequestMapping(version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Peerings", description = "Customers' virtual networks joined with a region's")
class PeeringController {

	static final String ALL = "/peerings";

	static final String ONE = ALL + "/{id:" + ApiPatterns.ID + "}";

	private final PeeringReader reader;

	private final PeeringRepresentations representations;

	private final PeeringRequests requests;

	private final PeeringDecisions decisions;

	private final PeeringPreviews previews;

	private final PeeringSweep sweep;

	private final Acceptance acceptance;

	private final OperationResponses responses;

	PeeringController(PeeringReader reader, PeeringRepresentations representations, PeeringRequests requests,
			PeeringDecisions decisions, PeeringPreviews previews, PeeringSweep sweep, Acceptance acceptance,
			OperationResponses responses) {
		this.reader = reader;
		this.representations = representations;
		this.requests = requests;
		this.decisions = decisions;
		this.previews = previews;
		this.sweep = sweep;
		this.acceptance = acceptance;
		this.responses = responses;
	}

	@GetMapping(ALL)
	@Operation(operationId = "Peerings_List", summary = "List peerings; a customer sees its own")
	ResponseEntity<Page<PeeringResource>> list(
			@FilterOn({ "region", "customer", "status", "provisioningState", "mode" }) ListQuery query,
			ApiRequest request) {
		Stream<PeeringResource> behind = this.reader.all(query.after(), request.caller()).map(this.representations::of);
		return Representations.ok(query.page(behind, PeeringResource::name, PeeringController::fields), request);
	}

	@PostMapping(ALL)
	@Operation(operationId = "Peerings_Create", summary = "Ask for a peering")
	@ApiResponse(responseCode = "201", description = "The new peering; an operation is making it",
			content = @Content(mediaType = "application/json",
					schema = @Schema(implementation = PeeringResource.class)))
	ResponseEntity<Object> create(@RequestBody Submitted<PeeringRequest> body, ApiRequest request) {
		PeeringCandidate candidate = this.requests.candidate(this.requests.valid(body), request.caller(), true);
		Accepted accepted = accept(candidate.region(), request, body.json(),
				(operation) -> this.decisions.create(candidate, request.preconditions()::check, operation));
		return this.responses.accepted(accepted, accepted.operation().order().target());
	}

	@PostMapping(ALL + ":whatIf")
	@Operation(operationId = "Peerings_WhatIf", summary = "See what a POST would come to, without changing anything")
	ResponseEntity<PeeringWhatIf> whatIf(@RequestBody Submitted<PeeringRequest> body, ApiRequest request) {
		return ResponseEntity.ok(this.previews.of(this.requests.valid(body), request.caller()));
	}

	@GetMapping(ONE)
	@Operation(operationId = "Peerings_Get", summary = "Read a peering")
	ResponseEntity<PeeringResource> get(@PathVariable String id, ApiRequest request) {
		return Representations.ok(this.representations.of(this.reader.get(id, request.caller())), request);
	}

	@DeleteMapping(ONE)
	@Operation(operationId = "Peerings_Delete", summary = "End a peering")
	ResponseEntity<Object> delete(@PathVariable String id, ApiRequest request) {
		return this.responses.accepted(acceptOn(id, request,
				(operation) -> this.decisions.delete(id, request.caller(), request.preconditions()::check, operation)));
	}

	@PostMapping(ONE + ":approve")
	@Operation(operationId = "Peerings_Approve", summary = "Let a peering in")
	ResponseEntity<Object> approve(@PathVariable String id, ApiRequest request) {
		return this.responses.accepted(acceptOn(id, request, (operation) -> this.decisions.approve(id, request.caller(),
				request.preconditions()::check, operation)));
	}

	@PostMapping(ONE + ":reject")
	@Operation(operationId = "Peerings_Reject", summary = "Refuse a peering that waits for approval")
	ResponseEntity<PeeringResource> reject(@PathVariable String id, ApiRequest request) {
		return shown(this.decisions.reject(id, request.caller(), request.preconditions()::check));
	}

	@PostMapping(ONE + ":refresh")
	@Operation(operationId = "Peerings_Refresh", summary = "Look at once how the two halves stand")
	ResponseEntity<PeeringResource> refresh(@PathVariable String id, ApiRequest request) {
		PeeringDocument peering = this.reader.get(id, request.caller());
		request.preconditions().check(this.representations.of(peering).etag());
		this.sweep.refresh(peering);
		return shown(this.reader.get(id, request.caller()));
	}

	@PostMapping(ONE + ":repair")
	@Operation(operationId = "Peerings_Repair",
			summary = "Mend what the service can mend, and say what only the customer can")
	ResponseEntity<Object> repair(@PathVariable String id, ApiRequest request) {
		return this.responses.accepted(acceptOn(id, request,
				(operation) -> this.decisions.repair(id, request.caller(), request.preconditions()::check, operation)));
	}

	private ResponseEntity<PeeringResource> shown(PeeringDocument peering) {
		PeeringResource resource = this.representations.of(peering);
		return ResponseEntity.ok().eTag(resource.etag()).body(resource);
	}

	private Accepted acceptOn(String id, ApiRequest request, Function<String, Decision> decide) {
		if (this.reader.isIn(id)) {
			return accept(Layout.placeOf(id), request, null, decide);
		}
		if (request.method().equals("DELETE") && request.caller().is(Caller.Role.Operator)) {
			return new Accepted(null, null, false);
		}
		throw PeeringStore.notFound(id);
	}

	private Accepted accept(String place, ApiRequest request, JsonNode body, Function<String, Decision> decide) {
		return this.acceptance.accept(place, RequestIdentity.of(request, body), decide);
	}

	private static Function<String, Object> fields(PeeringResource peering) {
		return Map.<String, Object>of("region", peering.region(), "customer", peering.customer(), "status",
				peering.connectionState().status(), "provisioningState", peering.provisioningState(), "mode",
				peering.mode())::get;
	}

}
