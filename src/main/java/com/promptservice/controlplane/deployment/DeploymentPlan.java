package com.promptservice.controlplane.deployment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.ApplicationSpec;
import com.promptservice.controlplane.azure.ApplicationTypeSpec;
import com.promptservice.controlplane.azure.ApplicationVersionSpec;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.HealthSpec;
import com.promptservice.controlplane.azure.ManagedIdentity;
import com.promptservice.controlplane.azure.ManagedIdentitySpec;
import com.promptservice.controlplane.azure.Placement;
import com.promptservice.controlplane.azure.StatelessServiceSpec;
import com.promptservice.controlplane.cluster.ClusterView;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.metadata.Artifacts;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.RegionView;

import static com.promptservice.controlplane.operation.PlannedStep.step;

/**
 * The plan that brings releases to clusters, one cluster after the other: what is new is
 * made, what runs is upgraded.
 */
final class DeploymentPlan {

	static final String APPLICATION = "kvstore";

	private static final String NODE_TYPE = "App";

	private static final String IDENTITY = "identity";

	private static final Duration QUICK = Duration.ofMinutes(30);

	private static final Duration SLOW = Duration.ofMinutes(90);

	/** The identity service comes with the first application that has an identity. */
	private static final Duration APPLICATION_BESIDES_UPGRADE = Duration.ofMinutes(90);

	private static final Duration PROBES = Duration.ofMinutes(10);

	private final AzureResources resources;

	private final Artifacts artifacts;

	private final Clusters clusters;

	private final PackageProperties properties;

	DeploymentPlan(AzureResources resources, Artifacts artifacts, Clusters clusters, PackageProperties properties) {
		this.resources = resources;
		this.artifacts = artifacts;
		this.clusters = clusters;
		this.properties = properties;
	}

	Plan of(List<DeploymentTarget> targets, UpgradePolicy policy) {
		List<PlannedStep> steps = new ArrayList<>();
		RegionView region = targets.getFirst().cluster().region();
		steps.add(step(IDENTITY, QUICK, this.resources.findManagedIdentity(identity(region))));
		String[] before = {};
		for (DeploymentTarget target : targets) {
			steps.addAll(cluster(target, policy, before));
			before = new String[] { health(target.cluster().name()) };
		}
		return new Plan(steps);
	}

	/**
	 * The step that tells which version a cluster got.
	 */
	static String application(String cluster) {
		return cluster + "-application";
	}

	/**
	 * The step that is done when all is well on a cluster.
	 */
	static String health(String cluster) {
		return cluster + "-health";
	}

	private List<PlannedStep> cluster(DeploymentTarget target, UpgradePolicy policy, String... before) {
		ClusterView cluster = target.cluster();
		Release release = target.release();
		RegionView region = cluster.region();
		Placement at = region.placement("cluster/" + cluster.name(), Map.of());
		ApplicationTypeSpec type = new ApplicationTypeSpec(at, cluster.id(), release.packageName());
		ApplicationVersionSpec version = new ApplicationVersionSpec(type, release.version(), new RegionalPackage(
				this.artifacts, FetchPackage.file(region.name(), release), this.properties.addressValidity()));
		String hold = cluster.name() + "-hold";
		String fetch = cluster.name() + "-package";
		String typeStep = cluster.name() + "-application-type";
		String versionStep = cluster.name() + "-version";
		String applicationStep = application(cluster.name());
		List<PlannedStep> steps = new ArrayList<>();
		// @formatter:off
		steps.add(step(hold, SLOW, new HoldCluster(this.clusters, cluster), before)
				.ofThisOperation());
		steps.add(step(fetch, SLOW, new FetchPackage(this.artifacts, region.name(), release), before));
		steps.add(step(typeStep, QUICK, this.resources.ensureApplicationType(type), hold));
		steps.add(step(versionStep, SLOW, this.resources.ensureApplicationVersion(version), hold, fetch, typeStep));
		steps.add(step(applicationStep, APPLICATION_BESIDES_UPGRADE.plus(policy.timeout()), this.resources.ensureApplication(
				(visit) -> application(version, region, release, policy, visit), (name) -> inWords(name, release)),
				hold, versionStep, IDENTITY));
		// @formatter:on
		List<String> services = new ArrayList<>();
		String applicationId = cluster.id() + "/applications/" + APPLICATION;
		int numa = 0;
		for (String serviceType : release.services().values()) {
			String name = "numa" + numa++;
			services.add(cluster.name() + "-service-" + name);
			steps.add(step(services.getLast(), SLOW,
					this.resources.ensureStatelessService(
							new StatelessServiceSpec(at, applicationId, name, serviceType, NODE_TYPE)),
					hold, applicationStep));
		}
		steps.add(step(health(cluster.name()), SLOW,
				this.resources.awaitHealth(new HealthSpec(version, applicationId, NODE_TYPE, region.loadBalancerId(),
						List.copyOf(release.services().keySet()), PROBES)),
				Stream.concat(Stream.of(hold), services.stream()).toArray(String[]::new)));
		return steps;
	}

	private static ApplicationSpec application(ApplicationVersionSpec version, RegionView region, Release release,
			UpgradePolicy policy, Visit visit) {
		ManagedIdentity identity = visit.output(IDENTITY, ManagedIdentity.class);
		if (!identity.exists()) {
			throw new StepException(
					ApiError.of(ErrorCode.ParentNotFound,
							region.identityId() + " does not exist; repair region '" + region.name() + "' with PUT"),
					false, null, null);
		}
		return new ApplicationSpec(version, APPLICATION, release.parameters(),
				new ApplicationSpec.Identity(region.identityId(), identity.principalId(), release.managedIdentities()),
				policy.toAzure());
	}

	/**
	 * What clients know a service by is its port.
	 */
	private static String inWords(String service, Release release) {
		int numa = 0;
		for (int port : release.services().keySet()) {
			if (service.equals("numa" + numa++)) {
				return "port " + port;
			}
		}
		return "service " + service;
	}

	private static ManagedIdentitySpec identity(RegionView region) {
		String name = region.identityId().substring(region.identityId().lastIndexOf('/') + 1);
		return new ManagedIdentitySpec(region.placement("region/" + region.name(), Map.of()), name);
	}

}
