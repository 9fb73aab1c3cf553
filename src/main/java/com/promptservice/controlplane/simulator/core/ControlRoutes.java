package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the operator of the simulated cloud can do.
 */
final class ControlRoutes {

	private static final String FAULTS = "Faults";

	private static final String SCENARIOS = "Scenarios";

	private static final String TIME = "Time";

	private static final String STATE = "State";

	private static final String SNAPSHOTS = "Snapshots";

	private static final String TRAFFIC = "Traffic";

	private final Cloud cloud;

	private final ExchangeLog exchanges;

	private final List<ControlAction> actions;

	private final Snapshots snapshots;

	private final TimeControl time;

	ControlRoutes(Cloud cloud, ExchangeLog exchanges, List<ControlAction> actions, Snapshots snapshots) {
		this.cloud = cloud;
		this.exchanges = exchanges;
		this.actions = actions;
		this.snapshots = snapshots;
		this.time = new TimeControl(cloud);
	}

	Stream<ControlRoute> all() {
		return Stream.of(faults(), scenarios(), time(), state(), snapshots(), traffic()).flatMap((routes) -> routes);
	}

	private Stream<ControlRoute> faults() {
		return Stream.of(
				new ControlRoute("GET", "/simulator/faults", FAULTS, "Faults_List", "List armed faults",
						"Each with how many requests it has hit.", null, 200, "The armed faults",
						(asked) -> this.cloud.look(this.cloud.faults()::list)),
				new ControlRoute("POST", "/simulator/faults", FAULTS, "Faults_Arm", "Arm a fault",
						"It strikes the next requests that fit, `count` of them, behind the faults that are armed "
								+ "already. What is left out fits any request; only `kind` is required.",
						FaultReader.example(), 201, "The fault as it was understood", this::arm),
				new ControlRoute("DELETE", "/simulator/faults", FAULTS, "Faults_Clear", "Disarm all faults",
						"Operations that would never end do so now, and well.", null, 204, "None is armed any more",
						(asked) -> done(() -> this.cloud.change(() -> {
							this.cloud.faults().clear();
							this.cloud.endEndless();
						}))));
	}

	private JsonNode arm(ControlRoute.Asked asked) {
		Fault fault = FaultReader.read(asked.body());
		this.cloud.change(() -> this.cloud.faults().arm(fault));
		return FaultReader.write(fault);
	}

	private Stream<ControlRoute> scenarios() {
		String names = String.join(", ",
				this.cloud.scenarios().known().stream().map((one) -> "`" + one.name() + "`").toList());
		return Stream.of(
				new ControlRoute("GET", "/simulator/scenarios", SCENARIOS, "Scenarios_List", "List scenarios",
						"Each with the fields that narrow it, and whether it is on.", null, 200, "The scenarios",
						(asked) -> this.cloud.look(this.cloud.scenarios()::list)),
				new ControlRoute("POST", "/simulator/scenarios/{name}", SCENARIOS, "Scenarios_Begin",
						"Begin a scenario",
						"One of " + names + ". No field of the body is required; the list says which there are.",
						Json.object(), 200, "The scenario, which is on now",
						(asked) -> this.cloud.use(() -> this.cloud.scenarios()
							.begin(asked.name(), asked.body(), this.cloud.types(), this.cloud.now()))),
				new ControlRoute("DELETE", "/simulator/scenarios/{name}", SCENARIOS, "Scenarios_End", "End a scenario",
						"What it did stays done; only `endless-operation` lets its operations end.", null, 204,
						"It is off", (asked) -> done(() -> this.cloud.change(() -> end(asked.name())))));
	}

	private void end(String name) {
		this.cloud.scenarios().end(name);
		if (name.equals(EndlessOperation.NAME)) {
			this.cloud.endEndless();
		}
	}

	private Stream<ControlRoute> time() {
		return Stream.of(
				new ControlRoute("GET", "/simulator/time", TIME, "Time_Get", "Read the clock",
						"The simulated time, and how many times faster than in Azure things happen.", null, 200,
						"The time", (asked) -> this.time.view()),
				new ControlRoute("PUT", "/simulator/time", TIME, "Time_Set", "Stop or hasten time",
						"`paused` stops it or lets it go on; `speed` is how many times faster than in Azure everything "
								+ "happens. What is under way keeps the share that is done.",
						Json.object().put("speed", 400).put("paused", false), 200, "The time",
						(asked) -> this.time.set(asked.body())),
				new ControlRoute("PUT", "/simulator/throttling", TIME, "Throttling_Set", "Turn throttling on or off",
						"With `enabled`, Azure Resource Manager's token buckets apply, and they fill as fast as "
								+ "everything else happens.",
						Json.object().put("enabled", true), 200, "Whether requests are throttled",
						(asked) -> this.time.throttle(asked.body())));
	}

	private Stream<ControlRoute> state() {
		return Stream.of(new ControlRoute("GET", "/simulator/resources", STATE, "Resources_List", "List every resource",
				"As a GET of each would show it.", null, 200, "The resources", (asked) -> Json.page(resources())),
				new ControlRoute("POST", "/simulator/actions/{name}", STATE, "Actions_Run", "Do something to the cloud",
						"One of "
								+ String.join(", ", this.actions.stream().map((one) -> "`" + one.name() + "`").toList())
								+ ".",
						Json.object(), 200, "What is so now", this::act),
				new ControlRoute("POST", "/simulator/reset", STATE, "State_Reset", "Forget everything",
						"Every resource, operation, fault, scenario and exchange; time runs as at the start. Snapshots "
								+ "stay.",
						null, 204, "Nothing is there", (asked) -> done(() -> {
							this.cloud.change(this.cloud::reset);
							clear();
						})));
	}

	private JsonNode act(ControlRoute.Asked asked) {
		ControlAction action = ControlAction.named(this.actions, asked.name());
		return this.cloud.use(() -> action.run(this.cloud.world(), asked.body()));
	}

	private List<ObjectNode> resources() {
		return this.cloud.use(() -> this.cloud.world()
			.all()
			.stream()
			.filter((resource) -> resource.key().startsWith("/subscriptions/"))
			.map((resource) -> this.cloud.types().render(this.cloud.world(), resource))
			.toList());
	}

	private Stream<ControlRoute> snapshots() {
		return Stream.of(
				new ControlRoute("GET", "/simulator/snapshots", SNAPSHOTS, "Snapshots_List", "List snapshots",
						"By name.", null, 200, "The snapshots", (asked) -> this.snapshots.list()),
				new ControlRoute("PUT", "/simulator/snapshots/{name}", SNAPSHOTS, "Snapshots_Take", "Take a snapshot",
						"The whole cloud as it is now: resources, operations, scenarios, faults and the time. It is "
								+ "kept on disk where the state is.",
						null, 200, "The snapshot", (asked) -> this.snapshots.take(asked.name())),
				new ControlRoute("POST", "/simulator/snapshots/{name}/restore", SNAPSHOTS, "Snapshots_Restore",
						"Restore a snapshot", "Time goes on from when it was taken.", null, 200, "The snapshot",
						(asked) -> this.snapshots.restore(asked.name())),
				new ControlRoute("DELETE", "/simulator/snapshots/{name}", SNAPSHOTS, "Snapshots_Delete",
						"Forget a snapshot", "The cloud stays as it is.", null, 204, "It is gone",
						(asked) -> done(() -> this.snapshots.forget(asked.name()))));
	}

	private Stream<ControlRoute> traffic() {
		return Stream.of(
				new ControlRoute("GET", "/simulator/exchanges", TRAFFIC, "Exchanges_List", "Read what was said",
						"Requests and answers, one JSON object a line, without secrets; `all=true` adds those that no "
								+ "specification describes.",
						null, 200, "The exchanges",
						(asked) -> JsonNodeFactory.instance.stringNode((this.exchanges == null) ? ""
								: this.exchanges.export("true".equals(asked.query().get("all"))))),
				new ControlRoute("DELETE", "/simulator/exchanges", TRAFFIC, "Exchanges_Clear", "Forget what was said",
						"Files that were written already stay.", null, 204, "None is remembered",
						(asked) -> done(this::clear)));
	}

	private void clear() {
		if (this.exchanges != null) {
			this.exchanges.clear();
		}
	}

	private static JsonNode done(Runnable action) {
		action.run();
		return null;
	}

}
