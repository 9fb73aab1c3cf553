package com.promptservice.controlplane.deployment;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.Placement;
import com.promptservice.controlplane.cluster.ClusterChildren;
import com.promptservice.controlplane.cluster.ClusterView;
import com.promptservice.controlplane.operation.PlannedStep;

import static com.promptservice.controlplane.operation.PlannedStep.step;

/**
 * Takes what runs off a cluster before its nodes go: services, then applications, then
 * their versions and types.
 */
record DeploymentClusterChildren(AzureResources resources, DeploymentStore store) implements ClusterChildren {

	private static final String SERVICES = "services";

	private static final String APPLICATIONS = "applications";

	private static final String VERSIONS = "application-versions";

	private static final String TYPES = "application-types";

	private static final Duration SLOW = Duration.ofMinutes(90);

	@Override
	public List<PlannedStep> removal(ClusterView cluster, String after) {
		Placement at = cluster.region().placement("cluster/" + cluster.name(), Map.of());
		return List.of(step(SERVICES, SLOW, this.resources.removeServices(at, cluster.id()), after),
				step(APPLICATIONS, SLOW, this.resources.removeApplications(at, cluster.id()), SERVICES),
				step(VERSIONS, SLOW, this.resources.removeApplicationVersions(at, cluster.id()), APPLICATIONS),
				step(TYPES, SLOW, this.resources.removeApplicationTypes(at, cluster.id()), VERSIONS),
				step("forget-application", SLOW,
						new ForgetApplication(this.store, cluster.region().name(), cluster.name()), TYPES));
	}

}
