package com.promptservice.controlplane.simulator.core;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * Azure Resource Manager's token buckets, which are off until somebody asks for them.
 * They fill in simulated time, as fast as everything else happens: whoever polls Azure
 * too often polls this too often.
 */
final class Throttle {

	/** How much more all principals of a subscription together may. */
	private static final int GLOBAL = 15;

	private final Map<String, Bucket> buckets = new TreeMap<>();

	private final Clock clock;

	private final double timeScale;

	private final TimeMeter meter;

	private boolean on;

	Throttle(Clock clock, double timeScale) {
		this.clock = clock;
		this.timeScale = timeScale;
		this.meter = new AzureTime();
	}

	boolean on() {
		return this.on;
	}

	void turn(boolean newOn) {
		this.on = newOn;
		reset();
	}

	/** All buckets are full again. */
	void reset() {
		this.buckets.clear();
	}

	/**
	 * Takes what a request costs; what is left goes into its headers.
	 * @throws ArmException when a bucket is empty
	 */
	Map<String, String> take(SimulatorRequest request, ArmPath path) {
		Map<String, String> left = new LinkedHashMap<>();
		if (!this.on || path.subscription() == null) {
			return left;
		}
		Kind kind = Kind.of(request.method());
		String subscription = path.subscription().toLowerCase(Locale.ROOT);
		String principal = Principals.of(request).objectId();
		String word = kind.name().toLowerCase(Locale.ROOT);
		long own = take(subscription + "/" + principal + "/" + kind, kind.limits(1), "SubscriptionRequestsThrottled",
				"Number of '" + word + "' requests for subscription '" + subscription + "' actor '" + principal
						+ "' exceeded.");
		long all = take(subscription + "/" + kind, kind.limits(GLOBAL), "SubscriptionRequestsThrottled",
				"Number of '" + word + "' requests for subscription '" + subscription + "' exceeded.");
		if (path.namespace().equalsIgnoreCase("Microsoft.Network")) {
			take(subscription + "/network/" + (kind == Kind.READ), kind.network(), "ResourceRequestsThrottled",
					"Number of '" + word + "' requests for resource provider 'Microsoft.Network' exceeded.");
		}
		left.put("x-ms-ratelimit-remaining-subscription-" + word + "s", String.valueOf(own));
		left.put("x-ms-ratelimit-remaining-subscription-global-" + word + "s", String.valueOf(all));
		return left;
	}

	private long take(String key, Bandwidth limit, String code, String message) {
		Bucket bucket = this.buckets.computeIfAbsent(key,
				(any) -> Bucket.builder().withCustomTimePrecision(this.meter).addLimit(limit).build());
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		if (probe.isConsumed()) {
			return probe.getRemainingTokens();
		}
		// the header is in Azure's time until it leaves, the text in the client's
		long azures = (long) Math.ceil(probe.getNanosToWaitForRefill() / 1e9);
		long seconds = Math.max(1, (long) Math.ceil(azures / this.timeScale));
		throw ArmException.throttled(code, message + " Please try again after '" + seconds
				+ "' seconds after additional tokens are available. Refer to https://aka.ms/arm-throttling for additional information.",
				azures);
	}

	/** What requests are counted as. */
	private enum Kind {

		READ(250, 25, 10_000), WRITE(200, 10, 1_000), DELETE(200, 10, 1_000);

		private final int size;

		private final int second;

		private final int networkInFiveMinutes;

		Kind(int size, int second, int networkInFiveMinutes) {
			this.size = size;
			this.second = second;
			this.networkInFiveMinutes = networkInFiveMinutes;
		}

		private static Kind of(String method) {
			return List.of("GET", "HEAD").contains(method) ? READ : method.equals("DELETE") ? DELETE : WRITE;
		}

		private Bandwidth limits(int times) {
			return Bandwidth.builder()
				.capacity((long) this.size * times)
				.refillGreedy((long) this.second * times, Duration.ofSeconds(1))
				.build();
		}

		private Bandwidth network() {
			return Bandwidth.builder()
				.capacity(this.networkInFiveMinutes)
				.refillGreedy(this.networkInFiveMinutes, Duration.ofMinutes(5))
				.build();
		}

	}

	/** The time that would have passed in Azure. */
	private final class AzureTime implements TimeMeter {

		private final Instant start = Throttle.this.clock.instant();

		@Override
		public long currentTimeNanos() {
			return (long) (Duration.between(this.start, Throttle.this.clock.instant()).toNanos()
					* Throttle.this.timeScale);
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
