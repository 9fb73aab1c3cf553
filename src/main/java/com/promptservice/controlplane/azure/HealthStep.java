package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Waits until an application is well.
 */
record HealthStep(AzureClients clients, HealthSpec spec) implements Step<Health> {

	private static final double PASSING = 100;

	@Override
	public Class<Health> outputType() {
		return Health.class;
	}

	@Override
	public Outcome<Health> visit(Visit visit) {
		visit.armResource(this.spec.applicationId());
		try {
			String runs = version(visit);
			String wanted = this.spec.version().version();
			if (!wanted.equals(runs)) {
				return new Outcome.Failed<>(ApiError.of(ErrorCode.HealthCheckFailed,
						"On " + cluster() + " version " + runs + " runs, not version " + wanted));
			}
			return probed(visit, nodes());
		}
		catch (AzureException ex) {
			visit.armRequest(ex.requestId());
			throw Lag.judge(ex, visit, false);
		}
	}

	private Outcome<Health> probed(Visit visit, List<String> nodes) {
		List<String> silent = new ArrayList<>();
		for (int port : this.spec.ports()) {
			Map<String, Double> probes = probes(port);
			long bad = nodes.stream().filter((node) -> probes.getOrDefault(node, 0.0) < PASSING).count();
			if (bad > 0 || nodes.isEmpty()) {
				silent.add("port " + port + " on " + bad + " of " + nodes.size() + " nodes");
			}
		}
		if (silent.isEmpty()) {
			return new Outcome.Done<>(new Health(this.spec.version().version(), nodes.size(), this.spec.ports()));
		}
		String words = "The load balancer's probes do not pass for " + cluster() + ": " + String.join(", ", silent)
				+ "; version " + this.spec.version().version() + " runs";
		ApiError error = ApiError.of(ErrorCode.ProbeUnhealthy, words);
		return (visit.elapsed(visit.startedAt()).compareTo(this.spec.patience()) >= 0) ? new Outcome.Failed<>(error)
				: new Outcome.Waiting<>(Lag.pause(visit), words, null, error);
	}

	private String version(Visit visit) {
		Seen<GenericResourceInner> seen = resources().read(this.spec.applicationId());
		visit.armRequest(seen.requestId());
		if (seen.absent()) {
			throw this.clients.calls().missing(this.spec.applicationId(), seen.requestId());
		}
		String version = String.valueOf(GenericBody.of(seen.value()).text("version"));
		return version.substring(version.lastIndexOf('/') + 1);
	}

	/**
	 * The private addresses of the cluster's nodes, which the load balancer knows them
	 * by.
	 */
	private List<String> nodes() {
		String clusterId = this.spec.version().type().clusterId();
		Seen<GenericResourceInner> cluster = resources().read(clusterId);
		if (cluster.absent()) {
			throw this.clients.calls().missing(clusterId, cluster.requestId());
		}
		String group = "SFC_" + GenericBody.of(cluster.value()).text("clusterId");
		return this.clients.calls()
			.judged("nodes of " + cluster(),
					() -> this.clients.network(subscription())
						.getNetworkInterfaces()
						.listVirtualMachineScaleSetNetworkInterfaces(group, this.spec.nodeType())
						.stream()
						.map((one) -> one.ipConfigurations().getFirst().privateIpAddress())
						.toList());
	}

	private Map<String, Double> probes(int port) {
		return new LoadBalancerProbes(this.clients, subscription(), this.spec.loadBalancerId()).of(port);
	}

	private String cluster() {
		String id = this.spec.version().type().clusterId();
		return id.substring(id.lastIndexOf('/') + 1);
	}

	private String subscription() {
		return this.spec.version().type().at().subscriptionId();
	}

	private GenericResources resources() {
		return GenericResources.serviceFabric(this.clients, subscription());
	}

}
