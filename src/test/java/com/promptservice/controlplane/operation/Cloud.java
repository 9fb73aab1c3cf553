package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * The outside that toy steps change: things that take their time to come to be. Its calls
 * can fail like those of every other port.
 */
final class Cloud {

	private final EngineWorld world;

	private final Map<String, Instant> readyAt = new HashMap<>();

	private final List<String> puts = new ArrayList<>();

	Cloud(EngineWorld world) {
		this.world = world;
	}

	/**
	 * Every PUT that took effect, in order.
	 */
	List<String> puts() {
		return List.copyOf(this.puts);
	}

	boolean has(String thing) {
		return this.readyAt.containsKey(thing);
	}

	/**
	 * What was asked for earlier shows now.
	 */
	void appears(String thing) {
		this.readyAt.put(thing, this.world.clock().instant());
	}

	/**
	 * A step that looks, creates what is not there, and follows it until it is ready.
	 */
	Toy.Lambda ensure(String thing, Duration duration) {
		return (visit) -> {
			Instant ready = call("get", thing, () -> this.readyAt.get(thing));
			if (ready == null) {
				visit.beforeChange();
				ready = call("put", thing, () -> put(thing, duration));
			}
			if (this.world.clock().instant().isBefore(ready)) {
				Follow follow = visit.follow().orElseGet(() -> Toy.follow(visit.now()));
				return new Outcome.Waiting<>(Duration.ofSeconds(10), "Azure creates " + thing, follow.polledAgain());
			}
			return Toy.done(thing);
		};
	}

	private Instant put(String thing, Duration duration) {
		this.puts.add(thing);
		Instant ready = this.world.clock().instant().plus(duration);
		this.readyAt.put(thing, ready);
		return ready;
	}

	private <T> T call(String action, String thing, Supplier<T> real) {
		return this.world.calls()
			.perform("arm", action, thing, real,
					(message) -> new StepException(ApiError.of(ErrorCode.ArmUnavailable, message), true, null, null),
					real);
	}

}
