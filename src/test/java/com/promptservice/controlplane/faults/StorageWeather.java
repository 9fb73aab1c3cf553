package com.promptservice.controlplane.faults;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;

/**
 * What befalls all of a world's storage for a while.
 */
final class StorageWeather {

	private static final byte[] GARBAGE = "<html>a proxy's own page</html>".getBytes(StandardCharsets.UTF_8);

	private final Clock clock;

	private Instant downUntil = Instant.MIN;

	private int refusals;

	private Random random = new Random(1);

	StorageWeather(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Storage does not answer at all.
	 */
	void down(Duration length) {
		this.downUntil = this.clock.instant().plus(length);
	}

	/**
	 * Storage refuses the next requests, since there are too many.
	 */
	void throttle(int requests, Random newRandom) {
		this.refusals = requests;
		this.random = newRandom;
	}

	void clear() {
		this.downUntil = Instant.MIN;
		this.refusals = 0;
	}

	/**
	 * When the weather changes by itself.
	 */
	Instant until() {
		return isDown() ? this.downUntil : null;
	}

	boolean strikes() {
		return isDown() || this.refusals > 0;
	}

	private boolean isDown() {
		return this.downUntil.isAfter(this.clock.instant());
	}

	SimulatorResponse answer() {
		if (isDown()) {
			return SimulatorResponse.dropped(Duration.ZERO);
		}
		this.refusals--;
		return refusal(this.random);
	}

	/**
	 * No answer, a refusal, or nonsense.
	 * @param half whether the beginning of an answer may be all that comes
	 */
	static SimulatorResponse bad(Random random, boolean half) {
		return switch (random.nextInt(half ? 4 : 3)) {
			case 0 -> SimulatorResponse.dropped(Duration.ZERO);
			case 1 -> refusal(random);
			case 2 -> StorageAnswer.ok(502, Map.of("Content-Type", "text/html"), GARBAGE);
			default -> StorageAnswer.ok(200,
					Map.of("ETag", "\"0x1\"", "Content-Type", "application/xml", "Last-Modified",
							StorageAnswer.time(WorldClock.DAWN), "Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="),
					"<?xml version=\"1.0\"?><Enum".getBytes(StandardCharsets.UTF_8));
		};
	}

	private static SimulatorResponse refusal(Random random) {
		return switch (random.nextInt(3)) {
			case 0 -> StorageAnswer.refused(503, "ServerBusy");
			case 1 -> StorageAnswer.refused(500, "OperationTimedOut");
			default -> StorageAnswer.refused(500, "InternalError");
		};
	}

}
