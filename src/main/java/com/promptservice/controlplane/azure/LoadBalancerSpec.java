package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A wanted internal Standard load balancer with one static address and, for each port, a
 * TCP probe and a rule from that port to the same one.
 *
 * @param subnetId ARM id of the subnet that holds its address
 * @param privateIp an IPv4 address of that subnet
 * @param ports the first one's rule is {@code grpcLbRule}, that of port p
 * {@code grpcLbRule<p>}
 */
public record LoadBalancerSpec(Placement at, String name, String subnetId, String privateIp, List<Integer> ports) {

	/**
	 * The pool that cluster nodes join.
	 */
	public static final String POOL = "appBackendPool";

	public LoadBalancerSpec {
		ports = List.copyOf(ports);
	}

	/**
	 * ARM id.
	 */
	public String id() {
		return this.at.id("Microsoft.Network/loadBalancers", this.name);
	}

	/**
	 * ARM id of the pool that cluster nodes join.
	 */
	public String poolId() {
		return id() + "/backendAddressPools/" + POOL;
	}

}
