package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import com.promptservice.controlplane.faults.Client.Ask;
import com.promptservice.controlplane.faults.Scenario.End;
import com.promptservice.controlplane.faults.Scenario.Start;
import com.promptservice.controlplane.faults.Verdict.Rule;
import tools.jackson.databind.JsonNode;

/**
 * Learns every scenario once, then runs cases: one fault at one call, from the same
 * start, in virtual time. One matrix belongs to one thread.
 */
final class Matrix {

	private static final Duration LIMIT = Duration.ofHours(12);

	private final boolean storage;

	private final World world;

	private final Map<Start, Moment> starts;

	private final Map<Start, Map<String, String>> foreign;

	private final Map<Scenario, Learned> learned;

	private final Baseline baseline;

	/**
	 * Whether deaths happen in the middle of a call, instead of starting from what they
	 * leave.
	 */
	private boolean literal;

	private Mutation mutation = Mutation.NONE;

	/**
	 * By how much the first process's clock is wrong, and a second one's the other way.
	 */
	private Duration skew = Duration.ZERO;

	/**
	 * A matrix for another thread, which need not learn again.
	 */
	Matrix(Matrix teacher) {
		this.storage = teacher.storage;
		this.world = new World(new Machinery(this.storage));
		this.starts = teacher.starts;
		this.foreign = teacher.foreign;
		this.learned = teacher.learned;
		this.baseline = teacher.baseline;
	}

	Matrix() {
		this(false);
	}

	/**
	 * A matrix that learns by itself.
	 * @param storage whether the real adapters of Azure Storage are between the service
	 * and its state
	 */
	Matrix(boolean storage) {
		this.storage = storage;
		this.world = new World(new Machinery(storage));
		this.starts = new EnumMap<>(Start.class);
		this.foreign = new EnumMap<>(Start.class);
		this.learned = new EnumMap<>(Scenario.class);
		Moment empty = this.world.snapshot();
		rest(empty, List.of(ask((at) -> at.put("eastus2", "put-second-1", Bodies.SECOND_REGION))), () -> {
			Person.settlesIn(this.world);
		});
		Person.movesIn(this.world);
		settle();
		keep(Start.OTHERS);
		rest(start(Start.OTHERS), List.of(ask((at) -> at.put("westus2", "put-zero-1", Bodies.OTHER))), () -> {
		});
		Map<String, String> other = Truth.region(this.world);
		rest(start(Start.OTHERS), List.of(ask((at) -> at.put("westus2", "put-zero-1", Bodies.FULL))), () -> {
		});
		keep(Start.CREATED);
		this.baseline = new Baseline(Truth.region(this.world), other, this.foreign);
		Person.addsARule(this.world);
		settle();
		Person.deletesARule(this.world);
		settle();
		keep(Start.DAMAGED);
		rest(start(Start.OTHERS), List.of(ask((at) -> at.put("westus2", "put-first-1", Bodies.FULL))),
				() -> this.world.cloud()
					.simulator()
					.arm(com.promptservice.controlplane.simulator.core.Fault.error(403, "AuthorizationFailed")
						.on("PUT", "Microsoft.Network/loadBalancers", null)));
		keep(Start.REFUSED);
		rest(start(Start.OTHERS), List.of(ask((at) -> at.put("westus2", "put-zero-1", Bodies.FULL))),
				() -> Person.takesTheIdentity(this.world));
		keep(Start.ADOPTED);
	}

	Learned learn(Scenario scenario) {
		return this.learned.computeIfAbsent(scenario, (any) -> {
			Learned lesson = new Learned(this.world);
			this.world.begin(start(scenario.start()), new Client(scenario.asks(), start(scenario.start()).now()), null,
					lesson, Mutation.NONE, 1);
			boolean came = this.world.run(LIMIT);
			Verdict verdict = new Verdict();
			lesson.tookUntil(Duration.between(start(scenario.start()).now(), Oracle.lastEnd(this.world)));
			new Oracle(this.baseline, scenario.start()).judge(this.world, null, came, Set.of(), verdict);
			if (scenario.end() != End.CANCELED) {
				new Oracle(this.baseline, scenario.start()).judgeEnd(this.world, scenario.end() == End.GONE, verdict);
			}
			if (!verdict.isGood()) {
				throw new AssertionError(scenario + " undisturbed: " + verdict);
			}
			return lesson;
		});
	}

	Verdict run(Case one) {
		Learned lesson = learn(one.scenario());
		Verdict verdict = new Verdict();
		Moment from = start(one.scenario().start());
		if (one.isPair() || one.kind().isDeath() && !this.literal && this.mutation == Mutation.NONE) {
			Moment left = lesson.state(lesson.mark(one.call(), one.kind()));
			this.world.begin(left, null, one.secondDeath(), null, this.mutation, one.seed());
		}
		else {
			Client client = new Client(one.scenario().asks(), from.now());
			this.world.begin(from, client, one.fault(), null, this.mutation, one.seed());
		}
		if (!this.skew.isZero()) {
			Meddling.skew(this.world, this.skew);
		}
		try {
			finish(one, from, lesson, verdict);
		}
		catch (AssertionError | RuntimeException ex) {
			verdict.add(Rule.STUCK, ex.toString() + " at " + List.of(ex.getStackTrace()).stream().limit(6).toList());
		}
		return verdict;
	}

	private void finish(Case one, Moment from, Learned lesson, Verdict verdict) {
		Oracle oracle = new Oracle(this.baseline, one.scenario().start());
		boolean came = this.world.run(LIMIT);
		verdict.struck = this.world.schedule().struck() != null || one.kind().isDeath() && !one.isPair();
		Duration took = Duration.between(from.now(), Oracle.lastEnd(this.world));
		verdict.recovery = took.minus(lesson.duration());
		if (verdict.recovery.compareTo(allowance(one.kind())) > 0) {
			verdict.add(Rule.STUCK, "ended " + verdict.recovery + " late");
		}
		verdict.recovered = this.world.client().repeated();
		oracle.judge(this.world, one.kind(), came, Set.of(), verdict);
		if (came && verdict.isGood()) {
			heal(one, oracle, verdict);
		}
	}

	/**
	 * Nothing is wrong any more: whatever did not get there can be brought there.
	 */
	private void heal(Case one, Oracle oracle, Verdict verdict) {
		Records records = new Records(this.world);
		JsonNode last = records.latest("/regions/westus2");
		boolean gone = last.isMissingNode() || Records.kind(last).equals("RegionDelete");
		boolean there = records.region().path("provisioningState").asString("").equals("Succeeded")
				&& one.kind() != FaultKind.F22_PERSON;
		if (gone ? !records.region().isMissingNode() : !there) {
			Set<String> judged = new HashSet<>(records.operations().keySet());
			// what a person took away since, only a PUT looks for again: a retry goes on
			// from where it was
			boolean retry = !Records.status(last).equals("Succeeded") && one.seed() % 2 == 0
					&& one.kind() != FaultKind.F22_PERSON;
			String id = last.path("id").asString("");
			String body = Bodies.isOther(records.region()) ? Bodies.OTHER : Bodies.FULL;
			this.world.goOn(new Client(
					List.of(ask((at) -> retry ? at.retry(id, "heal-retry-1")
							: gone ? at.delete("westus2", "heal-del-1") : at.put("westus2", "heal-put-1", body))),
					this.world.now()));
			boolean came = this.world.run(LIMIT);
			oracle.judge(this.world, one.kind(), came, judged, verdict);
		}
		oracle.judgeEnd(this.world, gone, verdict);
	}

	private static Duration allowance(FaultKind kind) {
		return switch (kind) {
			case F13_CLOCK, F18_ARM_TERMINAL, F19_LONG_RUNNING, F22_PERSON -> Duration.ofHours(4);
			case F9_PAUSED, F24_RESTART_STORM, F25_NEWER_VERSION -> Duration.ofMinutes(30);
			// a Retry-After without measure is honoured up to its cap and spread by a
			// tenth,
			// and some come in a row
			case F16_ARM_STORM -> Duration.ofMinutes(110);
			case F14_STORE_DOWN -> Duration.ofMinutes(80);
			default -> Duration.ofMinutes(15);
		};
	}

	Baseline baseline() {
		return this.baseline;
	}

	World world() {
		return this.world;
	}

	void literally() {
		this.literal = true;
	}

	void skewed(Duration by) {
		this.skew = by;
	}

	void without(Mutation safeguard) {
		this.mutation = safeguard;
	}

	private Moment start(Start start) {
		return this.starts.get(start);
	}

	private void keep(Start start) {
		this.starts.put(start, this.world.snapshot());
		this.foreign.put(start, Truth.foreign(this.world));
	}

	private void rest(Moment from, List<Ask> asks, Runnable preparation) {
		this.world.begin(from, new Client(asks, from.now()), null, null, Mutation.NONE, 1);
		preparation.run();
		settle();
		this.world.cloud().heal();
	}

	private void settle() {
		if (!this.world.run(LIMIT)) {
			throw new AssertionError(
					"An undisturbed world does not come to rest: " + new Records(this.world).operations());
		}
	}

	private static Ask ask(java.util.function.Function<Frontend, Frontend.Reply> request) {
		return new Ask("only", Duration.ZERO, request);
	}

	/**
	 * Every case of these kinds at every call of a scenario.
	 */
	void each(Scenario scenario, List<FaultKind> kinds, Consumer<Case> action) {
		for (CallSite call : learn(scenario).calls()) {
			kinds.stream()
				.filter((kind) -> kind.appliesTo(call))
				.forEach((kind) -> action.accept(new Case(scenario, call.number(), kind, call.number())));
		}
	}

}
