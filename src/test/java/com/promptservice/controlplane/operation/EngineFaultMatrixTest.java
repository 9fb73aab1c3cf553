package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.faults.port.Call;
import com.promptservice.controlplane.faults.port.Fault;
import com.promptservice.controlplane.faults.port.FaultPlan;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault at every call of a whole operation, from its acceptance to the last
 * clean-up.
 */
class EngineFaultMatrixTest {

	private static final Duration LIMIT = Duration.ofHours(2);

	private static final String CLIENT_ID = "client-operation-1";

	private static final String ID = "home." + CLIENT_ID;

	@ParameterizedTest
	@EnumSource(value = Fault.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
	void whatever_happens_at_any_one_call_the_operation_succeeds_once(Fault fault) {
		List<Call> calls = run(FaultPlan.NONE);
		assertThat(calls).hasSizeGreaterThan(30);
		Map<Call, String> wrong = new TreeMap<>((one, other) -> Integer.compare(one.number(), other.number()));
		for (Call call : calls) {
			try {
				run(FaultPlan.at(call.number(), fault));
			}
			catch (AssertionError | RuntimeException ex) {
				wrong.put(call, ex.toString());
			}
		}
		assertThat(wrong).isEmpty();
	}

	@Tag("chaos")
	@ParameterizedTest
	@EnumSource(value = Fault.class, names = { "DEATH_BEFORE", "DEATH_AFTER" })
	void a_second_death_during_recovery_loses_nothing_either(Fault fault) {
		int calls = run(FaultPlan.NONE).size();
		List<String> wrong = new ArrayList<>();
		for (int k = 1; k <= calls; k++) {
			for (int j = 1; j <= 12; j++) {
				int first = k;
				int second = k + j;
				try {
					run((call) -> (call.number() == first || call.number() == second) ? fault : Fault.NONE);
				}
				catch (AssertionError | RuntimeException ex) {
					wrong.add(first + "+" + second + ": " + ex);
				}
			}
		}
		assertThat(wrong).isEmpty();
	}

	private static List<Call> run(FaultPlan faults) {
		Cloud[] cloud = new Cloud[1];
		EngineWorld world = new EngineWorld(7, (self) -> List.of(new Toy.Definition(self.documents(), "ToyPut", Plan.of(
				PlannedStep.step("a", Duration.ofMinutes(30), cloud[0].ensure("a", Duration.ZERO)),
				PlannedStep.step("b", Duration.ofMinutes(30), cloud[0].ensure("b", Duration.ofSeconds(90)), "a"),
				PlannedStep.step("c", Duration.ofMinutes(30), cloud[0].ensure("c", Duration.ofSeconds(5)), "a"),
				PlannedStep.step("d", Duration.ofMinutes(30), cloud[0].ensure("d", Duration.ZERO), "b", "c")))));
		cloud[0] = new Cloud(world);
		world.calls().plan(faults);
		accept(world);
		assertThat(world.runUntil(() -> ended(world), LIMIT)).as("ends").isTrue();
		assertThat(world.runUntil(() -> clean(world), LIMIT)).as("leaves nothing behind").isTrue();
		Operation operation = world.operation(ID);
		assertThat(operation.status()).as(() -> String.valueOf(operation.progress().error()))
			.isEqualTo(OperationStatus.Succeeded);
		assertThat(operation.steps()).extracting(StepRecord::status).containsOnly(StepStatus.Succeeded);
		assertThat(world.stored(Toy.document("x"), Toy.class)).contains(new Toy("x", "Succeeded", null));
		assertThat(cloud[0].puts()).as("no second PUT of what is there").containsExactlyInAnyOrder("a", "b", "c", "d");
		return world.calls().recorded();
	}

	/**
	 * A client that repeats its request until it has an answer.
	 */
	private static void accept(EngineWorld world) {
		boolean[] accepted = { false };
		for (int i = 0; i < 10 && !accepted[0]; i++) {
			world.survives(() -> {
				try {
					Accepted answer = world.process()
						.acceptance()
						.accept("home", Toy.request(CLIENT_ID, "fingerprint"),
								Toy.put(world.documents(), "ToyPut", "x"));
					assertThat(answer.operation().id()).isEqualTo(ID);
					assertThat(answer.answer().status()).isEqualTo(201);
					accepted[0] = true;
				}
				catch (ApiException ex) {
					assertThat(ex.status()).isEqualTo(503);
				}
				catch (StoreUnavailableException ex) {
					// the judgement itself could not read
				}
			});
		}
		assertThat(accepted[0]).as("accepted").isTrue();
	}

	private static boolean ended(EngineWorld world) {
		return world.operation(ID).hasEnded();
	}

	private static boolean clean(EngineWorld world) {
		return world.queueDepth() == 0 && !world.names().contains(Layout.activeOperation(ID))
				&& world.process().worker().active() == 0;
	}

}
