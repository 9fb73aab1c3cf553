package com.promptservice.controlplane.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import com.promptservice.controlplane.cluster.ClusterParts;
import com.promptservice.controlplane.customer.CustomerParts;
import com.promptservice.controlplane.deployment.DeploymentParts;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Engine;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationsProperties;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.SupersededOperationEnded;
import com.promptservice.controlplane.operation.Sweeper;
import com.promptservice.controlplane.operation.Worker;
import com.promptservice.controlplane.peering.PeeringParts;
import com.promptservice.controlplane.region.RegionParts;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * One incarnation of the control plane's process: the product's own parts over this
 * world's stores and cloud. When it dies, all its memory is gone.
 */
final class Node {

	private final World world;

	private final Tap tap;

	private final WorldClock.Skewed clock;

	private final Worker worker;

	private final Sweeper sweeper;

	private final Frontend frontend;

	Node(World world, Schedule schedule, Machinery.Slot slot, long seed) {
		this.world = world;
		this.tap = new Tap(schedule, this);
		this.clock = world.clock().skewed();
		slot.connect(this.tap, world, this.clock);
		Mutation without = world.mutation();
		Engine.Ports ports = slot.ports(this.tap, world);
		// the engine and the region's definitions know each other
		Holder holder = new Holder();
		RegionParts regions = new RegionParts(ports.documents(), slot.azure().resources(), this.clock,
				() -> new SupersededOperationEnded(holder.engine));
		ClusterParts clusters = new ClusterParts(ports.documents(), ports.leases(), ClusterParts.Azure.of(slot.azure()),
				regions.regions(), this.clock, () -> new SupersededOperationEnded(holder.engine), List.of(),
				List.of((cluster, after) -> holder.deployments.children().removal(cluster, after)));
		DeploymentParts deployments = new DeploymentParts(ports.documents(), world.artifacts(),
				slot.azure().resources(), clusters.clusters(), regions.regions(), this.clock);
		holder.deployments = deployments;
		List<OperationDefinition<?>> definitions = new ArrayList<>(regions.definitions());
		definitions.addAll(clusters.definitions());
		definitions.addAll(deployments.definitions());
		CustomerParts customers = new CustomerParts(ports.documents(), slot.azure(), regions.regions(), this.clock,
				() -> new SupersededOperationEnded(holder.engine),
				() -> List.of((customer, region) -> holder.peerings.connections().of(customer, region)));
		PeeringParts peerings = new PeeringParts(ports.documents(), ports.leases(), PeeringParts.Azure.of(slot.azure()),
				regions.regions(), new PeeringParts.Who(customers.customers(), customers.configs()), this.clock,
				() -> new Acceptance(holder.engine), () -> new SupersededOperationEnded(holder.engine));
		holder.peerings = peerings;
		definitions.addAll(customers.definitions());
		definitions.addAll(peerings.definitions());
		Engine engine = new Engine(ports, () -> definitions, this.clock, new Pacing(1), Runnable::run,
				new SplittableRandom(seed), OperationsProperties.defaults(), new CompositeMeterRegistry());
		holder.engine = engine;
		this.worker = new Worker(engine);
		this.sweeper = new Sweeper(engine);
		this.frontend = new Desk(new Desk.Parts(regions, clusters, deployments, customers, peerings), engine,
				world.sent(), without == Mutation.REPLAY_OFF);
	}

	Frontend frontend() {
		return this.frontend;
	}

	/**
	 * Works off what is due.
	 * @return whether there was anything
	 */
	boolean runDue() {
		boolean worked = false;
		if (this.world.queue().nextVisible().filter((at) -> !at.isAfter(this.world.now())).isPresent()) {
			worked = this.worker.poll() > 0;
		}
		Instant due = nextDue();
		if (due != null && !due.isAfter(this.world.now())) {
			worked = true;
			this.worker.runDue();
		}
		return worked;
	}

	/**
	 * When there is work to do next, in world time; null when nothing is in its hands.
	 */
	Instant nextDue() {
		return this.worker.nextDue().map(this.clock::inWorldTime).orElse(null);
	}

	/**
	 * Takes nothing more and hands over what it has.
	 */
	void leave() {
		this.worker.leave();
	}

	void sweep() {
		this.sweeper.sweep();
	}

	WorldClock.Skewed clock() {
		return this.clock;
	}

	boolean isDead() {
		return this.tap.isDead();
	}

	void follow(Schedule schedule) {
		this.tap.follow(schedule);
	}

	private static final class Holder {

		private Engine engine;

		private DeploymentParts deployments;

		private PeeringParts peerings;

	}

}
