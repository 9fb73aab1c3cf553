package com.promptservice.controlplane.faults;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Many cases over all processors, each thread with a matrix of its own.
 */
final class Campaign {

	private static final int PAIRS = 12;

	/** The calls of taking an operation over and of two steps. */
	private static final int TWO_STEPS = 24;

	private static final int FEW = 12;

	private final Matrix teacher;

	private final ThreadLocal<Matrix> matrices = ThreadLocal.withInitial(() -> new Matrix(teacher()));

	private final Report report = new Report();

	private final long seed;

	Campaign(long seed) {
		this(seed, false);
	}

	/**
	 * Cases from one seed.
	 * @param storage whether the real adapters of Azure Storage are between the service
	 * and its state
	 */
	Campaign(long seed, boolean storage) {
		this.seed = seed;
		this.teacher = new Matrix(storage);
	}

	private Matrix teacher() {
		return this.teacher;
	}

	/**
	 * Draws cases of each kind that is about Azure Storage.
	 * @param each how many of each kind and scenario, if there are as many
	 */
	List<List<Case>> ofStorage(Collection<Scenario> scenarios, int each) {
		List<List<Case>> all = new ArrayList<>();
		for (Scenario scenario : scenarios) {
			for (FaultKind kind : FaultKind.SHARED) {
				List<CallSite> calls = new ArrayList<>(
						this.teacher.learn(scenario).calls().stream().filter(kind::appliesTo).toList());
				Collections.shuffle(calls,
						new Random(this.seed * 1_000_003 + scenario.ordinal() * 101L + kind.ordinal()));
				calls.stream()
					.limit(each)
					.forEach((call) -> all
						.add(List.of(new Case(scenario, call.number(), kind, this.seed + call.number()))));
			}
		}
		return all;
	}

	/**
	 * Death before and after every call, and of some again of those that take their
	 * place; one other kind per call drawn by the seed, and of kinds that few calls drew,
	 * some more.
	 */
	List<List<Case>> everyDeathAndOneOther() {
		List<List<Case>> all = new ArrayList<>();
		for (Scenario scenario : Scenario.values()) {
			all.addAll(deaths(scenario));
			for (CallSite call : this.teacher.learn(scenario).calls()) {
				Random random = new Random(this.seed * 1_000_003 + scenario.ordinal() * 10_007L + call.number());
				List<FaultKind> kinds = FaultKind.living(call);
				FaultKind kind = kinds.get(random.nextInt(kinds.size()));
				all.add(List.of(new Case(scenario, call.number(), kind, random.nextInt(1_000))));
			}
		}
		all.addAll(pairs());
		all.addAll(more(all));
		return all;
	}

	/**
	 * A death, and the death of the one that goes on, within its next two steps or so.
	 */
	private List<List<Case>> pairs() {
		Random random = new Random(this.seed * 1_000_003);
		List<List<Case>> all = new ArrayList<>();
		for (Scenario scenario : Scenario.values()) {
			int calls = this.teacher.learn(scenario).calls().size();
			for (int i = 0; i < PAIRS; i++) {
				FaultKind death = random.nextBoolean() ? FaultKind.F1_DEATH_BEFORE : FaultKind.F2_DEATH_AFTER;
				all.add(List.of(new Case(scenario, 1 + random.nextInt(calls), death, random.nextInt(1_000),
						1 + random.nextInt(TWO_STEPS))));
			}
		}
		return all;
	}

	/**
	 * More cases of the kinds that were drawn less than a few times.
	 */
	private List<List<Case>> more(List<List<Case>> drawn) {
		Random random = new Random(this.seed * 1_000_003 + 1);
		Map<FaultKind, Long> counts = drawn.stream()
			.flatMap(List::stream)
			.collect(Collectors.groupingBy(Case::kind, Collectors.counting()));
		List<List<Case>> all = new ArrayList<>();
		for (FaultKind kind : FaultKind.values()) {
			if (!kind.isForStorageAlone()) {
				List<Case> possible = new ArrayList<>();
				for (Scenario scenario : Scenario.values()) {
					this.teacher.learn(scenario)
						.calls()
						.stream()
						.filter(kind::appliesTo)
						.forEach(
								(call) -> possible.add(new Case(scenario, call.number(), kind, random.nextInt(1_000))));
				}
				Collections.shuffle(possible, random);
				possible.stream()
					.limit(Math.max(0, FEW - counts.getOrDefault(kind, 0L)))
					.forEach((one) -> all.add(List.of(one)));
			}
		}
		return all;
	}

	/**
	 * Every kind at every call.
	 */
	List<List<Case>> everything(Collection<Scenario> scenarios) {
		List<List<Case>> all = new ArrayList<>();
		for (Scenario scenario : scenarios) {
			for (CallSite call : this.teacher.learn(scenario).calls()) {
				for (FaultKind kind : FaultKind.values()) {
					if (kind.appliesTo(call) && !kind.isForStorageAlone()) {
						all.add(List.of(new Case(scenario, call.number(), kind, this.seed + call.number())));
					}
				}
			}
		}
		return all;
	}

	/**
	 * Deaths that leave the same world behind are one run.
	 */
	private List<List<Case>> deaths(Scenario scenario) {
		Learned lesson = this.teacher.learn(scenario);
		Map<String, List<Case>> byWorld = new LinkedHashMap<>();
		for (CallSite call : lesson.calls()) {
			for (FaultKind death : List.of(FaultKind.F1_DEATH_BEFORE, FaultKind.F2_DEATH_AFTER)) {
				byWorld.computeIfAbsent(lesson.mark(call.number(), death), (any) -> new ArrayList<>())
					.add(new Case(scenario, call.number(), death, this.seed + call.number()));
			}
		}
		return new ArrayList<>(byWorld.values());
	}

	Report run(List<List<Case>> cases, boolean literally) {
		cases.stream().map((same) -> same.getFirst().scenario()).distinct().forEach(this.teacher::learn);
		int threads = Runtime.getRuntime().availableProcessors();
		try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
			List<Future<?>> futures = new ArrayList<>();
			for (List<Case> same : cases) {
				futures.add(executor.submit(() -> {
					Matrix matrix = this.matrices.get();
					if (literally) {
						matrix.literally();
					}
					Case first = same.getFirst();
					this.report.add(same, matrix.learn(first.scenario()).calls(), matrix.run(first));
				}));
			}
			for (Future<?> future : futures) {
				future.get();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
		catch (ExecutionException ex) {
			throw new AssertionError(ex.getCause());
		}
		return this.report;
	}

}
