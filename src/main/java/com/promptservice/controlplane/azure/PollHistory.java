package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import com.promptservice.controlplane.operation.Follow;

/**
 * When to ask Azure again about work in progress: first when 85 % of what such work took
 * the last time have passed, then from 1 s in steps that grow by 15 % up to 15 s. All in
 * Azure's time.
 */
final class PollHistory {

	private static final double FIRST = 0.85;

	private static final double GROWTH = 1.15;

	private static final Duration LEAST = Duration.ofSeconds(1);

	private static final Duration MOST = Duration.ofSeconds(15);

	private static final Duration UNKNOWN = Duration.ofSeconds(5);

	private final Map<String, Duration> past = new ConcurrentHashMap<>(Map.ofEntries(
			usual("Microsoft.Network/virtualNetworks", 4), usual("Microsoft.Network/virtualNetworks/subnets", 4),
			usual("Microsoft.Network/networkSecurityGroups", 3), usual("Microsoft.Network/loadBalancers", 4),
			usual("Microsoft.Storage/storageAccounts", 25), usual("Microsoft.KeyVault/vaults", 120),
			usual("Microsoft.KeyVault/vaults/certificates", 12), usual("Microsoft.Resources/resourceGroups", 2),
			usual("Microsoft.ServiceFabric/managedClusters", 220),
			usual("Microsoft.ServiceFabric/managedClusters/nodeTypes", 780),
			usual("Microsoft.ServiceFabric/managedClusters/applicationTypes/versions", 90),
			usual("Microsoft.ServiceFabric/managedClusters/applications", 135),
			usual("Microsoft.ServiceFabric/managedClusters/applications/services", 75),
			usual("DELETE Microsoft.ServiceFabric/managedClusters", 210)));

	private static Map.Entry<String, Duration> usual(String work, long seconds) {
		return Map.entry(work, Duration.ofSeconds(seconds));
	}

	/**
	 * The wait before the next question.
	 * @param work the resource type, for a removal with {@code DELETE} before it
	 * @param elapsed since it was started
	 * @param retryAfter what Azure asked for as the least, or null
	 */
	Duration next(String work, Follow follow, Duration elapsed, Duration retryAfter) {
		Duration wait;
		if (follow.polls() == 0) {
			Duration took = this.past.getOrDefault(work, UNKNOWN);
			Duration left = times(took, FIRST).minus(elapsed);
			wait = (left.compareTo(LEAST) < 0) ? LEAST : left;
		}
		else {
			wait = grown(follow.polls());
		}
		return (retryAfter != null && retryAfter.compareTo(wait) > 0) ? retryAfter : wait;
	}

	/**
	 * Remembers how long a piece of work was seen to take. Whoever came much later than
	 * planned, as after an outage, has not seen how long it took: the plan counts then.
	 * @param follow how the work was followed until it was seen to be over
	 */
	void ended(String work, Follow follow, Duration took) {
		Duration latest = planned(work, follow.polls()).plus(MOST.multipliedBy(follow.polls() + 1L));
		Duration seen = (took.compareTo(latest) > 0) ? latest : took;
		this.past.put(work, (seen.compareTo(LEAST) < 0) ? LEAST : seen);
	}

	private Duration planned(String work, int polls) {
		Duration planned = times(this.past.getOrDefault(work, UNKNOWN), FIRST);
		for (int i = 1; i <= polls; i++) {
			planned = planned.plus(grown(i));
		}
		return planned;
	}

	private static Duration grown(int polls) {
		Duration grown = times(LEAST, Math.pow(GROWTH, Math.min(polls - 1, 50)));
		return (grown.compareTo(MOST) > 0) ? MOST : grown;
	}

	private static Duration times(Duration duration, double factor) {
		return Duration.ofNanos((long) (duration.toNanos() * factor));
	}

}
