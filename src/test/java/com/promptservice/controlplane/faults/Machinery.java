package com.promptservice.controlplane.faults;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.deployment.MemoryArtifacts;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.operation.Engine;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;

/**
 * What is dear to make and keeps nothing between calls, so that the worlds of a thread
 * share it: the Azure SDK's clients and the simulator.
 */
final class Machinery {

	private final boolean storage;

	private final List<Slot> slots = new ArrayList<>();

	private final WorldClock clock = new WorldClock();

	private final MemoryArtifacts artifacts = new MemoryArtifacts(this.clock);

	private final Simulator simulator = Simulator.withPackages(this.artifacts, this.clock, Durations.scaledBy(1), 7,
			null, null);

	/**
	 * The machinery of a world.
	 * @param storage whether the real adapters of Azure Storage are between the service
	 * and its state
	 */
	Machinery(boolean storage) {
		this.storage = storage;
	}

	WorldClock clock() {
		return this.clock;
	}

	MemoryArtifacts artifacts() {
		return this.artifacts;
	}

	Cloud cloud() {
		return new Cloud(this.simulator);
	}

	/**
	 * A new process, with clients that no living one uses.
	 */
	Node node(World world, Schedule schedule, long seed) {
		Slot slot = this.slots.stream().filter((one) -> !world.has(one.user)).findFirst().orElseGet(this::more);
		Node node = new Node(world, schedule, slot, seed);
		slot.user = node;
		return node;
	}

	private Slot more() {
		Slot slot = new Slot(this.simulator, this.storage);
		this.slots.add(slot);
		return slot;
	}

	/**
	 * The SDK's clients over a wire that can be connected anew.
	 */
	static final class Slot {

		private final TappedWire tap = new TappedWire();

		private final SlotClock clock = new SlotClock();

		private final AzureOverWire azure;

		private final StorageStack storage;

		private Node user;

		private Slot(Simulator simulator, boolean onStorage) {
			this.storage = onStorage ? new StorageStack() : null;
			SimulatedWire wire = new SimulatedWire(simulator);
			wire.around(this.tap);
			this.azure = new AzureOverWire(wire, this.clock);
		}

		void connect(Tap processTap, World world, Clock processClock) {
			this.tap.connect(processTap, world.cloud(), world.mutation() == Mutation.OWNER_IGNORED);
			this.clock.current = processClock;
		}

		/**
		 * What the process keeps its state in.
		 */
		Engine.Ports ports(Tap processTap, World world) {
			if (this.storage != null) {
				return this.storage.ports(processTap, world);
			}
			Mutation without = world.mutation();
			return new Engine.Ports(
					new Documents(new Weakened(new TappedDocuments(world.documents(), processTap), world.documents(),
							without)),
					new TappedLeases(world.leases(), processTap, without), new TappedQueue(world.queue(), processTap));
		}

		AzureOverWire azure() {
			return this.azure;
		}

	}

	/**
	 * The clock of whichever process uses the slot.
	 */
	private static final class SlotClock extends Clock {

		private Clock current = Clock.systemUTC();

		@Override
		public Instant instant() {
			return this.current.instant();
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
