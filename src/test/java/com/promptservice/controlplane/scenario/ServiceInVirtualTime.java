package com.promptservice.controlplane.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.faults.SimulatedWire;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.LocalLeases;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.Engine;
import com.promptservice.controlplane.operation.EngineParts;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationsProperties;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.RequestIdentity;
import com.promptservice.controlplane.operation.SupersededOperationEnded;
import com.promptservice.controlplane.operation.Worker;
import com.promptservice.controlplane.queue.InProcessWorkQueue;
import com.promptservice.controlplane.queue.WorkQueue;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import tools.jackson.databind.JsonNode;

/**
 * The service in virtual time: the real engine, the real SDK and the local Azure, all on
 * the caller's thread. A scenario adds its features and {@linkplain #start starts} them.
 */
public abstract class ServiceInVirtualTime {

	public static final Caller OPERATOR = new Caller("home", "operator", "operator", Set.of(Caller.Role.Operator));

	protected final ScenarioClock clock;

	protected final Documents documents;

	protected final LocalLeases leases;

	private final Simulator simulator;

	private final SimulatedWire wire;

	private Engine engine;

	private Acceptance acceptance;

	private Worker worker;

	private EngineParts parts;

	protected ServiceInVirtualTime(LatestWire shared, DocumentStore store) {
		this(shared, store, new ScenarioClock());
	}

	private ServiceInVirtualTime(LatestWire shared, DocumentStore store, ScenarioClock clock) {
		this(shared, store, clock, Simulator.inMemory(clock, Durations.scaledBy(1), 1));
	}

	protected ServiceInVirtualTime(LatestWire shared, DocumentStore store, ScenarioClock clock, Simulator simulator) {
		this.clock = clock;
		this.documents = new Documents(store);
		this.leases = new LocalLeases(clock);
		this.simulator = simulator;
		this.wire = new SimulatedWire(simulator);
		shared.leadTo(this.wire);
	}

	/**
	 * Puts a hook around what the service asks of Azure.
	 */
	protected final void around(SimulatedWire.Hook hook) {
		this.wire.around(hook);
	}

	/**
	 * Whether a request changes anything; a question about a name is a POST, too.
	 */
	protected static boolean changes(SimulatorRequest request) {
		return !request.method().equals("GET") && !request.uri().getPath().contains("heckNameAvailability");
	}

	/**
	 * Starts the engine with these operations of the features.
	 */
	@SafeVarargs
	protected final void start(List<OperationDefinition<?>>... features) {
		start(new InProcessWorkQueue(this.clock), features);
	}

	@SafeVarargs
	protected final void start(WorkQueue queue, List<OperationDefinition<?>>... features) {
		List<OperationDefinition<?>> definitions = new ArrayList<>();
		for (List<OperationDefinition<?>> feature : features) {
			definitions.addAll(feature);
		}
		this.engine = new Engine(new Engine.Ports(this.documents, this.leases, queue), () -> definitions, this.clock,
				new Pacing(1), Runnable::run, new Random(1), OperationsProperties.defaults(),
				new SimpleMeterRegistry());
		this.acceptance = new Acceptance(this.engine);
		this.worker = new Worker(this.engine);
		this.parts = new EngineParts(this.engine, this.acceptance);
	}

	protected final SupersededOperationEnded superseded() {
		return new SupersededOperationEnded(this.engine);
	}

	protected final Acceptance acceptance() {
		return this.acceptance;
	}

	protected final EngineParts engine() {
		return this.parts;
	}

	protected final Accepted accept(String place, String fingerprint, Function<String, Decision> decide) {
		return accept(place, fingerprint, OPERATOR, decide);
	}

	protected final Accepted accept(String place, String fingerprint, Caller caller,
			Function<String, Decision> decide) {
		return this.acceptance.accept(place, new RequestIdentity(null, fingerprint, caller, null), decide);
	}

	/**
	 * Goes on with an ended operation, as {@code :retry} does, and carries that out.
	 */
	public final Operation retried(Operation ended) {
		return carriedOut(
				this.parts.retry(ended.id(), new RequestIdentity(null, "retry " + ended.id(), OPERATOR, null)));
	}

	/**
	 * Lets time pass until the operation has ended.
	 */
	public final Operation carriedOut(Accepted accepted) {
		String id = accepted.operation().id();
		for (int turn = 0; turn < 20_000; turn++) {
			// reading it at every turn would take longer than carrying it out
			if (this.worker.active() == 0 && operation(id).hasEnded()) {
				return operation(id);
			}
			turn();
		}
		throw new AssertionError("Operation never ends: " + shown(operation(id)));
	}

	/**
	 * Carries out what is due now, then moves time to what is due next.
	 */
	public final void turn() {
		work();
		this.clock.moveTo(this.worker.nextDue()
			.filter((due) -> due.isAfter(this.clock.instant()))
			.orElse(this.clock.instant().plus(Duration.ofSeconds(1))));
	}

	/**
	 * Carries out what is due now.
	 * @return whether nothing is under way any more
	 */
	private boolean work() {
		this.worker.poll();
		this.worker.runDue();
		return this.worker.active() == 0;
	}

	/**
	 * Lets time pass until nothing is under way any more.
	 */
	protected final void carryOutAll() {
		for (int turn = 0; turn < 20_000; turn++) {
			if (work()) {
				return;
			}
			turn();
		}
		throw new AssertionError("The work never ends");
	}

	public final Operation operation(String id) {
		return this.documents.read(Layout.operation(id), Operation.class).orElseThrow().value();
	}

	public final JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	public final String shown(Object value) {
		return tree(value).toPrettyString();
	}

	/**
	 * Somebody else's request to Azure.
	 */
	public final SimulatorResponse azure(String method, String path, String json) {
		return this.simulator
			.handle((json != null) ? SimulatorRequest.of(method, path, json) : SimulatorRequest.of(method, path));
	}

	/**
	 * Makes the local Azure do something, as its operator can; single quotes stand for
	 * double ones.
	 */
	public final void control(String method, String path, String json) {
		SimulatorResponse answer = azure(method, "/simulator/" + path, json.replace('\'', '"'));
		if (answer.status() > 299) {
			throw new AssertionError(answer.status() + " " + answer.json());
		}
	}

	/**
	 * Makes Azure misbehave.
	 */
	public final void arm(Fault fault) {
		this.simulator.arm(fault);
	}

	public final void disarm() {
		this.simulator.clearFaults();
	}

	/**
	 * ARM ids of everything there is.
	 */
	public final List<String> resourceIds() {
		return this.simulator.resources().stream().map((resource) -> resource.id()).toList();
	}

	/**
	 * ARM ids of everything there is, in lower case.
	 */
	public final List<String> resources() {
		return resourceIds().stream().map(String::toLowerCase).toList();
	}

	public final void waitFor(Duration time) {
		this.clock.advance(time);
	}

	public final Instant now() {
		return this.clock.instant();
	}

}
