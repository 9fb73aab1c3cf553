package com.promptservice.controlplane.peering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.promptservice.controlplane.azure.NetworkTraffic;
import com.promptservice.controlplane.cluster.ClusterView;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.peering.PeeringDiagnosis.Check;
import com.promptservice.controlplane.region.RegionView;

/**
 * Looks at the way from a customer's network to the service and at what answers there.
 * Tells numbers, not names: who asks may be a customer.
 */
record ServiceCheck(NetworkTraffic traffic, Clusters clusters, PeeringDocument peering, PeeringAssets assets) {

	private static final double PASSING = 100;

	List<Check> all() {
		List<Check> checks = new ArrayList<>();
		List<Integer> ports = site().grpcPorts();
		checks.add(told("service-security-group", Connections.OPERATOR, () -> into(ports)));
		// nothing of a network is looked at before it is known to be the customer's
		checks.add(this.peering.approval().isApproved() && !this.peering.hasEnded()
				? told("customer-security-group", Connections.CUSTOMER, () -> outOf(ports))
				: Check.skipped("customer-security-group", "The peering is not approved or is over"));
		checks.add(told("backend-pool", Connections.OPERATOR, this::pool));
		ports.forEach((port) -> checks.add(told("probe-" + port, Connections.OPERATOR, () -> probe(port))));
		checks.add(clusters(this.clusters.in(site().name())));
		return checks;
	}

	private RegionView site() {
		return this.peering.site();
	}

	private Check into(List<Integer> ports) {
		String source = this.peering.observed().addressPrefixes().stream().findFirst().orElse("VirtualNetwork");
		List<String> closed = new ArrayList<>();
		boolean group = false;
		for (int port : ports) {
			Optional<NetworkTraffic.TrafficRule> rule = this.traffic.into(site().subnetId(), source, port);
			group = group || rule.isPresent();
			rule.filter((decisive) -> !decisive.allowed())
				.ifPresent((decisive) -> closed.add(port + " by rule " + decisive.rule()));
		}
		if (closed.isEmpty()) {
			return Check.pass("service-security-group",
					(group ? "The region's security group admits" : "No security group keeps the region from admitting")
							+ " TCP to ports " + ports);
		}
		return Check.fail("service-security-group",
				"The region's security group refuses TCP to port " + String.join(", ", closed), Connections.OPERATOR,
				"PUT the region's clusters again, which restores their rules");
	}

	private Check outOf(List<Integer> ports) {
		List<String> closed = new ArrayList<>();
		int looked = 0;
		for (int port : ports) {
			List<NetworkTraffic.TrafficRule> rules = this.traffic.outOf(this.assets.customer(), this.assets.service(),
					site().privateIp(), port);
			looked = Math.max(looked, rules.size());
			rules.stream()
				.filter((rule) -> !rule.allowed())
				.forEach((rule) -> closed.add("port " + port + " from subnet " + rule.subnet() + " by rule "
						+ rule.rule() + " of " + rule.securityGroupId()));
		}
		return closed.isEmpty()
				? Check.pass("customer-security-group",
						(looked == 0) ? "No subnet of the customer's has a security group"
								: "The security groups of the customer's subnets let TCP out to ports " + ports)
				: Check.fail("customer-security-group", "Refused are " + String.join("; ", closed),
						Connections.CUSTOMER, admit());
	}

	private Check pool() {
		Optional<Integer> size = this.traffic.poolSize(site().loadBalancerId());
		return (size.orElse(0) > 0) ? Check.pass("backend-pool", size.get() + " machines are behind the load balancer")
				: Check.fail("backend-pool",
						size.isPresent() ? "No machine is behind the load balancer" : "There is no load balancer",
						Connections.OPERATOR, "PUT /clusters/<cluster> in region " + site().name());
	}

	private Check probe(int port) {
		Map<String, Double> probes = this.traffic.probes(site().loadBalancerId(), port);
		long passing = probes.values().stream().filter((percent) -> percent >= PASSING).count();
		String evidence = passing + " of " + probes.size() + " machines answer the load balancer's probe on port "
				+ port;
		return (passing > 0) ? Check.pass("probe-" + port, evidence) : Check.fail("probe-" + port, evidence,
				Connections.OPERATOR, "POST /deployments for the region's clusters");
	}

	private Check clusters(List<ClusterView> all) {
		long ready = all.stream().filter(ClusterView::ready).count();
		int nodes = all.stream().mapToInt(ClusterView::appInstanceCount).sum();
		String evidence = ready + " of " + all.size() + " clusters are ready, with " + nodes + " App nodes wanted";
		return (ready > 0 && nodes > 0) ? Check.pass("cluster-health", evidence) : Check.fail("cluster-health",
				evidence, Connections.OPERATOR, "GET /clusters?filter=region eq '" + site().name() + "'");
	}

	private String admit() {
		return "GET " + this.peering.spec().path()
				+ "/handoff?format=azcli, then: NETWORK_SECURITY_GROUP=<name> bash handoff.sh admit";
	}

	/**
	 * What Azure does not tell is not known, which is no failure.
	 */
	private Check told(String name, String actor, Supplier<Check> look) {
		try {
			return look.get();
		}
		catch (StepException ex) {
			boolean customers = Connections.CUSTOMER.equals(actor);
			return Check.unknown(name, customers ? "The service may not look at the customer's security groups"
					: "Azure did not tell: " + ex.error().code(), actor, customers ? admit() : null);
		}
	}

}
