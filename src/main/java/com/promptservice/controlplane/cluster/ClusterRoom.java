package com.promptservice.controlplane.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.region.Cidr;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;

/**
 * Judges whether a cluster fits into its subnet, beside the clusters that are there or
 * being made.
 */
final class ClusterRoom {

	/** Azure keeps the first four and the last address of each subnet. */
	private static final int AZURES_OWN = 5;

	private ClusterRoom() {
	}

	/**
	 * What stands in the way.
	 * @param others the region's other clusters that come first
	 */
	static List<ApiError> findings(ClusterSpec spec, RegionView site, List<ClusterDocument> others) {
		List<ApiError> findings = new ArrayList<>();
		String prefix = spec.subnetAddressPrefix();
		Cidr range = Cidr.of((prefix != null) ? prefix : site.subnetAddressPrefix());
		if (prefix != null) {
			overlap(findings, range, site.subnetAddressPrefix(), "the region's shared subnet");
			others.stream()
				.filter((other) -> other.spec().subnetAddressPrefix() != null)
				.forEach((other) -> overlap(findings, range, other.spec().subnetAddressPrefix(),
						"the subnet of cluster '" + other.name() + "'"));
		}
		long taken = others.stream()
			.map(ClusterDocument::spec)
			.filter((other) -> Objects.equals(other.subnetAddressPrefix(), prefix))
			.mapToLong(ClusterSpec::nodes)
			.sum();
		// The load balancer's own address
		long balancer = (prefix == null) ? 1 : 0;
		long free = (1L << (32 - range.length())) - AZURES_OWN - balancer - taken;
		if (spec.nodes() > free) {
			findings.add(ApiError
				.of(ErrorCode.SubnetFull,
						"The cluster needs " + spec.nodes() + " addresses, and " + range + " has " + Math.max(0, free)
								+ " left beside " + taken + " of other clusters")
				.withTarget((prefix != null) ? "$.subnetAddressPrefix" : "$.nodeTypes"));
		}
		return findings;
	}

	/**
	 * The clusters that an accepted one has to leave room for: of two that came at the
	 * same time, one comes first.
	 */
	static List<ClusterDocument> before(ClusterDocument cluster, List<ClusterDocument> all) {
		return all.stream()
			.filter((other) -> !other.name().equals(cluster.name()))
			.filter((other) -> other.createdAt().isBefore(cluster.createdAt())
					|| (other.createdAt().equals(cluster.createdAt()) && other.name().compareTo(cluster.name()) < 0))
			.toList();
	}

	/**
	 * Every cluster but the one of this name.
	 */
	static List<ClusterDocument> beside(String cluster, List<ClusterDocument> all) {
		return all.stream().filter((other) -> !other.name().equals(cluster)).toList();
	}

	/**
	 * Whether the cluster is on its way out.
	 */
	static boolean leaving(ClusterDocument cluster) {
		return cluster.provisioningState() == ProvisioningState.Deleting;
	}

	private static void overlap(List<ApiError> findings, Cidr range, String taken, String whose) {
		if (range.overlaps(Cidr.of(taken))) {
			findings.add(ApiError.of(ErrorCode.AddressSpaceOverlap, range + " overlaps " + taken + ", " + whose)
				.withTarget("$.subnetAddressPrefix"));
		}
	}

}
