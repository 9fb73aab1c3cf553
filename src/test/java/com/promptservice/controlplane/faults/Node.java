package com.promptservice.controlplane.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.cluster.ClusterParts;
import com.promptservice.controlplane.customer.CustomerParts;
import com.promptservice.controlplane.deployment.DeploymentParts;
import com.promptservice.controlplane.deployment.Zips;
import com.promptservice.controlplane.faults.Frontend.Reply;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.Engine;
import com.promptservice.controlplane.operation.EngineParts;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationsProperties;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.RequestIdentity;
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

	private static final Caller CALLER = new Caller("tenant-1", "caller-1", "operator", Set.of(Caller.Role.Operator));

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
		definitions.addAll(peerings.definitions());
		Engine engine = new Engine(ports, () -> definitions, this.clock, new Pacing(1), Runnable::run,
				new SplittableRandom(seed), OperationsProperties.defaults(), new CompositeMeterRegistry());
		holder.engine = engine;
		this.worker = new Worker(engine);
		this.sweeper = new Sweeper(engine);
		this.frontend = new Desk(regions, clusters, deployments, peerings, engine, world.sent(),
				without == Mutation.REPLAY_OFF);
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

	/**
	 * The reception: what the controllers do, without HTTP.
	 */
	private static final class Desk implements Frontend {

		private final RegionParts regions;

		private final ClusterParts clusters;

		private final DeploymentParts deployments;

		private final PeeringParts peerings;

		private final Acceptance acceptance;

		private final EngineParts engine;

		private final Set<String> sent;

		private final boolean forgetful;

		Desk(RegionParts regions, ClusterParts clusters, DeploymentParts deployments, PeeringParts peerings,
				Engine engine, Set<String> sent, boolean forgetful) {
			this.peerings = peerings;
			this.sent = sent;
			this.regions = regions;
			this.clusters = clusters;
			this.deployments = deployments;
			this.acceptance = new Acceptance(engine);
			this.engine = new EngineParts(engine, this.acceptance);
			this.forgetful = forgetful;
		}

		@Override
		public Reply put(String region, String operationId, String body) {
			return accept(operationId, "PUT " + region + body, (id) -> this.regions.put(region, body, id));
		}

		@Override
		public Reply delete(String region, String operationId) {
			return accept(operationId, "DELETE " + region, (id) -> this.regions.delete(region, id));
		}

		@Override
		public Reply putCluster(String cluster, String operationId, String body) {
			return accept("westus2", operationId, "PUT " + cluster + body,
					(id) -> this.clusters.put(cluster, body, id));
		}

		@Override
		public Reply scaleCluster(String cluster, String operationId, int appNodes) {
			return accept("westus2", operationId, "SCALE " + cluster + appNodes,
					(id) -> this.clusters.scale(cluster, "App", appNodes, id));
		}

		@Override
		public Reply deleteCluster(String cluster, String operationId) {
			return accept("westus2", operationId, "DELETE " + cluster,
					(id) -> this.clusters.delete(cluster, false, id));
		}

		@Override
		public Reply upload(String version) {
			return answered(() -> new Reply(
					this.deployments.upload("KVStoreServer", version, Zips.server(version)) ? 201 : 200, null, null));
		}

		@Override
		public Reply deploy(String cluster, String operationId, String version) {
			String body = "{\"cluster\":\"" + cluster + "\",\"package\":{\"name\":\"KVStoreServer\",\"version\":\""
					+ version + "\"}}";
			return accept("westus2", operationId, "DEPLOY " + body, (id) -> this.deployments.deploy(body, id));
		}

		@Override
		public Reply rollback(String operationId) {
			return accept("westus2", operationId, "ROLLBACK",
					(id) -> this.deployments.rollback(this.deployments.newest("westus2"), id));
		}

		@Override
		public Reply postPeering(String operationId, String body) {
			return accept("westus2", operationId, "POST " + body, (id) -> this.peerings.create(body, CALLER, id));
		}

		@Override
		public Reply repairPeering(String peering, String operationId) {
			return accept("westus2", operationId, "REPAIR " + peering,
					(id) -> this.peerings.repair(peering, CALLER, id));
		}

		@Override
		public Reply deletePeering(String peering, String operationId) {
			return accept("westus2", operationId, "DELETE " + peering,
					(id) -> this.peerings.delete(peering, CALLER, id));
		}

		@Override
		public Reply cancel(String operation) {
			return answered(() -> new Reply(200, this.engine.cancel(operation), null));
		}

		@Override
		public Reply retry(String operation, String operationId) {
			return answered(() -> told(this.engine.retry(operation, identity(operationId, "retry " + operation))));
		}

		private Reply accept(String operationId, String fingerprint, Function<String, Decision> decide) {
			return accept("home", operationId, fingerprint, decide);
		}

		private Reply accept(String place, String operationId, String fingerprint, Function<String, Decision> decide) {
			return answered(() -> told(this.acceptance.accept(place, identity(operationId, fingerprint), decide)));
		}

		private RequestIdentity identity(String operationId, String fingerprint) {
			this.sent.add(operationId);
			String id = this.forgetful ? operationId + "-" + this.sent.size() + "-" + System.identityHashCode(this)
					: operationId;
			this.sent.add(id);
			return new RequestIdentity(id, fingerprint, CALLER, null);
		}

		private static Reply told(Accepted accepted) {
			return (accepted.operation() == null) ? new Reply(204, null, null)
					: new Reply(accepted.answer().status(), accepted.operation().id(), null);
		}

		private static Reply answered(java.util.function.Supplier<Reply> request) {
			try {
				return request.get();
			}
			catch (ApiException ex) {
				return new Reply(ex.status(), null, ex.error().code());
			}
			catch (StoreUnavailableException ex) {
				return new Reply(503, null, ErrorCode.MetadataStoreUnavailable.name());
			}
		}

	}

}
