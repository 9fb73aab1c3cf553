package com.promptservice.controlplane.cluster;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;

/**
 * Judges writes of clusters against their live state.
 */
final class ClusterDecisions {

	private final ClusterStore clusters;

	private final ClusterReservations reservations;

	private final ClusterSites sites;

	private final ClusterDefaults defaults;

	private final ClusterRepresentations representations;

	private final List<ClusterUsers> users;

	private final BusyCluster busy;

	private final Clock clock;

	ClusterDecisions(ClusterStore clusters, ClusterReservations reservations, ClusterSites sites,
			ClusterDefaults defaults, ClusterRepresentations representations, List<ClusterUsers> users,
			BusyCluster busy, Clock clock) {
		this.clusters = clusters;
		this.reservations = reservations;
		this.sites = sites;
		this.defaults = defaults;
		this.representations = representations;
		this.users = List.copyOf(users);
		this.busy = busy;
		this.clock = clock;
	}

	/**
	 * Judges a PUT.
	 * @param preconditions given the current ETag or null; throws when they do not hold
	 */
	Decision put(String cluster, ClusterRequest request, Consumer<String> preconditions, String operationId) {
		Optional<Versioned<ClusterDocument>> current = this.clusters.find(cluster)
			.or(() -> this.clusters.read(request.region(), cluster));
		preconditions.accept(current.map(this.representations::etag).orElse(null));
		if (current.isEmpty()) {
			ClusterSpec spec = this.defaults.complete(cluster, request, null);
			RegionView site = this.sites.ready(spec);
			String holder = this.reservations.reserve(cluster, spec.region());
			if (!holder.equals(spec.region())) {
				throw new ApiException(ErrorCode.NameTaken, ReserveName.taken(cluster, holder), Map.of());
			}
			return write(201, null, ClusterDocument.created(spec, site, operationId, this.clock.instant()));
		}
		ClusterDocument is = current.get().value();
		ClusterSpec spec = this.defaults.complete(cluster, request, is.spec());
		if (!is.isAtRest()) {
			if (is.provisioningState() != ProvisioningState.Deleting && is.heldBy() == null && is.spec().equals(spec)) {
				return new Decision.Join(is.activeOperationId());
			}
			throw this.busy.refusal(is);
		}
		refuse(ErrorCode.ImmutableFieldChanged, ClusterChanges.forbidden(is, spec));
		return update(current.get(), spec, operationId);
	}

	/**
	 * Judges a change of a node type's number of nodes.
	 */
	Decision scale(String cluster, ClusterScaleRequest request, Consumer<String> preconditions, String operationId) {
		Versioned<ClusterDocument> current = this.clusters.find(cluster)
			.orElseThrow(() -> ClusterStore.notFound(cluster));
		preconditions.accept(this.representations.etag(current));
		ClusterDocument is = current.value();
		if (!is.isAtRest()) {
			throw this.busy.refusal(is);
		}
		if (is.provisioningState() != ProvisioningState.Succeeded) {
			throw new ApiException(ErrorCode.ClusterNotReady,
					"Cluster '" + cluster + "' is " + is.provisioningState() + "; repair it with PUT first");
		}
		return scale(current, is.spec().scaled(request.nodeType(), request.instanceCount()), request.nodeType(),
				operationId);
	}

	/**
	 * Judges a DELETE.
	 * @param force whether the last cluster may go although it is in use
	 * @param preconditions given the current ETag or null; throws when they do not hold
	 */
	Decision delete(String cluster, boolean force, Consumer<String> preconditions, String operationId) {
		Optional<Versioned<ClusterDocument>> current = this.clusters.find(cluster);
		preconditions.accept(current.map(this.representations::etag).orElse(null));
		if (current.isEmpty()) {
			return new Decision.Nothing();
		}
		ClusterDocument is = current.get().value();
		if (is.provisioningState() == ProvisioningState.Deleting) {
			return new Decision.Join(is.activeOperationId());
		}
		if (!force) {
			refuseLastInUse(is);
		}
		return remove(current.get(), is.busyWith(), operationId);
	}

	/**
	 * Judges whether an ended create or update can go on.
	 */
	Decision retryWrite(ClusterCreateOrUpdate.Input input, String operationId) {
		return update(unchanged(input.spec()), input.spec(), operationId);
	}

	/**
	 * Judges whether an ended change of the number of nodes can go on.
	 */
	Decision retryScale(ClusterScale.Input input, String operationId) {
		return scale(unchanged(input.spec()), input.spec(), input.nodeType(), operationId);
	}

	/**
	 * Judges whether an ended delete can go on.
	 */
	Decision retryDelete(ClusterDelete.Input input, String operationId) {
		return remove(atRest(input.spec()), input.supersedes(), operationId);
	}

	private Versioned<ClusterDocument> unchanged(ClusterSpec spec) {
		Versioned<ClusterDocument> current = atRest(spec);
		if (!current.value().spec().equals(spec)) {
			throw new ApiException(ErrorCode.ImmutableFieldChanged,
					"Cluster '" + spec.cluster() + "' was changed since by another request; PUT it instead");
		}
		return current;
	}

	private Versioned<ClusterDocument> atRest(ClusterSpec spec) {
		Versioned<ClusterDocument> current = this.clusters.read(spec.region(), spec.cluster())
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound,
					"Cluster '" + spec.cluster() + "' does not exist any more"));
		if (!current.value().isAtRest()) {
			throw this.busy.refusal(current.value());
		}
		return current;
	}

	private void refuseLastInUse(ClusterDocument cluster) {
		String region = cluster.spec().region();
		boolean others = ClusterRoom.beside(cluster.name(), this.clusters.in(region))
			.stream()
			.anyMatch((other) -> !ClusterRoom.leaving(other));
		if (!others) {
			refuse(ErrorCode.LastClusterInUse,
					this.users.stream()
						.flatMap((feature) -> feature.connected(region).stream())
						.map((path) -> ApiError.detail(ErrorCode.LastClusterInUse, null, path + " is connected"))
						.toList());
		}
	}

	private static void refuse(ErrorCode code, List<ApiError> findings) {
		if (!findings.isEmpty()) {
			ApiError error = ApiError.of(code, code.meaning()).withTarget(findings.getFirst().target());
			throw new ApiException(code, error.withDetails(findings), Map.of());
		}
	}

	private Decision update(Versioned<ClusterDocument> current, ClusterSpec spec, String operationId) {
		RegionView site = this.sites.ready(spec);
		return write(200, current.etag(),
				current.value().claimed(spec, site, ProvisioningState.Updating, operationId, this.clock.instant()));
	}

	private Decision write(int status, String etag, ClusterDocument document) {
		ClusterResource resource = this.representations.of(document);
		return new Decision.Start(ClusterCreateOrUpdate.KIND, path(document), document.spec().region(),
				ClusterCreateOrUpdate.Input.of(document.spec(), document.site(), document.observed()),
				claim(etag, document), new Decision.Answer(status, resource.etag(), this.clusters.tree(resource)),
				null);
	}

	private Decision scale(Versioned<ClusterDocument> current, ClusterSpec spec, String nodeType, String operationId) {
		RegionView site = this.sites.ready(spec);
		ClusterDocument document = current.value()
			.claimed(spec, site, ProvisioningState.Updating, operationId, this.clock.instant());
		return new Decision.Start(ClusterScale.KIND, path(document), spec.region(),
				new ClusterScale.Input(spec, site, nodeType), claim(current.etag(), document),
				new Decision.Answer(202, null, null), null);
	}

	private Decision remove(Versioned<ClusterDocument> current, String supersedes, String operationId) {
		ClusterDocument is = current.value();
		ClusterDocument document = is.claimed(is.spec(), is.site(), ProvisioningState.Deleting, operationId,
				this.clock.instant());
		return new Decision.Start(ClusterDelete.KIND, path(document), is.spec().region(),
				new ClusterDelete.Input(is.spec(), is.site(), supersedes), claim(current.etag(), document),
				new Decision.Answer(202, null, null), supersedes);
	}

	private static String path(ClusterDocument document) {
		return "/clusters/" + document.name();
	}

	private Decision.Claim claim(String etag, ClusterDocument document) {
		return new Decision.Claim(Layout.cluster(document.spec().region(), document.name()), etag,
				this.clusters.tree(document));
	}

}
