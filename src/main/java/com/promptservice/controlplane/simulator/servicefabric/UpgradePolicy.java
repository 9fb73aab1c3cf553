package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.servicefabric.Upgrade.FailureAction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an application wants to be upgraded.
 *
 * @param onFailure what happens when it is unhealthy
 * @param check how long each upgrade domain is watched
 * @param patience how long failing health checks are repeated
 */
record UpgradePolicy(FailureAction onFailure, Duration check, Duration patience) {

	private static final Duration LONGEST = Duration.ofHours(12);

	/** Reads the policy of an application; refuses what Service Fabric would. */
	static UpgradePolicy of(JsonNode policy) {
		String mode = Json.text(policy, "upgradeMode");
		JsonNode monitoring = (policy == null) ? null : policy.get("rollingUpgradeMonitoringPolicy");
		Duration check = duration(monitoring, "healthCheckWaitDuration", Duration.ZERO)
			.plus(duration(monitoring, "healthCheckStableDuration", Duration.ofMinutes(2)));
		Duration patience = duration(monitoring, "healthCheckRetryTimeout", Duration.ofMinutes(10));
		for (String limit : new String[] { "upgradeTimeout", "upgradeDomainTimeout" }) {
			if (duration(monitoring, limit, LONGEST).compareTo(LONGEST) > 0) {
				throw FabricResource.invalid("The " + limit + " must be at most 12:00:00.");
			}
		}
		if ("UnmonitoredAuto".equals(mode)) {
			return new UpgradePolicy(FailureAction.NONE, Duration.ZERO, Duration.ZERO);
		}
		boolean manual = "Manual".equals(Json.text(monitoring, "failureAction"));
		return new UpgradePolicy(manual ? FailureAction.MANUAL : FailureAction.ROLLBACK, check, patience);
	}

	private static Duration duration(JsonNode policy, String field, Duration usual) {
		String text = Json.text(policy, field);
		if (text == null) {
			return usual;
		}
		try {
			if (text.startsWith("P")) {
				return Duration.parse(text);
			}
			String[] parts = text.split("[.:]");
			if (parts.length == 3 && !text.contains(".")) {
				return Duration.parse("PT" + parts[0] + "H" + parts[1] + "M" + parts[2] + "S");
			}
		}
		catch (DateTimeParseException ex) {
			// refused below like any other bad value
		}
		throw FabricResource.invalid("The " + field + " must be written as hh:mm:ss, not '" + text + "'.");
	}

	/** The upgrade that this policy makes of a change that begins now. */
	Upgrade begin(Call call, ObjectNode before, String target, int domains, List<String> unhealthy) {
		Duration step = call.durations().of(Timing.UPGRADE_DOMAIN).plus(call.durations().scale(this.check));
		Instant now = call.now();
		return new Upgrade(before, target, now, step, domains, unhealthy, call.durations().scale(this.patience),
				this.onFailure, null, null);
	}

}
