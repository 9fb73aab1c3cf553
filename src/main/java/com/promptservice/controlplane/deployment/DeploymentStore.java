package com.promptservice.controlplane.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;
import tools.jackson.databind.JsonNode;

/**
 * The documents of deployments and of what runs on clusters; each lives with its region.
 */
final class DeploymentStore {

	static final String PATH = "/deployments/";

	private final Documents documents;

	private final Regions regions;

	DeploymentStore(Documents documents, Regions regions) {
		this.documents = documents;
		this.regions = regions;
	}

	Optional<Versioned<DeploymentDocument>> find(String id) {
		return this.documents.read(Layout.deployment(id), DeploymentDocument.class);
	}

	/**
	 * The deployment.
	 * @throws ApiException ResourceNotFound
	 */
	DeploymentDocument get(String id) {
		return find(id).map(Versioned::value).orElseThrow(() -> notFound(id));
	}

	static ApiException notFound(String id) {
		return new ApiException(ErrorCode.ResourceNotFound,
				ApiError.of(ErrorCode.ResourceNotFound, "There is no deployment '" + id + "'").withTarget("path:id"),
				Map.of());
	}

	/**
	 * Every deployment behind an id, in the order of ids, which is the order of regions
	 * and then of time; each is read when the stream comes to it.
	 * @param after the id before the first, or null
	 */
	Stream<DeploymentDocument> all(String after) {
		return this.regions.all()
			.stream()
			.map(RegionView::name)
			.sorted(java.util.Comparator.comparing((region) -> region + "."))
			.flatMap((region) -> ids(region).stream())
			.filter((id) -> after == null || id.compareTo(after) > 0)
			.flatMap((id) -> find(id).map(Versioned::value).stream());
	}

	/**
	 * Every deployment in a region, oldest first.
	 */
	List<DeploymentDocument> in(String region) {
		return ids(region).stream().flatMap((id) -> find(id).map(Versioned::value).stream()).toList();
	}

	/**
	 * The deployments in a region that belong to an operation now, found by the
	 * operations that have not ended, however long the history is.
	 */
	List<DeploymentDocument> active(String region) {
		return paths(region, Layout.activeOperations()).stream()
			.map((path) -> path.substring(Layout.activeOperations().length()))
			.flatMap((id) -> this.documents.read(Layout.operation(id), Operation.class).stream())
			.map((operation) -> operation.value().order().target())
			.filter((target) -> target.startsWith(PATH))
			.distinct()
			.flatMap((target) -> find(target.substring(PATH.length())).stream())
			.map(Versioned::value)
			.filter((deployment) -> deployment.activeOperationId() != null)
			.toList();
	}

	private List<String> ids(String region) {
		return paths(region, Layout.deployments()).stream()
			.map((path) -> path.substring(Layout.deployments().length(), path.length() - ".json".length()))
			.sorted()
			.toList();
	}

	private List<String> paths(String place, String prefix) {
		return this.documents.names(place, prefix).stream().map(DocumentName::path).toList();
	}

	/**
	 * What runs on a cluster, and ran before.
	 */
	ClusterApplication application(String region, String cluster) {
		return this.documents.read(Layout.application(region, cluster), ClusterApplication.class)
			.map(Versioned::value)
			.orElseGet(() -> ClusterApplication.none(cluster));
	}

	/**
	 * What runs on all clusters of a region that run anything.
	 */
	List<ClusterApplication> applications(String region) {
		return paths(region, Layout.applications()).stream()
			.flatMap((path) -> this.documents.read(new DocumentName(region, path), ClusterApplication.class).stream())
			.map(Versioned::value)
			.toList();
	}

	/**
	 * Changes what is known to run on a cluster, where the change changes anything.
	 */
	void changeApplication(String region, String cluster, UnaryOperator<ClusterApplication> change) {
		this.documents.change(Layout.application(region, cluster), ClusterApplication.class,
				ClusterApplication.none(cluster), (runs) -> !change.apply(runs).equals(runs), change);
	}

	/**
	 * Forgets what ran on a cluster that goes.
	 * @param beforeChange called before the document is deleted; may throw to prevent it
	 */
	void forgetApplication(String region, String cluster, Runnable beforeChange) {
		this.documents.change(Layout.application(region, cluster), ClusterApplication.class, (runs) -> true, (runs) -> {
			beforeChange.run();
			return null;
		});
	}

	/**
	 * Changes the deployment, provided it still belongs to the operation; else does
	 * nothing.
	 */
	void settle(String id, String operationId, UnaryOperator<DeploymentDocument> change) {
		this.documents.change(Layout.deployment(id), DeploymentDocument.class,
				(deployment) -> operationId.equals(deployment.activeOperationId()), change);
	}

	JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

}
