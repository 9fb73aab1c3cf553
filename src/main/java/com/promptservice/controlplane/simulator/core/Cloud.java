package com.promptservice.controlplane.simulator.core;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * All that the simulated cloud consists of, and the one lock under which it is used.
 */
final class Cloud {

	private final ReentrantLock lock = new ReentrantLock();

	private final Types types;

	private final World world;

	private final SimulatedTime time;

	private final Durations durations;

	private final Journal journal;

	private final Faults faults = new Faults();

	private final Scenarios scenarios;

	private final Throttle throttle;

	/**
	 * A cloud.
	 * @param directory where the state is kept, null for nowhere
	 */
	Cloud(Types types, World world, Clock clock, Durations durations, List<Scenario> scenarios, Path directory) {
		this.types = types;
		this.world = world;
		this.time = new SimulatedTime(clock);
		this.durations = durations;
		this.scenarios = new Scenarios(scenarios, world);
		this.throttle = new Throttle(this.time, durations.timeScale());
		this.journal = (directory == null) ? null : Journal.open(directory, world);
		if (this.journal != null) {
			this.journal.time().ifPresent(this.time::settings);
		}
	}

	/**
	 * Does something with all operations ended that are due, and keeps what it changes.
	 */
	<T> T use(Supplier<T> action) {
		this.lock.lock();
		try {
			this.types.settle(this.world, now());
			return action.get();
		}
		finally {
			keep();
			this.lock.unlock();
		}
	}

	/** The same without a result. */
	void change(Runnable action) {
		use(() -> {
			action.run();
			return null;
		});
	}

	/** Looks at something as it is, without letting time have its effect. */
	<T> T look(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	private void keep() {
		if (this.journal != null) {
			this.journal.append(this.world.drainChanges());
			this.journal.keep(this.time.settings());
		}
	}

	/**
	 * The fault that hits a request, or null; armed ones come before those of scenarios.
	 */
	Fault hit(SimulatorRequest request, ArmPath path, boolean exists) {
		Supplier<String> location = () -> RequestRegion.of(this.world, path, request.body());
		Fault fault = this.faults.hit(request.method(), path, exists, location);
		return (fault != null) ? fault : this.scenarios.hit(request.method(), path, exists, location);
	}

	/** Ends well and now what would never end. */
	void endEndless() {
		Instant now = now();
		List.copyOf(this.world.running())
			.stream()
			.filter((operation) -> operation.endsAt() == null)
			.forEach((operation) -> this.world.track(operation.endingAt(now)));
	}

	/** Forgets everything but what has been put aside by name. */
	void reset() {
		this.world.restore(WorldSnapshot.empty(this.world.snapshot().idState()));
		this.faults.clear();
		this.time.reset();
		this.throttle.reset();
	}

	Instant now() {
		return this.time.instant();
	}

	Types types() {
		return this.types;
	}

	World world() {
		return this.world;
	}

	SimulatedTime time() {
		return this.time;
	}

	Durations durations() {
		return this.durations;
	}

	/** How long things take at the speed at which time runs now. */
	Durations pace() {
		double speed = this.time.speed();
		return (speed == 1) ? this.durations
				: new Durations(this.durations.timeScale() * speed, this.durations.changed());
	}

	Faults faults() {
		return this.faults;
	}

	Scenarios scenarios() {
		return this.scenarios;
	}

	Throttle throttle() {
		return this.throttle;
	}

	void close() {
		if (this.journal != null) {
			this.journal.close();
		}
	}

}
