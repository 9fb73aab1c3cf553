package com.promptservice.controlplane.replicas;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often each fault strikes, in thousandths of all requests.
 *
 * @param longestDelay how late an answer may come
 */
record NetworkWeather(int delay, int refuse, int reset, int cut, int truncate, int garbage, Duration longestDelay) {

	static final NetworkWeather FAIR = new NetworkWeather(0, 0, 0, 0, 0, 0, Duration.ZERO);

	/** About every fifteenth request has bad luck, and as many more are late. */
	static final NetworkWeather STORMY = new NetworkWeather(60, 30, 10, 10, 5, 5, Duration.ofMillis(400));

	NetworkFault draw(RandomGenerator random) {
		int drawn = random.nextInt(1000);
		int[] rates = { this.delay, this.refuse, this.reset, this.cut, this.truncate, this.garbage };
		for (int i = 0; i < rates.length; i++) {
			if (drawn < rates[i]) {
				return NetworkFault.values()[i + 1];
			}
			drawn -= rates[i];
		}
		return NetworkFault.PASS;
	}

	Duration drawDelay(RandomGenerator random) {
		return Duration.ofMillis(random.nextLong(Math.max(1, this.longestDelay.toMillis())));
	}

}
