package com.promptservice.controlplane.region;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.FilterOn;
import com.promptservice.controlplane.api.ListQuery;
import com.promptservice.controlplane.api.Page;
import com.promptservice.controlplane.api.Representations;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationResponses;
import com.promptservice.controlplane.operation.RequestIdentity;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import tools.jackson.databind.JsonNode;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Regions: the shared assets of their clusters.
 */
@RestController
@Profile("!simulator")
@RequestMapping(path = "/regions", version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Regions", description = "The shared assets of a region's clusters")
class RegionController {

	static final String ONE = "/{region:" + ApiPatterns.REGION + "}";

	private final RegionStore regions;

	private final RegionRepresentations representations;

	private final RegionRequests requests;

	private final RegionDecisions decisions;

	private final Acceptance acceptance;

	private final OperationResponses responses;

	RegionController(RegionStore regions, RegionRepresentations representations, RegionRequests requests,
			RegionDecisions decisions, Acceptance acceptance, OperationResponses responses) {
		this.regions = regions;
		this.representations = representations;
		this.requests = requests;
		this.decisions = decisions;
		this.acceptance = acceptance;
		this.responses = responses;
	}

	@GetMapping
	@Operation(operationId = "Regions_List", summary = "List regions")
	ResponseEntity<Page<RegionResource>> list(
			@FilterOn({ "name", "location", "provisioningState", "subscriptionId" }) ListQuery query,
			ApiRequest request) {
		Stream<RegionResource> behind = this.regions.all()
			.filter((region) -> query.after() == null || region.name().compareTo(query.after()) > 0)
			.map(this.representations::of);
		return Representations.ok(query.page(behind, RegionResource::name, RegionController::fields), request);
	}

	@GetMapping(ONE)
	@Operation(operationId = "Regions_Get", summary = "Read a region")
	ResponseEntity<RegionResource> get(@PathVariable String region, ApiRequest request) {
		return Representations.ok(this.representations.of(this.regions.get(region)), request);
	}

	@PutMapping(ONE)
	@Operation(operationId = "Regions_CreateOrReplace",
			summary = "Create a region, change it, or bring it back in line with Azure")
	ResponseEntity<Object> put(@PathVariable String region, @RequestBody Submitted<RegionRequest> body,
			ApiRequest request) {
		RegionRequest wanted = this.requests.valid(region, body);
		return accept(request, body.json(),
				(id) -> this.decisions.put(region, wanted, request.preconditions()::check, id));
	}

	@DeleteMapping(ONE)
	@Operation(operationId = "Regions_Delete", summary = "Remove a region with all that it owns")
	ResponseEntity<Object> delete(@PathVariable String region, ApiRequest request) {
		return accept(request, null, (id) -> this.decisions.delete(region, request.preconditions()::check, id));
	}

	private ResponseEntity<Object> accept(ApiRequest request, JsonNode body, Function<String, Decision> decide) {
		return this.responses
			.accepted(this.acceptance.accept(DocumentName.HOME, RequestIdentity.of(request, body), decide));
	}

	private static Function<String, Object> fields(RegionResource region) {
		return Map.<String, Object>of("name", region.name(), "location", region.location(), "provisioningState",
				region.provisioningState(), "subscriptionId", region.subscriptionId())::get;
	}

}
