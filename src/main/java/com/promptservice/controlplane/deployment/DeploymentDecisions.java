package com.promptservice.controlplane.deployment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.cluster.ClusterView;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;

/**
 * Judges writes of deployments against live state.
 */
final class DeploymentDecisions {

	private final DeploymentStore store;

	private final PackageStore packages;

	private final Clusters clusters;

	private final Regions regions;

	private final ClusterReadiness readiness;

	private final Clock clock;

	private final TimeOrderedEpochFactory ids;

	DeploymentDecisions(DeploymentStore store, PackageStore packages, Clusters clusters, Regions regions,
			ClusterReadiness readiness, Clock clock) {
		this.store = store;
		this.packages = packages;
		this.clusters = clusters;
		this.regions = regions;
		this.readiness = readiness;
		this.clock = clock;
		this.ids = TimeOrderedEpochFactory.builder().withInstantFunction(clock::instant).build();
	}

	/**
	 * Judges a POST.
	 * @param preconditions given null, since there is nothing yet; throws when they do
	 * not hold
	 */
	Decision create(DeploymentRequest request, Consumer<String> preconditions, String operationId) {
		preconditions.accept(null);
		List<ClusterView> meant = clusters(request);
		PackageReference reference = request.packageReference();
		PackageDocument document = this.packages.find(reference.name(), reference.version())
			.map(Versioned::value)
			.orElseThrow(() -> refusal(ErrorCode.PackageNotFound,
					PackageStore.missing(reference.name(), reference.version()), "$.package"));
		RegionView region = meant.getFirst().region();
		Release release = ReleaseMaker.of(document, request.parameters(), region.grpcPorts());
		this.readiness.require(meant);
		List<ClusterOutcome> outcomes = new ArrayList<>();
		for (ClusterView cluster : meant) {
			ClusterApplication runs = this.store.application(region.name(), cluster.name());
			refuseOther(runs, release);
			outcomes.add(ClusterOutcomes.of(runs, ClusterOutcome.State.Pending));
		}
		DeploymentDocument created = DeploymentDocument.created(region.name() + "." + this.ids.create(), region.name(),
				request, meant.stream().map(ClusterView::name).toList(), outcomes, operationId, this.clock.instant());
		DeploymentResource resource = DeploymentResource.of(created);
		DeploymentChange.Input input = new DeploymentChange.Input(created.id(),
				meant.stream().map((cluster) -> new DeploymentTarget(cluster, release)).toList(),
				created.upgradePolicy());
		return start(DeploymentChange.CREATE, created, null, input,
				new Decision.Answer(201, resource.etag(), this.store.tree(resource)));
	}

	/**
	 * Judges a roll-back.
	 * @param preconditions given the current ETag; throws when they do not hold
	 */
	Decision rollback(String id, Consumer<String> preconditions, String operationId) {
		Versioned<DeploymentDocument> current = this.store.find(id).orElseThrow(() -> DeploymentStore.notFound(id));
		DeploymentDocument is = current.value();
		preconditions.accept(DeploymentResource.of(is).etag());
		this.readiness.requireAtRest(is);
		List<DeploymentTarget> targets = new ArrayList<>();
		List<ApiError> missing = new ArrayList<>();
		for (String name : is.clusters()) {
			ClusterApplication runs = this.store.application(is.region(), name);
			if (runs.currentOf(id).isPresent()) {
				runs.previous()
					.ifPresentOrElse(
							(run) -> this.clusters.find(name)
								.ifPresent((cluster) -> targets.add(new DeploymentTarget(cluster, run.release()))),
							() -> missing.add(ApiError.detail(ErrorCode.NoPreviousVersion, null,
									"On cluster '" + name + "' nothing ran before")));
			}
		}
		if (!missing.isEmpty() || targets.isEmpty()) {
			String why = missing.isEmpty() ? "No cluster runs what deployment '" + id + "' brought"
					: missing.getFirst().message();
			throw new ApiException(ErrorCode.NoPreviousVersion,
					ApiError.of(ErrorCode.NoPreviousVersion, why).withDetails(missing), Map.of());
		}
		this.readiness.require(targets.stream().map(DeploymentTarget::cluster).toList());
		return start(DeploymentChange.ROLLBACK,
				is.claimed(ProvisioningState.Updating, operationId, this.clock.instant()), current.etag(),
				new DeploymentChange.Input(id, targets, is.upgradePolicy()), new Decision.Answer(202, null, null));
	}

	/**
	 * Judges whether an ended operation of a deployment can go on.
	 * @param kind of the operation
	 */
	Decision retry(String kind, DeploymentChange.Input input, String operationId) {
		String id = input.deploymentId();
		Versioned<DeploymentDocument> current = this.store.find(id)
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound,
					"Deployment '" + id + "' does not exist any more"));
		DeploymentDocument is = current.value();
		this.readiness.requireAtRest(is);
		List<String> names = input.targets().stream().map((target) -> target.cluster().name()).toList();
		this.store.in(is.region())
			.stream()
			.filter((other) -> other.createdAt().isAfter(is.createdAt())
					&& other.clusters().stream().anyMatch(names::contains))
			.findFirst()
			.ifPresent((newer) -> {
				throw new ApiException(ErrorCode.OperationNotRetryable, "Deployment '" + newer.id()
						+ "' is newer and changes what runs on the same clusters; deploy anew instead");
			});
		this.readiness.require(names.stream().flatMap((name) -> this.clusters.find(name).stream()).toList());
		ProvisioningState state = kind.equals(DeploymentChange.CREATE) ? ProvisioningState.Creating
				: ProvisioningState.Updating;
		return start(kind, is.claimed(state, operationId, this.clock.instant()), current.etag(), input,
				new Decision.Answer(202, null, null));
	}

	private List<ClusterView> clusters(DeploymentRequest request) {
		if (request.cluster() != null) {
			return List.of(this.clusters.find(request.cluster())
				.orElseThrow(() -> refusal(ErrorCode.ParentNotFound, "There is no cluster '" + request.cluster() + "'",
						"$.cluster")));
		}
		RegionView region = this.regions.find(request.region())
			.orElseThrow(() -> refusal(ErrorCode.ParentNotFound, "There is no region '" + request.region() + "'",
					"$.region"));
		List<ClusterView> all = this.clusters.in(region.name());
		if (all.isEmpty()) {
			throw refusal(ErrorCode.ClusterNotReady, "Region '" + region.name() + "' has no cluster", "$.region");
		}
		return all;
	}

	/**
	 * Service Fabric cannot turn an application into one of another type.
	 */
	private static void refuseOther(ClusterApplication runs, Release wanted) {
		runs.current()
			.map((run) -> run.release().packageName())
			.filter((name) -> !name.equals(wanted.packageName()))
			.ifPresent((name) -> {
				throw refusal(ErrorCode.ImmutableFieldChanged,
						"Cluster '" + runs.cluster() + "' runs package '" + name
								+ "', which cannot be upgraded to package '" + wanted.packageName() + "'",
						"$.package.name");
			});
	}

	private static ApiException refusal(ErrorCode code, String message, String target) {
		return new ApiException(code, ApiError.of(code, message).withTarget(target), Map.of());
	}

	private Decision start(String kind, DeploymentDocument document, String etag, Record input,
			Decision.Answer answer) {
		return new Decision.Start(kind, DeploymentStore.PATH + document.id(), document.region(), input,
				new Decision.Claim(Layout.deployment(document.id()), etag, this.store.tree(document)), answer, null);
	}

}
