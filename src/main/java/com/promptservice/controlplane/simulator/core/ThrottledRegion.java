package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/**
 * Half of the requests that concern a region are answered with 429.
 */
public final class ThrottledRegion implements Scenario {

	private static final int SOON = 5;

	@Override
	public String name() {
		return "throttled-region";
	}

	@Override
	public String summary() {
		return "Requests that concern a region are throttled now and then.";
	}

	@Override
	public Map<String, String> fields() {
		return Map.of("location", "the region; all of them when left out", "probability",
				"the share of the requests that are throttled: 0.5 when left out", "retryAfter",
				"the seconds after which to come back: 5 when left out");
	}

	@Override
	public List<Fault> faults(ObjectNode body) {
		int seconds = FaultReader.number(body, "retryAfter", SOON, 0);
		return List.of(Fault.error(429, "ResourceRequestsThrottled")
			.withCode("ResourceRequestsThrottled",
					"Number of requests for the region exceeded the limit. Please try again after '" + seconds
							+ "' seconds.")
			.withRetryAfter(String.valueOf(seconds))
			.times(Fault.ALWAYS, 0)
			.in(FaultReader.region(body), FaultReader.share(body, "probability", 0.5)));
	}

}
