package com.promptservice.controlplane.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.Availability;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.ManagedClusterSpec;
import com.promptservice.controlplane.azure.NameAvailability;
import com.promptservice.controlplane.azure.NodeType;
import com.promptservice.controlplane.azure.VcpuQuota;
import com.promptservice.controlplane.cluster.VmSizes.Size;
import com.promptservice.controlplane.region.RegionView;

/**
 * Finds out from Azure what would keep a cluster from being built, all of it at once.
 * Changes nothing.
 */
final class ClusterPreflight {

	private static final String ALL_FAMILIES = "cores";

	private final AzureLookups lookups;

	private final NameAvailability names;

	private final AzureProperties azure;

	ClusterPreflight(AzureLookups lookups, NameAvailability names, AzureProperties azure) {
		this.lookups = lookups;
		this.names = names;
		this.azure = azure;
	}

	/**
	 * What stands in the way.
	 * @throws com.promptservice.controlplane.operation.StepException when Azure cannot be
	 * asked
	 */
	List<ApiError> findings(ClusterSpec spec, RegionView site, Sight sight) {
		List<ApiError> findings = new ArrayList<>();
		if (!sight.exists()) {
			dnsLabel(findings, spec, site);
		}
		quota(findings, spec, site, sight.nodeTypes());
		roles(findings, new ClusterAssets(spec, site, this.azure), site);
		return findings;
	}

	/**
	 * What there is of the cluster.
	 * @throws com.promptservice.controlplane.operation.StepException when Azure cannot be
	 * asked
	 */
	Sight look(ClusterSpec spec, RegionView site) {
		ManagedClusterSpec wanted = new ClusterAssets(spec, site, this.azure).cluster();
		boolean exists = this.lookups.managedCluster(wanted).isPresent();
		return new Sight(exists, exists ? this.lookups.nodeTypes(wanted) : List.of());
	}

	private void dnsLabel(List<ApiError> findings, ClusterSpec spec, RegionView site) {
		Availability label = this.names.dnsLabel(site.subscriptionId(), site.location(), spec.cluster());
		// one look may be out of date, and the name may be the cluster's own
		if (!label.available() && !look(spec, site).exists()) {
			findings.add(ApiError.of(ErrorCode.NameTaken, label.message()).withTarget("path:cluster"));
		}
	}

	private void roles(List<ApiError> findings, ClusterAssets assets, RegionView site) {
		this.lookups.outOfReach(site.subscriptionId(), site.resourceGroupName(), assets.serviceFabricRoles())
			.forEach((role) -> findings.add(ApiError.of(ErrorCode.AuthorizationFailed,
					"The Service Fabric resource provider has no role '" + role.role().title() + "' on " + role.scope()
							+ ", and the control plane may not assign roles in resource group '"
							+ site.resourceGroupName() + "'")));
	}

	private void quota(List<ApiError> findings, ClusterSpec spec, RegionView site, List<NodeType> there) {
		Map<String, Long> needed = new LinkedHashMap<>();
		need(needed, ClusterAssets.SYSTEM, spec.nodeTypes().system().vmSize(),
				spec.nodeTypes().system().instanceCount(), there);
		need(needed, ClusterAssets.APP, spec.nodeTypes().app().vmSize(), spec.nodeTypes().app().instanceCount(), there);
		if (needed.values().stream().allMatch((vcpus) -> vcpus <= 0)) {
			return;
		}
		List<VcpuQuota> quotas = this.lookups.vcpuQuotas(site.subscriptionId(), site.location());
		needed.forEach((family, vcpus) -> {
			Optional<VcpuQuota> quota = quotas.stream()
				.filter((candidate) -> family.equalsIgnoreCase(candidate.family()))
				.findFirst();
			if (quota.isPresent() && vcpus > quota.get().free()) {
				findings.add(ApiError
					.of(ErrorCode.QuotaExceeded,
							"The cluster needs " + vcpus + " vCPUs of '" + family + "' in " + site.location() + ", and "
									+ quota.get().free() + " of " + quota.get().limit() + " are left")
					.withTarget("$.nodeTypes"));
			}
		});
	}

	private static void need(Map<String, Long> needed, String name, String vmSize, int count, List<NodeType> there) {
		Size size = VmSizes.find(vmSize)
			.orElseThrow(() -> new IllegalArgumentException("Size '" + vmSize + "' was not judged"));
		int has = there.stream()
			.filter((nodeType) -> nodeType.name().equalsIgnoreCase(name))
			.mapToInt(NodeType::instanceCount)
			.sum();
		long vcpus = (long) size.vcpus() * (count - has);
		needed.merge(size.family(), vcpus, Long::sum);
		needed.merge(ALL_FAMILIES, vcpus, Long::sum);
	}

	/**
	 * A cluster as Azure shows it.
	 */
	record Sight(boolean exists, List<NodeType> nodeTypes) {

		/**
		 * Whether Azure does not show what it has shown before.
		 */
		boolean lacks(ClusterObserved known) {
			return (known.managedClusterId() != null && !this.exists)
					|| (known.systemInstanceCount() != null && !has(ClusterAssets.SYSTEM))
					|| (known.appInstanceCount() != null && !has(ClusterAssets.APP));
		}

		private boolean has(String name) {
			return this.nodeTypes.stream().anyMatch((nodeType) -> nodeType.name().equalsIgnoreCase(name));
		}

	}

}
