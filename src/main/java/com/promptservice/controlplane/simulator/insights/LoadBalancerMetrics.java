package com.promptservice.controlplane.simulator.insights;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.network.LoadBalancers;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The metrics of load balancers, of which only the state of their health probes is
 * simulated: 100 when a machine answers on a port, 0 when it doesn't.
 */
public final class LoadBalancerMetrics implements Route {

	private static final String METRIC = "DipAvailability";

	@Override
	public String type() {
		return "Microsoft.Insights/metrics";
	}

	@Override
	public boolean specified() {
		return false;
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET") || !call.path().collection()) {
			throw Route.methodNotAllowed(call);
		}
		Scopes.group(call);
		Resource balancer = call.world().find(call.path().scopeKey());
		if (balancer == null || !balancer.type().equalsIgnoreCase(LoadBalancers.TYPE)) {
			throw ArmException.gateway(404, "ResourceNotFound",
					"The load balancer " + call.path().scopeKey() + " was not found.");
		}
		String names = String.valueOf(call.query("metricnames"));
		if (!names.equalsIgnoreCase(METRIC)) {
			throw ArmException.provider(400, "BadRequest",
					"Failed to find metric configuration for provider: Microsoft.Network, resource Type: loadBalancers, metric: "
							+ names + ", Valid metrics: " + METRIC);
		}
		return Answer.ok(answer(call, balancer));
	}

	private static ObjectNode answer(Call call, Resource balancer) {
		DimensionFilter filter = DimensionFilter.parse(call.query("$filter"));
		String until = call.now().truncatedTo(ChronoUnit.SECONDS).toString();
		ObjectNode body = Json.object().put("cost", 0);
		body.put("timespan", (call.query("timespan") != null) ? call.query("timespan")
				: call.now().minusSeconds(3_600).truncatedTo(ChronoUnit.SECONDS) + "/" + until);
		body.put("interval", "PT1M").put("namespace", LoadBalancers.TYPE).put("resourceregion", balancer.location());
		ObjectNode metric = body.putArray("value")
			.addObject()
			.put("id", balancer.id() + "/providers/Microsoft.Insights/metrics/" + METRIC)
			.put("type", "Microsoft.Insights/metrics");
		metric.putObject("name").put("value", METRIC).put("localizedValue", "Health Probe Status");
		metric.put("displayDescription", "Average Load Balancer health probe status per time duration");
		metric.put("unit", "Count");
		metric.set("timeseries", series(call, balancer, filter, until));
		metric.put("errorCode", "Success");
		return body;
	}

	private static ArrayNode series(Call call, Resource balancer, DimensionFilter filter, String until) {
		Map<Map<String, String>, List<Boolean>> groups = new LinkedHashMap<>();
		for (Probed probed : Probed.all(call.world(), balancer)) {
			if (filter.admits(probed.dimensions())) {
				groups.computeIfAbsent(filter.split(probed.dimensions()), (key) -> new ArrayList<>()).add(probed.up());
			}
		}
		ArrayNode series = Json.array();
		groups.forEach((dimensions, states) -> {
			ObjectNode one = series.addObject();
			ArrayNode values = one.putArray("metadatavalues");
			new TreeMap<>(dimensions).forEach((name, value) -> {
				String lower = name.toLowerCase(Locale.ROOT);
				ObjectNode dimension = values.addObject();
				dimension.putObject("name").put("value", lower).put("localizedValue", lower);
				dimension.put("value", value);
			});
			double share = (double) states.stream().filter((up) -> up).count() / states.size();
			one.putArray("data").addObject().put("timeStamp", until).put("average", 100 * share);
		});
		return series;
	}

}
