package com.promptservice.controlplane.azure;

import java.util.HashMap;
import java.util.Map;

import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.fluent.models.MetricInner;
import com.azure.resourcemanager.monitor.models.MetricValue;
import com.azure.resourcemanager.monitor.models.ResultType;
import com.azure.resourcemanager.monitor.models.TimeSeriesElement;

/**
 * What a load balancer's probes say, by Azure's metrics.
 */
record LoadBalancerProbes(AzureClients clients, String subscription, String loadBalancerId) {

	/**
	 * Percent of the probes of a port that passed lately, by the machines' private
	 * addresses.
	 */
	Map<String, Double> of(int port) {
		String filter = "BackendPort eq '" + port + "' and BackendIPAddress eq '*'";
		return this.clients.calls().judged(this.loadBalancerId, () -> {
			Map<String, Double> probes = new HashMap<>();
			for (MetricInner metric : this.clients.metrics(this.subscription)
				.listWithResponse(this.loadBalancerId.substring(1), null, null, "DipAvailability", "average", null,
						null, filter, ResultType.DATA, null, Context.NONE)
				.getValue()
				.value()) {
				metric.timeseries().forEach((series) -> note(series, probes));
			}
			return probes;
		});
	}

	private static void note(TimeSeriesElement series, Map<String, Double> probes) {
		series.metadatavalues()
			.stream()
			.filter((dimension) -> dimension.name().value().equalsIgnoreCase("backendipaddress"))
			.forEach((dimension) -> series.data()
				.stream()
				.map(MetricValue::average)
				// the newest minute may not be there yet
				.filter((average) -> average != null)
				.reduce((earlier, later) -> later)
				.ifPresent((average) -> probes.put(dimension.value(), average)));
	}

}
