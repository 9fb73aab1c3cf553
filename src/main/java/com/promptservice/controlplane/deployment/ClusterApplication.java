package com.promptservice.controlplane.deployment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What runs on a cluster, and what ran there before.
 *
 * @param history the newest first; the first one runs
 */
record ClusterApplication(int schemaVersion, String cluster, List<Run> history) {

	private static final int VERSION = 1;

	private static final int KEPT = 10;

	ClusterApplication {
		history = List.copyOf(history);
	}

	static ClusterApplication none(String cluster) {
		return new ClusterApplication(VERSION, cluster, List.of());
	}

	Optional<Run> current() {
		return this.history.stream().findFirst();
	}

	Optional<Run> previous() {
		return this.history.stream().skip(1).findFirst();
	}

	/**
	 * The same, when this deployment is the one that determines what runs.
	 */
	Optional<Run> currentOf(String deploymentId) {
		return current().filter((run) -> run.deploymentId().equals(deploymentId));
	}

	/**
	 * The cluster after a deployment; may be told twice.
	 */
	ClusterApplication deployed(Release release, String deploymentId, Instant now) {
		if (currentOf(deploymentId).isPresent()) {
			return this;
		}
		List<Run> all = new ArrayList<>(List.of(new Run(release, deploymentId, now)));
		this.history.stream().limit(KEPT - 1L).forEach(all::add);
		return new ClusterApplication(VERSION, this.cluster, all);
	}

	/**
	 * The cluster after a deployment was undone; may be told twice.
	 */
	ClusterApplication rolledBack(String deploymentId) {
		return (currentOf(deploymentId).isEmpty()) ? this
				: new ClusterApplication(VERSION, this.cluster, this.history.subList(1, this.history.size()));
	}

	/**
	 * A release that ran.
	 */
	record Run(Release release, String deploymentId, Instant since) {
	}

}
