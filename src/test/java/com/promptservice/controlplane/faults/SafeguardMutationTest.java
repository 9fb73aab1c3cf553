package com.promptservice.controlplane.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each safeguard is taken out in turn; a matrix that stayed green would prove little.
 */
class SafeguardMutationTest {

	private static final Map<Mutation, Strikes> WHERE = where();

	@Test
	void the_matrix_notices_every_safeguard_that_is_missing() {
		Quiet.hush();
		Matrix teacher = new Matrix();
		WHERE.values().stream().flatMap((strikes) -> strikes.scenarios().stream()).forEach(teacher::learn);
		ThreadLocal<Matrix> matrices = ThreadLocal.withInitial(() -> new Matrix(teacher));
		Map<Mutation, Optional<String>> noticed = new ConcurrentHashMap<>();
		WHERE.entrySet()
			.parallelStream()
			.forEach((entry) -> noticed.put(entry.getKey(), noticed(matrices.get(), entry.getKey(), entry.getValue())));
		List<Mutation> unnoticed = WHERE.keySet().stream().filter((one) -> noticed.get(one).isEmpty()).toList();
		WHERE.keySet().forEach((one) -> Quiet.print(one + ": " + noticed.get(one).orElse("unnoticed")));
		Quiet.print("mutation proof " + (WHERE.size() - unnoticed.size()) + "/" + WHERE.size());
		assertThat(unnoticed).as("safeguards that nobody would miss").isEmpty();
	}

	private static Optional<String> noticed(Matrix matrix, Mutation mutation, Strikes strikes) {
		for (Scenario scenario : strikes.scenarios()) {
			for (CallSite call : matrix.learn(scenario).calls()) {
				for (FaultKind kind : strikes.kinds()) {
					// a missing safeguard makes fewer calls, so their numbers are others
					if (kind.appliesTo(call) || kind == FaultKind.F6_MESSAGE_LOST) {
						Case one = new Case(scenario, call.number(), kind, call.number());
						matrix.without(mutation);
						Verdict verdict = matrix.run(one);
						matrix.without(Mutation.NONE);
						if (!verdict.isGood()) {
							return Optional.of(one + " " + verdict.findings().getFirst().rule());
						}
					}
				}
			}
		}
		return Optional.empty();
	}

	private static Map<Mutation, Strikes> where() {
		Map<Mutation, Strikes> where = new LinkedHashMap<>();
		where.put(Mutation.CONDITIONS_IGNORED, new Strikes(List.of(Scenario.CONVERGE),
				Set.of(FaultKind.F9_PAUSED, FaultKind.F28_CANCEL, FaultKind.F23_OTHER_WRITE)));
		where.put(Mutation.LEASES_ALWAYS_GRANTED,
				new Strikes(List.of(Scenario.CONVERGE, Scenario.CREATE), Set.of(FaultKind.F10_RIVAL)));
		where.put(Mutation.SWEEPER_OFF, new Strikes(List.of(Scenario.CONVERGE), Set.of(FaultKind.F6_MESSAGE_LOST)));
		where.put(Mutation.FENCE_OFF,
				new Strikes(List.of(Scenario.CONVERGE, Scenario.CREATE), Set.of(FaultKind.F9_PAUSED)));
		where.put(Mutation.REPLAY_OFF, new Strikes(List.of(Scenario.TWO_WRITES), Set.of(FaultKind.F6_MESSAGE_LOST)));
		where.put(Mutation.OWNER_IGNORED, new Strikes(List.of(Scenario.DELETE), Set.of(FaultKind.F6_MESSAGE_LOST)));
		where.put(Mutation.CHANGE_CHECK_OFF, new Strikes(List.of(Scenario.CREATE), Set.of(FaultKind.F9_PAUSED)));
		where.put(Mutation.MARKER_OFF, new Strikes(List.of(Scenario.CONVERGE), Set.of(FaultKind.F6_MESSAGE_LOST)));
		where.put(Mutation.TERMINAL_FIRST, new Strikes(List.of(Scenario.CONVERGE), Set.of(FaultKind.F1_DEATH_BEFORE)));
		return where;
	}

	/**
	 * Which cases to try, one after the other.
	 */
	private record Strikes(List<Scenario> scenarios, Set<FaultKind> kinds) {
	}

}
