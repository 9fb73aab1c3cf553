package com.promptservice.controlplane.cluster;

import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * The clusters, for the features on them. A cluster is changed by one operation at a
 * time: either its own or one that holds it.
 */
public final class Clusters {

	private final ClusterStore store;

	Clusters(ClusterStore store) {
		this.store = store;
	}

	/**
	 * The cluster of this name, when there is one.
	 */
	public Optional<ClusterView> find(String cluster) {
		return this.store.find(cluster).map(Versioned::value).map(ClusterView::of);
	}

	/**
	 * Every cluster of a region, in the order of names.
	 */
	public List<ClusterView> in(String region) {
		return this.store.in(region).stream().map(ClusterView::of).toList();
	}

	/**
	 * Keeps every other operation from changing the cluster until it is released; may be
	 * repeated.
	 * @return false when the cluster is not in state Succeeded or belongs to another
	 * operation
	 */
	public boolean hold(ClusterView cluster, String operationId) {
		return this.store.change(cluster.region().name(), cluster.name(),
				(document) -> document.provisioningState() == ProvisioningState.Succeeded
						&& (document.heldBy() == null || document.heldBy().equals(operationId)),
				(document) -> document.held(operationId));
	}

	/**
	 * Lets the cluster go; nothing happens when the operation does not hold it.
	 */
	public void release(ClusterView cluster, String operationId) {
		this.store.change(cluster.region().name(), cluster.name(), (document) -> operationId.equals(document.heldBy()),
				(document) -> document.held(null));
	}

}
