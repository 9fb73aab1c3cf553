package com.promptservice.controlplane.simulator.core;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Serves requests one at a time: settles what is due, lets faults strike, routes, and
 * keeps the record.
 */
public final class Engine {

	private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

	private static final byte[] NO_BODY = {};

	private final ReentrantLock lock = new ReentrantLock();

	private final Faults faults = new Faults();

	private final Control control = new Control(this);

	private final Types types;

	private final List<ControlAction> actions;

	private final Authority authority;

	private final List<DataPlane> dataPlanes;

	private final World world;

	private final Clock clock;

	private final Durations durations;

	private final ExchangeLog exchanges;

	private final Journal journal;

	private final Headers headers = new Headers();

	/**
	 * An engine for some types.
	 * @param actions what the operator of the cloud can do
	 * @param dataPlanes the services beside Azure Resource Manager
	 * @param directory where the state is kept, null for nowhere
	 * @param exchanges the log of exchanges, null for none
	 */
	public Engine(Types types, List<ControlAction> actions, Authority authority, List<DataPlane> dataPlanes,
			World world, Clock clock, Durations durations, Path directory, ExchangeLog exchanges) {
		this.types = types;
		this.actions = actions;
		this.authority = authority;
		this.dataPlanes = dataPlanes;
		this.world = world;
		this.clock = clock;
		this.durations = durations;
		this.exchanges = exchanges;
		this.journal = (directory == null) ? null : Journal.open(directory, world);
	}

	/** Serves one request. */
	public SimulatorResponse handle(SimulatorRequest request) {
		String rawPath = request.uri().getRawPath();
		if (rawPath.startsWith("/simulator/")) {
			return this.control.handle(request);
		}
		DataPlane dataPlane = dataPlane(rawPath);
		ArmPath path = (dataPlane != null) ? dataPlane.path(rawPath) : ArmPath.parse(rawPath);
		Route route = this.types.route(path.typeKey());
		Object prepared = (route == null) ? null : route.prepare(request);
		this.lock.lock();
		try {
			this.types.settle(this.world, this.clock.instant());
			return serve(request, path, dataPlane, prepared);
		}
		finally {
			keep();
			this.lock.unlock();
		}
	}

	private DataPlane dataPlane(String rawPath) {
		return this.dataPlanes.stream().filter((each) -> each.serves(rawPath)).findFirst().orElse(null);
	}

	private SimulatorResponse serve(SimulatorRequest request, ArmPath path, DataPlane dataPlane, Object prepared) {
		boolean exists = this.world.find(path.key()) != null;
		Fault fault = this.faults.hit(request.method(), path, exists);
		Fault.Kind kind = (fault == null) ? null : fault.kind();
		Duration delay = (fault == null) ? Duration.ZERO : fault.latency();
		if (kind == Fault.Kind.DROP) {
			return SimulatorResponse.dropped(delay);
		}
		Query query = Query.of(request.uri());
		Answer answer = answer(request, path, query, fault, dataPlane, prepared);
		if (kind == Fault.Kind.DROP_AFTER || answer.dropped()) {
			return SimulatorResponse.dropped(delay);
		}
		if (kind == Fault.Kind.NOT_JSON) {
			return SimulatorResponse.notJson(fault.status(), delay);
		}
		Map<String, String> all = this.headers.of(request, answer, this.world);
		if (this.exchanges != null && dataPlane == null) {
			Judge judge = Judge.of(request, answer, this.types.route(path.typeKey()), exists);
			this.exchanges.record(request, query, answer, all, judge);
		}
		byte[] body = (answer.body() == null || request.method().equals("HEAD")) ? NO_BODY : Json.bytes(answer.body());
		return new SimulatorResponse(answer.status(), all, body, false, delay.plus(answer.latency()));
	}

	private Answer answer(SimulatorRequest request, ArmPath path, Query query, Fault fault, DataPlane dataPlane,
			Object prepared) {
		try {
			if (fault != null && fault.kind() == Fault.Kind.ERROR) {
				return fault.error();
			}
			if (fault != null && fault.kind() == Fault.Kind.NOT_FOUND_AFTER_CREATE) {
				Resource resource = this.world.find(path.key());
				throw Scopes.resourceNotFound(path, resource.type());
			}
			Call call = new Call(request, path, query, this.world, this.clock.instant(), this.durations, fault,
					this.types, prepared);
			return ((dataPlane != null) ? dataPlane.handle(call) : route(call)).paced(this.durations);
		}
		catch (ArmException ex) {
			return ex.answer().paced(this.durations);
		}
		catch (RuntimeException ex) {
			LOG.error("{} {} broke the simulator", request.method(), path.text(), ex);
			return ArmException.provider(500, "InternalServerError", "The simulator broke: " + ex).answer();
		}
	}

	private Answer route(Call call) {
		Routing.checkSubscription(call.path());
		Routing.checkDenied(call);
		Route route = this.types.route(call.path().typeKey());
		this.authority.check(call, route);
		if (route == null) {
			LOG.warn("No route for {} {}", call.method(), call.path().text());
			throw Routing.unknown(call);
		}
		if (!(route instanceof Polls)) {
			ApiVersions.check(call);
			Routing.checkRegistered(call);
		}
		return route.handle(call);
	}

	private void keep() {
		if (this.journal != null) {
			this.journal.append(this.world.drainChanges());
		}
	}

	/** Arms a fault. */
	public void arm(Fault fault) {
		locked(() -> this.faults.arm(fault));
	}

	/** Disarms all faults; operations that would never end do so now, and well. */
	public void clearFaults() {
		locked(() -> {
			this.faults.clear();
			Instant now = this.clock.instant();
			List.copyOf(this.world.running())
				.stream()
				.filter((operation) -> operation.endsAt() == null)
				.forEach((operation) -> this.world.track(operation.endingAt(now)));
		});
	}

	/** Does what the operator of the cloud says. */
	ObjectNode act(String name, ObjectNode body) {
		ControlAction action = ControlAction.named(this.actions, name);
		this.lock.lock();
		try {
			this.types.settle(this.world, this.clock.instant());
			return action.run(this.world, body);
		}
		finally {
			keep();
			this.lock.unlock();
		}
	}

	ArrayNode faults() {
		this.lock.lock();
		try {
			return this.faults.list();
		}
		finally {
			this.lock.unlock();
		}
	}

	String exchanges(boolean everything) {
		return (this.exchanges == null) ? "" : this.exchanges.export(everything);
	}

	void clearExchanges() {
		if (this.exchanges != null) {
			this.exchanges.clear();
		}
	}

	/** Every resource that exists now, as a GET would show it. */
	public List<SimulatedResource> resources() {
		this.lock.lock();
		try {
			this.types.settle(this.world, this.clock.instant());
			return this.world.all()
				.stream()
				.filter((resource) -> resource.key().startsWith("/subscriptions/"))
				.map((resource) -> new SimulatedResource(resource.id(), resource.type(), resource.name(),
						resource.state(), this.types.render(this.world, resource)))
				.toList();
		}
		finally {
			keep();
			this.lock.unlock();
		}
	}

	/**
	 * The number of operations that have not ended, and when the next one of them ends.
	 */
	public Instant nextEnd() {
		this.lock.lock();
		try {
			Operation next = this.world.next();
			return (next == null) ? null : next.endsAt();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The whole state at this moment. */
	public WorldSnapshot snapshot() {
		this.lock.lock();
		try {
			return this.world.snapshot();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Goes back to a snapshot; armed faults stay. */
	public void restore(WorldSnapshot snapshot) {
		locked(() -> this.world.restore(snapshot));
	}

	/** Forgets every resource, fault and exchange. */
	public void reset() {
		locked(() -> {
			this.world.restore(WorldSnapshot.empty(this.world.snapshot().idState()));
			this.faults.clear();
		});
		clearExchanges();
	}

	private void locked(Runnable action) {
		this.lock.lock();
		try {
			action.run();
		}
		finally {
			keep();
			this.lock.unlock();
		}
	}

	/** Closes the files of the state. */
	public void close() {
		if (this.journal != null) {
			this.journal.close();
		}
	}

}
