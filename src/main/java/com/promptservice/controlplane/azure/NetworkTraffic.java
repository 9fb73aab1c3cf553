package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at whether traffic can flow, without sending any. Failures are
 * {@link com.promptservice.controlplane.operation.StepException}s.
 */
public interface NetworkTraffic {

	/**
	 * How many machines are in a load balancer's backend pools; empty when there is no
	 * such load balancer.
	 * @param loadBalancerId ARM id
	 */
	Optional<Integer> poolSize(String loadBalancerId);

	/**
	 * How the load balancer's probes of a port stand: percent of the probes that passed
	 * lately, by the machines' private addresses.
	 * @param loadBalancerId ARM id
	 */
	Map<String, Double> probes(String loadBalancerId, int port);

	/**
	 * What the security group of a subnet does with TCP from elsewhere in the virtual
	 * network, peered networks included; empty when the subnet has no group, which lets
	 * everything pass.
	 * @param subnetId ARM id
	 * @param source IPv4 CIDR block that it comes from
	 */
	Optional<TrafficRule> into(String subnetId, String source, int port);

	/**
	 * What the security groups of a customer's subnets do with TCP that leaves them;
	 * nothing for subnets without one.
	 * @param peer the control plane's network that it is peered with
	 * @param address IPv4 address that it goes to
	 */
	List<TrafficRule> outOf(NetworkRef customer, NetworkRef peer, String address, int port);

	/**
	 * The rule that decides.
	 *
	 * @param subnet name
	 * @param securityGroupId ARM id
	 * @param rule its name
	 */
	record TrafficRule(String subnet, String securityGroupId, String rule, boolean allowed) {
	}

}
