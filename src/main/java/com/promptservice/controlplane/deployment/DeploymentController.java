package com.promptservice.controlplane.deployment;

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
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.OperationResponses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Deployments over HTTP.
 */
@RestController
@Profile("!simulator")
@RequestMapping(path = "/deployments", version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Deployments", description = "What runs on clusters: versions of packages, brought there and back")
class DeploymentController {

	private static final String ONE = "/{id:" + ApiPatterns.ID + "}";

	private final DeploymentStore store;

	private final DeploymentDecisions decisions;

	private final DeploymentAcceptance acceptance;

	private final OperationResponses responses;

	DeploymentController(DeploymentStore store, DeploymentDecisions decisions, DeploymentAcceptance acceptance,
			OperationResponses responses) {
		this.store = store;
		this.decisions = decisions;
		this.acceptance = acceptance;
		this.responses = responses;
	}

	@GetMapping
	@Operation(operationId = "Deployments_List",
			summary = "List deployments, region by region and the oldest first: the history of what ran where")
	ResponseEntity<Page<DeploymentResource>> list(
			@FilterOn({ "region", "cluster", "provisioningState" }) ListQuery query, ApiRequest request) {
		Stream<DeploymentResource> behind = this.store.all(query.after()).map(DeploymentResource::of);
		return Representations.ok(query.page(behind, DeploymentResource::name, DeploymentController::fields), request);
	}

	@GetMapping(ONE)
	@Operation(operationId = "Deployments_Get", summary = "Read a deployment")
	ResponseEntity<DeploymentResource> get(@PathVariable String id, ApiRequest request) {
		return Representations.ok(DeploymentResource.of(this.store.get(id)), request);
	}

	@PostMapping
	@Operation(operationId = "Deployments_Create",
			summary = "Bring a version of a package to a cluster, or to every cluster of a region",
			description = "A new application is made; one that runs is upgraded, and comes back to its version when it "
					+ "is not healthy. Succeeded means that every cluster really runs the version and that the load "
					+ "balancer's probes pass on both ports of each of its App nodes.")
	@ApiResponse(responseCode = "201", description = "The new deployment; an operation is carrying it out",
			content = @Content(schema = @Schema(implementation = DeploymentResource.class)))
	ResponseEntity<Object> create(@RequestBody Submitted<DeploymentRequest> body, ApiRequest request) {
		DeploymentRequest wanted = DeploymentRequests.valid(body);
		Accepted accepted = this.acceptance.accept(this.acceptance.places(wanted), request, body.json(),
				(id) -> this.decisions.create(wanted, request.preconditions()::check, id));
		return this.responses.accepted(accepted, accepted.operation().order().target());
	}

	@PostMapping(ONE + ":rollback")
	@Operation(operationId = "Deployments_Rollback",
			summary = "Bring back what ran before the deployment, on each of its clusters that still runs what it brought")
	ResponseEntity<Object> rollback(@PathVariable String id, ApiRequest request) {
		return this.responses.accepted(this.acceptance.accept(DeploymentAcceptance.places(id), request, null,
				(operationId) -> this.decisions.rollback(id, request.preconditions()::check, operationId)));
	}

	private static Function<String, Object> fields(DeploymentResource one) {
		return (field) -> switch (field) {
			case "region" -> one.region();
			case "cluster" -> one.cluster();
			default -> one.provisioningState();
		};
	}

}
