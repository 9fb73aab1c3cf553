package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import com.promptservice.controlplane.faults.Verdict.Rule;

/**
 * What came of all cases, as one line and, for those that want it, as a grid.
 */
final class Report {

	private static final int SHOWN = 40;

	private final Map<String, Integer> injected = new TreeMap<>();

	private final Map<Rule, Integer> broken = new EnumMap<>(Rule.class);

	private final Map<String, Map<FaultKind, Integer>> grid = new TreeMap<>();

	private final List<String> failures = new ArrayList<>();

	private final List<String> unreached = new ArrayList<>();

	private final List<Duration> recoveries = new ArrayList<>();

	private int schedules;

	private int pairs;

	private int runs;

	private int accepted;

	private int recovered;

	private int harmless;

	/**
	 * Takes in what came of one run.
	 * @param same the cases that this run stands for, since they leave the same world
	 */
	synchronized void add(List<Case> same, List<CallSite> calls, Verdict verdict) {
		this.runs++;
		for (Case one : same) {
			this.schedules++;
			this.pairs += one.isPair() ? 1 : 0;
			CallSite call = calls.get(one.call() - 1);
			this.grid.computeIfAbsent(call.port() + " " + call.verb(), (any) -> new EnumMap<>(FaultKind.class))
				.merge(one.kind(), 1, Integer::sum);
			if (verdict.struck) {
				this.injected.merge(one.kind().number(), 1, Integer::sum);
			}
			else {
				this.unreached.add(one.toString());
			}
		}
		this.accepted += verdict.accepted;
		this.recovered += verdict.recovered;
		this.harmless += verdict.harmless;
		this.recoveries.add(verdict.recovery.isNegative() ? Duration.ZERO : verdict.recovery);
		for (Verdict.Finding finding : verdict.findings()) {
			this.broken.merge(finding.rule(), 1, Integer::sum);
		}
		if (!verdict.isGood()) {
			this.failures.add(same.getFirst() + " at " + calls.get(same.getFirst().call() - 1) + ": " + verdict);
		}
	}

	List<String> failures() {
		return this.failures;
	}

	List<String> unreached() {
		return this.unreached;
	}

	/**
	 * The line of the fault matrix.
	 */
	synchronized String line(String seeds) {
		this.recoveries.sort(Duration::compareTo);
		long max = this.recoveries.isEmpty() ? 0 : this.recoveries.getLast().toSeconds();
		long median = this.recoveries.isEmpty() ? 0 : this.recoveries.get(this.recoveries.size() / 2).toSeconds();
		return "faults_injected " + this.injected + " | schedules run " + this.schedules + " (in " + this.runs
				+ " runs, " + this.pairs + " pairs of deaths, seeds " + seeds + ") | ops accepted " + this.accepted
				+ " | lost " + count(Rule.LOST) + " | wrong_terminal " + count(Rule.WRONG_TERMINAL) + " | unexpected "
				+ count(Rule.UNEXPECTED) + " | recovered " + this.recovered + " | duplicated side effects harmless "
				+ this.harmless + " harmful " + count(Rule.HARMFUL) + " | orphans " + count(Rule.ORPHAN)
				+ " | foreign_harm " + count(Rule.FOREIGN_HARM) + " | lost_updates " + count(Rule.LOST_UPDATE)
				+ " | stuck " + count(Rule.STUCK) + " | leaks " + count(Rule.LEAK) + " | max/median recovery " + max
				+ "/" + median + " s | unreached " + this.unreached.size();
	}

	/**
	 * Calls by kinds: how often each was struck by each.
	 */
	synchronized String grid() {
		StringBuilder text = new StringBuilder("calls x kinds\n");
		this.grid.forEach((call, kinds) -> text.append(String.format("%-20s", call)).append(kinds).append('\n'));
		return text.toString();
	}

	/**
	 * The failing cases, each with the text that re-runs it.
	 */
	synchronized String failing() {
		StringBuilder text = new StringBuilder();
		this.failures.stream().sorted().limit(SHOWN).forEach((failure) -> text.append('\n').append(failure));
		return text.toString();
	}

	private int count(Rule rule) {
		return this.broken.getOrDefault(rule, 0);
	}

}
