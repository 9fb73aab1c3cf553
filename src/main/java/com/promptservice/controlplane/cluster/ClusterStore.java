package com.promptservice.controlplane.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.ConfigFile;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Operation;
import tools.jackson.databind.JsonNode;

/**
 * The documents of clusters; each lives with its region.
 */
final class ClusterStore {

	private final Documents documents;

	private final PublishedConfigs configs;

	private final ClusterReservations reservations;

	ClusterStore(Documents documents, PublishedConfigs configs, ClusterReservations reservations) {
		this.documents = documents;
		this.configs = configs;
		this.reservations = reservations;
	}

	Optional<Versioned<ClusterDocument>> read(String region, String cluster) {
		return this.documents.read(Layout.cluster(region, cluster), ClusterDocument.class);
	}

	/**
	 * The cluster, in whatever region.
	 */
	Optional<Versioned<ClusterDocument>> find(String cluster) {
		return this.reservations.regionOf(cluster).flatMap((region) -> read(region, cluster));
	}

	/**
	 * The cluster.
	 * @throws ApiException ResourceNotFound
	 */
	ClusterDocument get(String cluster) {
		return find(cluster).map(Versioned::value).orElseThrow(() -> notFound(cluster));
	}

	static ApiException notFound(String cluster) {
		return new ApiException(ErrorCode.ResourceNotFound,
				ApiError.of(ErrorCode.ResourceNotFound, "There is no cluster '" + cluster + "'")
					.withTarget("path:cluster"),
				Map.of());
	}

	/**
	 * The configuration that the data plane reads, when it is published.
	 */
	Optional<ClusterConfig> config(String region, String cluster) {
		return this.configs.current(Layout.clusterConfig(region, cluster), ClusterConfig.class);
	}

	/**
	 * The configuration that the data plane read at that version.
	 * @throws ApiException ResourceNotFound, naming the versions that there are
	 */
	ClusterConfig config(String region, String cluster, int version) {
		ConfigFile file = Layout.clusterConfig(region, cluster);
		return this.configs.version(file, version)
			.map((found) -> this.documents.value(found.content(), ClusterConfig.class))
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound, "Version " + version
					+ " of the configuration is not kept; there are " + this.configs.versions(file)));
	}

	/**
	 * Every cluster behind a name, in the order of names; each is read when the stream
	 * comes to it.
	 * @param after the name before the first, or null
	 */
	Stream<ClusterDocument> all(String after) {
		return this.reservations.names()
			.stream()
			.filter((name) -> after == null || name.compareTo(after) > 0)
			.flatMap((name) -> find(name).map(Versioned::value).stream());
	}

	/**
	 * Every cluster of a region, in the order of names.
	 */
	List<ClusterDocument> in(String region) {
		return this.documents.names(region, Layout.clusters())
			.stream()
			.flatMap((name) -> this.documents.read(name, ClusterDocument.class).map(Versioned::value).stream())
			.sorted(java.util.Comparator.comparing(ClusterDocument::name))
			.toList();
	}

	/**
	 * Whether an operation has ended, or is forgotten already.
	 */
	boolean hasEnded(String operationId) {
		return this.documents.read(Layout.operation(operationId), Operation.class)
			.map((operation) -> operation.value().hasEnded())
			.orElse(true);
	}

	JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	/**
	 * Changes the cluster, or deletes it where the change gives null, provided it still
	 * belongs to the operation; else does nothing.
	 */
	void settle(String region, String cluster, String operationId, UnaryOperator<ClusterDocument> change) {
		change(region, cluster, (document) -> operationId.equals(document.activeOperationId()), change);
	}

	/**
	 * Changes the cluster where the condition holds, or deletes it where the change gives
	 * null.
	 * @return whether it did
	 */
	boolean change(String region, String cluster, Predicate<ClusterDocument> condition,
			UnaryOperator<ClusterDocument> change) {
		return this.documents.change(Layout.cluster(region, cluster), ClusterDocument.class, condition, change);
	}

}
