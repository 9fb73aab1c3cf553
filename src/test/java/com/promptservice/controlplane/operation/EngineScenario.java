package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.promptservice.controlplane.faults.port.Call;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations in virtual time, made of the steps that a test names.
 */
abstract class EngineScenario {

	static final Duration HOUR = Duration.ofHours(1);

	final List<PlannedStep> plan = new ArrayList<>();

	final List<String> visited = new ArrayList<>();

	final EngineWorld world = new EngineWorld(1,
			(self) -> List.of(new Toy.Definition(self.documents(), "ToyPut", new Plan(this.plan)),
					new Toy.Definition(self.documents(), "ToyDelete",
							Plan.of(PlannedStep.step("superseded-operation-ended", HOUR,
									new SupersededOperationEnded(self.process().engine()))))));

	final Cloud cloud = new Cloud(this.world);

	void step(String name, Toy.Lambda step, String... after) {
		this.plan.add(PlannedStep.step(name, HOUR, step, after));
	}

	/**
	 * A step that takes this many seconds, looked at every ten.
	 */
	Toy.Lambda take(int seconds) {
		return (visit) -> {
			this.visited.add(visit.operationId());
			return visit.now().isBefore(visit.startedAt().plusSeconds(seconds))
					? new Outcome.Waiting<>(Duration.ofSeconds(10), "takes its time", Toy.follow(visit.startedAt()))
					: Toy.done("x");
		};
	}

	Operation carriedOut() {
		return ended(accepted("ToyPut").operation().id());
	}

	Accepted accepted(String kind) {
		return accepted(kind, "x");
	}

	Accepted accepted(String kind, String name) {
		return this.world.process()
			.acceptance()
			.accept("home", Toy.request(null, "print"), Toy.put(this.world.documents(), kind, name));
	}

	Operation ended(String id) {
		assertThat(this.world.runUntil(() -> operation(id).hasEnded(), Duration.ofHours(3))).as("ends").isTrue();
		return operation(id);
	}

	Operation operation(String id) {
		return this.world.operation(id);
	}

	Toy toy() {
		return this.world.stored(Toy.document("x"), Toy.class).orElseThrow();
	}

	static Map<String, StepStatus> statuses(Operation operation) {
		Map<String, StepStatus> statuses = new TreeMap<>();
		operation.steps().forEach((step) -> statuses.put(step.name(), step.status()));
		return statuses;
	}

	long writes(String path) {
		return this.world.calls()
			.recorded()
			.stream()
			.filter((call) -> call.action().equals("write"))
			.map(Call::subject)
			.filter((subject) -> subject.startsWith("home/" + path))
			.count();
	}

}
