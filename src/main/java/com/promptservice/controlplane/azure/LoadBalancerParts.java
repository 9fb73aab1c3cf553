package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import com.azure.core.management.SubResource;
import com.azure.resourcemanager.network.fluent.models.BackendAddressPoolInner;
import com.azure.resourcemanager.network.fluent.models.FrontendIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancerInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancingRuleInner;
import com.azure.resourcemanager.network.fluent.models.ProbeInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.models.IpAllocationMethod;
import com.azure.resourcemanager.network.models.LoadDistribution;
import com.azure.resourcemanager.network.models.ProbeProtocol;
import com.azure.resourcemanager.network.models.TransportProtocol;

/**
 * The frontend, pool, probes and rules of an internal load balancer.
 */
final class LoadBalancerParts {

	static final String FRONTEND = "internalFrontend";

	private static final int IDLE_MINUTES = 30;

	private static final int PROBE_SECONDS = 5;

	private static final int PROBE_FAILURES = 2;

	private LoadBalancerParts() {
	}

	static FrontendIpConfigurationInner frontend(LoadBalancerInner balancer) {
		return named(balancer.frontendIpConfigurations(), FrontendIpConfigurationInner::name, FRONTEND);
	}

	/**
	 * Collects what the pool, the probes and the rules lack.
	 */
	static void differences(LoadBalancerSpec spec, LoadBalancerInner balancer, Differences differences) {
		differences.missing("properties.backendAddressPools." + LoadBalancerSpec.POOL,
				named(balancer.backendAddressPools(), BackendAddressPoolInner::name, LoadBalancerSpec.POOL) == null);
		for (int port : spec.ports()) {
			String probeName = probeName(spec, port);
			ProbeInner probe = named(balancer.probes(), ProbeInner::name, probeName);
			differences.missing("properties.probes." + probeName, probe == null);
			if (probe != null) {
				differences.changeable("properties.probes." + probeName + ".port", probe.port(), port);
			}
			String ruleName = ruleName(spec, port);
			LoadBalancingRuleInner rule = named(balancer.loadBalancingRules(), LoadBalancingRuleInner::name, ruleName);
			String path = "properties.loadBalancingRules." + ruleName;
			differences.missing(path, rule == null);
			if (rule != null) {
				differences.changeable(path + ".frontendPort", rule.frontendPort(), port)
					.changeable(path + ".backendPort", rule.backendPort(), port)
					.changeable(path + ".idleTimeoutInMinutes", rule.idleTimeoutInMinutes(), IDLE_MINUTES)
					.changeable(path + ".enableTcpReset", rule.enableTcpReset(), true)
					.changeable(path + ".disableOutboundSnat", rule.disableOutboundSnat(), true);
			}
		}
	}

	/**
	 * The load balancer with every wanted part in place of the one of its name.
	 */
	static LoadBalancerInner complete(LoadBalancerSpec spec, LoadBalancerInner balancer) {
		if (frontend(balancer) == null) {
			balancer.withFrontendIpConfigurations(with(balancer.frontendIpConfigurations(),
					FrontendIpConfigurationInner::name, FRONTEND, wantedFrontend(spec)));
		}
		if (named(balancer.backendAddressPools(), BackendAddressPoolInner::name, LoadBalancerSpec.POOL) == null) {
			balancer.withBackendAddressPools(with(balancer.backendAddressPools(), BackendAddressPoolInner::name,
					LoadBalancerSpec.POOL, new BackendAddressPoolInner().withName(LoadBalancerSpec.POOL)));
		}
		for (int port : spec.ports()) {
			String probe = probeName(spec, port);
			balancer.withProbes(with(balancer.probes(), ProbeInner::name, probe, wantedProbe(probe, port)));
			String rule = ruleName(spec, port);
			balancer.withLoadBalancingRules(with(balancer.loadBalancingRules(), LoadBalancingRuleInner::name, rule,
					wantedRule(spec, rule, probe, port)));
		}
		return balancer;
	}

	private static FrontendIpConfigurationInner wantedFrontend(LoadBalancerSpec spec) {
		SubnetInner subnet = new SubnetInner();
		subnet.withId(spec.subnetId());
		return new FrontendIpConfigurationInner().withName(FRONTEND)
			.withPrivateIpAllocationMethod(IpAllocationMethod.STATIC)
			.withPrivateIpAddress(spec.privateIp())
			.withSubnet(subnet);
	}

	private static ProbeInner wantedProbe(String name, int port) {
		return new ProbeInner().withName(name)
			.withProtocol(ProbeProtocol.TCP)
			.withPort(port)
			.withIntervalInSeconds(PROBE_SECONDS)
			.withNumberOfProbes(PROBE_FAILURES);
	}

	private static LoadBalancingRuleInner wantedRule(LoadBalancerSpec spec, String name, String probe, int port) {
		return new LoadBalancingRuleInner().withName(name)
			.withFrontendIpConfiguration(new SubResource().withId(spec.id() + "/frontendIPConfigurations/" + FRONTEND))
			.withBackendAddressPool(new SubResource().withId(spec.poolId()))
			.withProbe(new SubResource().withId(spec.id() + "/probes/" + probe))
			.withProtocol(TransportProtocol.TCP)
			.withFrontendPort(port)
			.withBackendPort(port)
			.withLoadDistribution(LoadDistribution.DEFAULT)
			.withIdleTimeoutInMinutes(IDLE_MINUTES)
			.withEnableFloatingIp(false)
			.withEnableTcpReset(true)
			.withDisableOutboundSnat(true);
	}

	private static String probeName(LoadBalancerSpec spec, int port) {
		return "grpcHealthProbe" + suffix(spec, port);
	}

	private static String ruleName(LoadBalancerSpec spec, int port) {
		return "grpcLbRule" + suffix(spec, port);
	}

	private static String suffix(LoadBalancerSpec spec, int port) {
		return (port == spec.ports().getFirst()) ? "" : String.valueOf(port);
	}

	private static <P> P named(List<P> parts, Function<P, String> name, String wanted) {
		return (parts != null)
				? parts.stream().filter((part) -> wanted.equalsIgnoreCase(name.apply(part))).findFirst().orElse(null)
				: null;
	}

	private static <P> List<P> with(List<P> parts, Function<P, String> name, String wantedName, P wanted) {
		List<P> all = new ArrayList<>((parts != null) ? parts : List.of());
		all.removeIf((part) -> wantedName.equalsIgnoreCase(name.apply(part)));
		all.add(wanted);
		return all;
	}

}
