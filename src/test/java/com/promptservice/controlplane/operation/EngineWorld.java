package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.promptservice.controlplane.faults.port.Calls;
import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.faults.port.RecordingDocumentStore;
import com.promptservice.controlplane.faults.port.RecordingLeases;
import com.promptservice.controlplane.faults.port.RecordingWorkQueue;
import com.promptservice.controlplane.faults.port.SettableClock;
import com.promptservice.controlplane.faults.port.SimulatedDeath;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.LocalLeases;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.queue.InProcessWorkQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.slf4j.LoggerFactory;

/**
 * A whole control plane in virtual time and one thread: stores that outlive processes,
 * and processes that can die at any call and are started again.
 */
public final class EngineWorld {

	private static final Duration TICK = Duration.ofSeconds(1);

	private static final Duration SWEEP = Duration.ofSeconds(30);

	private static final int MOST_TURNS = 100_000;

	static {
		// every fault is told, and there are thousands of them
		((Logger) LoggerFactory.getLogger(Engine.class.getPackageName())).setLevel(Level.OFF);
	}

	private final SettableClock clock = new SettableClock();

	private final Calls calls = new Calls();

	private final InMemoryDocumentStore store = new InMemoryDocumentStore(this.clock);

	private final InProcessWorkQueue queue = new InProcessWorkQueue(this.clock);

	private final LocalLeases leases = new LocalLeases(this.clock);

	private final Documents documents = new Documents(new RecordingDocumentStore(this.store, this.calls));

	private final Function<EngineWorld, Collection<? extends OperationDefinition<?>>> definitions;

	private final OperationsProperties properties;

	private final Random random;

	private final List<Process> processes = new ArrayList<>();

	private int deaths;

	/**
	 * A world with one process.
	 * @param definitions made anew for every process
	 */
	public EngineWorld(long seed, Function<EngineWorld, Collection<? extends OperationDefinition<?>>> definitions) {
		this.random = new Random(seed);
		this.definitions = definitions;
		this.properties = OperationsProperties.defaults();
		this.processes.add(new Process());
	}

	public SettableClock clock() {
		return this.clock;
	}

	public Calls calls() {
		return this.calls;
	}

	/**
	 * The documents as processes see them, faults included.
	 */
	public Documents documents() {
		return this.documents;
	}

	/**
	 * The stored names, read past every fault.
	 */
	public List<DocumentName> names() {
		return this.store.names();
	}

	/**
	 * A document as stored, read past every fault.
	 */
	public <T> Optional<T> stored(DocumentName name, Class<T> type) {
		return new Documents(this.store).read(name, type).map(Versioned::value);
	}

	public Operation operation(String id) {
		return stored(Layout.operation(id), Operation.class).orElseThrow();
	}

	public int queueDepth() {
		return this.queue.depth();
	}

	public int deaths() {
		return this.deaths;
	}

	public LocalLeases leases() {
		return this.leases;
	}

	/**
	 * The first process; a new one after each of its deaths.
	 */
	public Process process() {
		return this.processes.getFirst();
	}

	/**
	 * Starts another replica.
	 */
	public Process anotherProcess() {
		Process another = new Process();
		this.processes.add(another);
		return another;
	}

	/**
	 * The first process vanishes, with all that it had in memory; another one takes its
	 * place.
	 */
	public void kill() {
		this.deaths++;
		this.calls.revive();
		this.processes.set(0, new Process());
	}

	/**
	 * Does something in the first process; when it dies of it, a new one starts.
	 * @return false when it died
	 */
	public boolean survives(Runnable work) {
		try {
			work.run();
			return true;
		}
		catch (SimulatedDeath ex) {
			kill();
			return false;
		}
	}

	/**
	 * Lets time go by until something holds.
	 * @return false when it did not within the limit
	 */
	public boolean runUntil(BooleanSupplier done, Duration limit) {
		Instant end = this.clock.instant().plus(limit);
		for (int i = 0; i < MOST_TURNS; i++) {
			if (done.getAsBoolean()) {
				return true;
			}
			if (this.clock.instant().isAfter(end)) {
				return false;
			}
			turn();
		}
		throw new IllegalStateException("Time stands still");
	}

	private void turn() {
		Instant next = this.clock.instant().plus(TICK);
		for (int i = 0; i < this.processes.size(); i++) {
			Process process = this.processes.get(i);
			if (!survives(process::work)) {
				continue;
			}
			Instant due = process.worker().nextDue().orElse(next);
			next = due.isBefore(next) ? due : next;
		}
		if (next.isAfter(this.clock.instant())) {
			this.clock.set(next);
		}
	}

	/**
	 * What one process has in memory.
	 */
	public final class Process {

		private final Engine engine;

		private final Worker worker;

		private final Sweeper sweeper;

		private final Acceptance acceptance;

		private Instant nextSweep = Instant.MIN;

		private Process() {
			EngineWorld world = EngineWorld.this;
			this.engine = new Engine(
					new Engine.Ports(world.documents, new RecordingLeases(world.leases, world.calls),
							new RecordingWorkQueue(world.queue, world.calls)),
					() -> world.definitions.apply(world), world.clock, new Pacing(1), Runnable::run, world.random,
					world.properties, new SimpleMeterRegistry());
			this.worker = new Worker(this.engine);
			this.sweeper = new Sweeper(this.engine);
			this.acceptance = new Acceptance(this.engine);
		}

		public Engine engine() {
			return this.engine;
		}

		public Worker worker() {
			return this.worker;
		}

		public Sweeper sweeper() {
			return this.sweeper;
		}

		public Acceptance acceptance() {
			return this.acceptance;
		}

		public Cancellation cancellation() {
			return new Cancellation(this.engine);
		}

		/**
		 * One turn of everything that production does in the background.
		 */
		public void work() {
			Instant now = EngineWorld.this.clock.instant();
			if (!now.isBefore(this.nextSweep)) {
				this.nextSweep = now.plus(SWEEP);
				this.sweeper.sweep();
			}
			this.worker.poll();
			this.worker.runDue();
		}

	}

}
