package com.promptservice.controlplane.simulator.core;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves requests one at a time: settles what is due, lets faults strike, routes, and
 * keeps the record.
 */
public final class Engine {

	private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

	private static final byte[] NO_BODY = {};

	private final Cloud cloud;

	private final Control control;

	private final Authority authority;

	private final List<DataPlane> dataPlanes;

	private final ExchangeLog exchanges;

	private final Headers headers = new Headers();

	/**
	 * An engine for some types.
	 * @param operator what the operator of the cloud can do
	 * @param dataPlanes the services beside Azure Resource Manager
	 * @param directory where the state is kept, null for nowhere
	 * @param exchanges the log of exchanges, null for none
	 */
	public Engine(Types types, Operator operator, Authority authority, List<DataPlane> dataPlanes, World world,
			Clock clock, Durations durations, Path directory, ExchangeLog exchanges) {
		this.cloud = new Cloud(types, world, clock, durations, operator.scenarios(), directory);
		this.authority = authority;
		this.dataPlanes = dataPlanes;
		this.exchanges = exchanges;
		this.control = new Control(
				new ControlRoutes(this.cloud, exchanges, operator.actions(), new Snapshots(this.cloud, directory))
					.all());
	}

	/** Serves one request. */
	public SimulatorResponse handle(SimulatorRequest request) {
		String rawPath = request.uri().getRawPath();
		if (rawPath.startsWith("/simulator/")) {
			return this.control.handle(request);
		}
		DataPlane dataPlane = dataPlane(rawPath);
		ArmPath path = (dataPlane != null) ? dataPlane.path(rawPath) : ArmPath.parse(rawPath);
		Route route = this.cloud.types().route(path.typeKey());
		Object prepared = (route == null) ? null : route.prepare(request);
		return this.cloud.use(() -> serve(request, path, dataPlane, prepared));
	}

	private DataPlane dataPlane(String rawPath) {
		return this.dataPlanes.stream().filter((each) -> each.serves(rawPath)).findFirst().orElse(null);
	}

	private SimulatorResponse serve(SimulatorRequest request, ArmPath path, DataPlane dataPlane, Object prepared) {
		boolean exists = this.cloud.world().find(path.key()) != null;
		Fault fault = this.cloud.hit(request, path, exists);
		Fault.Kind kind = (fault == null) ? null : fault.kind();
		Duration delay = (fault == null) ? Duration.ZERO : fault.latency();
		if (kind == Fault.Kind.DROP) {
			return SimulatorResponse.dropped(delay);
		}
		Query query = Query.of(request.uri());
		Map<String, String> left = new LinkedHashMap<>();
		Answer answer = answer(request, path, query, fault, dataPlane, prepared, left);
		if (kind == Fault.Kind.DROP_AFTER || answer.dropped()) {
			return SimulatorResponse.dropped(delay);
		}
		if (kind == Fault.Kind.NOT_JSON) {
			return SimulatorResponse.notJson(fault.status(), delay);
		}
		Map<String, String> all = this.headers.of(request, answer, this.cloud.world());
		all.putAll(left);
		if (this.exchanges != null && dataPlane == null) {
			Judge judge = Judge.of(request, answer, this.cloud.types().route(path.typeKey()), exists);
			this.exchanges.record(request, query, answer, all, judge);
		}
		byte[] body = (answer.body() == null || request.method().equals("HEAD")) ? NO_BODY : Json.bytes(answer.body());
		return new SimulatorResponse(answer.status(), all, body, false,
				delay.plus(this.cloud.time().real(answer.latency())));
	}

	private Answer answer(SimulatorRequest request, ArmPath path, Query query, Fault fault, DataPlane dataPlane,
			Object prepared, Map<String, String> left) {
		try {
			if (dataPlane == null) {
				left.putAll(this.cloud.throttle().take(request, path));
			}
			if (fault != null && fault.kind() == Fault.Kind.ERROR) {
				return fault.error();
			}
			if (fault != null && fault.kind() == Fault.Kind.NOT_FOUND_AFTER_CREATE) {
				Resource resource = this.cloud.world().find(path.key());
				throw Scopes.resourceNotFound(path, resource.type());
			}
			Call call = new Call(request, path, query, this.cloud.world(), this.cloud.now(), this.cloud.durations(),
					fault, this.cloud.types(), prepared);
			return ((dataPlane != null) ? dataPlane.handle(call) : route(call)).paced(this.cloud.pace());
		}
		catch (ArmException ex) {
			return ex.answer().paced(this.cloud.pace());
		}
		catch (RuntimeException ex) {
			LOG.error("{} {} broke the simulator", request.method(), path.text(), ex);
			return ArmException.provider(500, "InternalServerError", "The simulator broke: " + ex).answer();
		}
	}

	private Answer route(Call call) {
		Routing.checkSubscription(call.path());
		Routing.checkDenied(call);
		Route route = this.cloud.types().route(call.path().typeKey());
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

	/** Arms a fault. */
	public void arm(Fault fault) {
		this.cloud.look(() -> {
			this.cloud.faults().arm(fault);
			return fault;
		});
	}

	/** Disarms all faults; operations that would never end do so now, and well. */
	public void clearFaults() {
		this.cloud.change(() -> {
			this.cloud.faults().clear();
			this.cloud.endEndless();
		});
	}

	/** Every resource that exists now, as a GET would show it. */
	public List<SimulatedResource> resources() {
		World world = this.cloud.world();
		return this.cloud.use(() -> world.all()
			.stream()
			.filter((resource) -> resource.key().startsWith("/subscriptions/"))
			.map((resource) -> new SimulatedResource(resource.id(), resource.type(), resource.name(), resource.state(),
					this.cloud.types().render(world, resource)))
			.toList());
	}

	/** When the next running operation ends, or null when none will. */
	public Instant nextEnd() {
		return this.cloud.look(() -> {
			Operation next = this.cloud.world().next();
			return (next == null) ? null : next.endsAt();
		});
	}

	/** The whole state at this moment. */
	public WorldSnapshot snapshot() {
		return this.cloud.look(() -> this.cloud.world().snapshot());
	}

	/** Goes back to a snapshot; armed faults stay. */
	public void restore(WorldSnapshot snapshot) {
		this.cloud.change(() -> this.cloud.world().restore(snapshot));
	}

	/** Forgets every resource, fault and exchange. */
	public void reset() {
		this.cloud.change(this.cloud::reset);
		if (this.exchanges != null) {
			this.exchanges.clear();
		}
	}

	/** Lets Azure Resource Manager's limits apply, or not. */
	public void throttle(boolean on) {
		this.cloud.change(() -> this.cloud.throttle().turn(on));
	}

	/** Closes the files of the state. */
	public void close() {
		this.cloud.close();
	}

}
