package com.promptservice.controlplane.simulator.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * One request being served: what was asked, the world it meets, and the time.
 */
public final class Call {

	private final SimulatorRequest request;

	private final ArmPath path;

	private final Query query;

	private final World world;

	private final Instant now;

	private final Durations durations;

	private final Fault fault;

	private final Types types;

	private final Object prepared;

	private ObjectNode body;

	Call(SimulatorRequest request, ArmPath path, Query query, World world, Instant now, Durations durations,
			Fault fault, Types types, Object prepared) {
		this.request = request;
		this.path = path;
		this.query = query;
		this.world = world;
		this.now = now;
		this.durations = durations;
		this.fault = fault;
		this.types = types;
		this.prepared = prepared;
	}

	/** The HTTP method. */
	public String method() {
		return this.request.method();
	}

	/** The path, taken apart. */
	public ArmPath path() {
		return this.path;
	}

	/** A query parameter, or null. */
	public String query(String name) {
		return this.query.get(name);
	}

	/** A header, or null. */
	public String header(String name) {
		return this.request.headers().get(name);
	}

	/** Scheme and host under which the caller knows this server. */
	public String base() {
		return this.request.base();
	}

	/** Everything that exists. */
	public World world() {
		return this.world;
	}

	/** The time of the call. */
	public Instant now() {
		return this.now;
	}

	/** How long things take here. */
	public Durations durations() {
		return this.durations;
	}

	/** The object id of the caller. */
	public String principal() {
		return caller().objectId();
	}

	/** The caller, with the directory that it signed in to. */
	public Principal caller() {
		return Principals.of(this.request);
	}

	/** The caller again, as other directories know him by the tokens that came along. */
	public List<Principal> auxiliary() {
		return Principals.auxiliary(this.request);
	}

	/** The body of the request as an object; anything else is refused. */
	public ObjectNode body() {
		if (this.body == null) {
			try {
				this.body = Json.parse(this.request.body());
			}
			catch (JacksonException | IllegalArgumentException ex) {
				throw ArmException.gateway(400, "InvalidRequestContent",
						"The request content was invalid and could not be deserialized: 'A JSON object is expected'.");
			}
		}
		return this.body;
	}

	/** The fields of a body that is a form. */
	public Query form() {
		return Query.of(new String(this.request.body(), StandardCharsets.UTF_8));
	}

	/** The properties of the request's body, ready to be changed. */
	public ObjectNode properties() {
		return body().get("properties") instanceof ObjectNode properties ? properties.deepCopy() : Json.object();
	}

	/** The table of routes, for those that serve resources of any type. */
	public Types types() {
		return this.types;
	}

	/** What the route prepared before the call, or null. */
	public Object prepared() {
		return this.prepared;
	}

	/** How an operation that this call starts will end. */
	public Fate fate() {
		return (this.fault == null) ? Fate.GOOD : this.fault.fate();
	}

	/** Whether what this call makes will be beyond repair. */
	public boolean halfMade() {
		return this.fault != null && this.fault.kind() == Fault.Kind.HALF_MADE;
	}

	/**
	 * The port on which what this call deploys will be unhealthy, "*" for all, null for
	 * none.
	 */
	public String unhealthyPort() {
		if (this.fault == null || this.fault.kind() != Fault.Kind.UNHEALTHY) {
			return null;
		}
		return (this.fault.code() != null) ? this.fault.code() : "*";
	}

	/** Starts an operation of any type that ends as it is told, never for a null time. */
	public Operation begin(String typeKey, Resource subject, Duration takes, Set<String> locks, boolean deletion,
			Fate fate) {
		Instant end = (takes == null || fate.outcome() == Fate.Outcome.ENDLESS) ? null : this.now.plus(takes);
		Operation operation = new Operation(this.world.newId().toString(), typeKey, subject.key(), List.of(),
				subject.location(), this.now, end, deletion, locks, fate, false);
		this.world.track(operation);
		return operation;
	}

	/** Starts a long-running write. */
	public Operation start(Resource subject, Timing timing, List<String> others, Set<String> locks) {
		return start(subject, timing, others, locks, false);
	}

	/** Starts a long-running deletion. */
	public Operation startDeletion(Resource subject, Timing timing, Set<String> locks) {
		return start(subject, timing, List.of(), locks, true);
	}

	private Operation start(Resource subject, Timing timing, List<String> others, Set<String> locks, boolean deletion) {
		Fate fate = fate();
		Instant end = (fate.outcome() == Fate.Outcome.ENDLESS) ? null : this.now.plus(this.durations.of(timing));
		Operation operation = new Operation(this.world.newId().toString(), subject.typeKey(), subject.key(), others,
				subject.location(), this.now, end, deletion, locks, fate, false);
		this.world.track(operation);
		return operation;
	}

}
