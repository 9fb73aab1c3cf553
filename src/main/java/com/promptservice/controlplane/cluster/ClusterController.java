package com.promptservice.controlplane.cluster;

import java.util.List;
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
import com.promptservice.controlplane.operation.OperationResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Clusters: the nodes that serve a region's endpoint.
 */
@RestController
@Profile("!simulator")
@RequestMapping(path = "/clusters", version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Clusters", description = "The nodes that serve a region's endpoint")
class ClusterController {

	static final String ONE = "/{cluster:" + ApiPatterns.CLUSTER + "}";

	private final ClusterStore clusters;

	private final ClusterRepresentations representations;

	private final ClusterRequests requests;

	private final ClusterDecisions decisions;

	private final ClusterAcceptance acceptance;

	private final OperationResponses responses;

	ClusterController(ClusterStore clusters, ClusterRepresentations representations, ClusterRequests requests,
			ClusterDecisions decisions, ClusterAcceptance acceptance, OperationResponses responses) {
		this.clusters = clusters;
		this.representations = representations;
		this.requests = requests;
		this.decisions = decisions;
		this.acceptance = acceptance;
		this.responses = responses;
	}

	@GetMapping
	@Operation(operationId = "Clusters_List", summary = "List clusters")
	ResponseEntity<Page<ClusterResource>> list(@FilterOn({ "name", "region", "provisioningState" }) ListQuery query,
			ApiRequest request) {
		Stream<ClusterResource> behind = this.clusters.all(query.after()).map(this.representations::of);
		return Representations.ok(query.page(behind, ClusterResource::name, ClusterController::fields), request);
	}

	@GetMapping(ONE)
	@Operation(operationId = "Clusters_Get", summary = "Read a cluster")
	ResponseEntity<ClusterResource> get(@PathVariable String cluster, ApiRequest request) {
		return Representations.ok(this.representations.of(this.clusters.get(cluster)), request);
	}

	@PutMapping(ONE)
	@Operation(operationId = "Clusters_CreateOrReplace",
			summary = "Create a cluster, change it, or bring it back in line with Azure")
	ResponseEntity<Object> put(@PathVariable String cluster, @RequestBody Submitted<ClusterRequest> body,
			ApiRequest request) {
		ClusterRequest wanted = this.requests.valid(cluster, body);
		return this.responses.accepted(this.acceptance.accept(List.of(wanted.region()), request, body.json(),
				(id) -> this.decisions.put(cluster, wanted, request.preconditions()::check, id)));
	}

	@DeleteMapping(ONE)
	@Operation(operationId = "Clusters_Delete",
			summary = "Remove a cluster; the region's network and load balancer stay")
	ResponseEntity<Object> delete(@PathVariable String cluster,
			@Parameter(description = "Remove the region's last cluster although peerings are connected") @RequestParam(
					defaultValue = "false") boolean force,
			ApiRequest request) {
		return this.responses.accepted(this.acceptance.accept(this.acceptance.places(cluster), request, null,
				(id) -> this.decisions.delete(cluster, force, request.preconditions()::check, id)));
	}

	@PostMapping(ONE + ":scale")
	@Operation(operationId = "Clusters_Scale", summary = "Change how many nodes a node type has")
	ResponseEntity<Object> scale(@PathVariable String cluster, @RequestBody Submitted<ClusterScaleRequest> body,
			ApiRequest request) {
		ClusterScaleRequest wanted = this.requests.valid(body);
		return this.responses.accepted(this.acceptance.accept(this.acceptance.places(cluster), request, body.json(),
				(id) -> this.decisions.scale(cluster, wanted, request.preconditions()::check, id)));
	}

	private static Function<String, Object> fields(ClusterResource cluster) {
		return Map.<String, Object>of("name", cluster.name(), "region", cluster.region(), "provisioningState",
				cluster.provisioningState())::get;
	}

}
