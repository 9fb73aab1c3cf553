package com.promptservice.controlplane.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kinds of faults at the calls of the lives of one kind of resource. One case alone:
 * {@code -Dfaults.}name{@code =CREATE/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}; some of the lives alone: {@code -Dfaults.lives=CREATE,SCALE}.
 *
 * @param <L> the lives
 */
final class LifeMatrix<L extends Enum<L>> {

	/** What people and other callers do meanwhile, they do to a region. */
	private static final Set<FaultKind> FOR_REGIONS_ALONE = Set.of(FaultKind.F22_PERSON, FaultKind.F23_OTHER_WRITE,
			FaultKind.F28_DELETE);

	private final String name;

	private final LifeCampaign<L> campaign;

	private final TreeMap<String, Integer> struck = new TreeMap<>();

	private final List<String> wrong = new ArrayList<>();

	LifeMatrix(String name, LifeCampaign<L> campaign) {
		Quiet.hush();
		this.name = name;
		this.campaign = campaign;
	}

	/**
	 * One kind of fault at every call of some lives that can have it; nothing when one
	 * case was asked for.
	 */
	void every(FaultKind kind, List<L> lives) {
		for (L life : (only() == null) ? lives : List.<L>of()) {
			this.campaign.calls(life)
				.stream()
				.filter((call) -> kinds(call).contains(kind))
				.forEach((call) -> strike(life, call.number(), kind, seed() + call.number()));
		}
	}

	/**
	 * One fault at some of the calls, or the case that was asked for.
	 * @param calls of so many calls one is drawn
	 * @param each how many cases of each kind there are at least, if any call can have it
	 */
	void oneIn(int calls, int each) {
		String only = only();
		if (only != null) {
			String[] parts = only.split("/");
			strike(this.campaign.life(parts[0]), Integer.parseInt(parts[1]), FaultKind.valueOf(parts[2]),
					Long.parseLong(parts[3]));
		}
		else {
			Random random = new Random(seed());
			more(random, draw(random, calls), each);
		}
		report();
	}

	private EnumMap<FaultKind, Integer> draw(Random random, int oneIn) {
		EnumMap<FaultKind, Integer> drawn = new EnumMap<>(FaultKind.class);
		for (L life : this.campaign.lives()) {
			for (CallSite call : this.campaign.calls(life)) {
				List<FaultKind> kinds = kinds(call);
				if (random.nextInt(oneIn) == 0) {
					FaultKind kind = kinds.get(random.nextInt(kinds.size()));
					drawn.merge(kind, 1, Integer::sum);
					strike(life, call.number(), kind, random.nextInt(1_000));
				}
			}
		}
		return drawn;
	}

	private void more(Random random, EnumMap<FaultKind, Integer> drawn, int each) {
		List<L> lives = this.campaign.lives();
		for (FaultKind kind : FaultKind.values()) {
			for (int i = drawn.getOrDefault(kind, 0); i < each; i++) {
				L life = lives.get(random.nextInt(lives.size()));
				List<CallSite> calls = this.campaign.calls(life)
					.stream()
					.filter((call) -> kinds(call).contains(kind))
					.toList();
				if (!calls.isEmpty()) {
					strike(life, calls.get(random.nextInt(calls.size())).number(), kind, random.nextInt(1_000));
				}
			}
		}
	}

	/**
	 * Every kind of fault at every call.
	 */
	void everything() {
		for (L life : lives()) {
			for (CallSite call : this.campaign.calls(life)) {
				for (FaultKind kind : kinds(call)) {
					strike(life, call.number(), kind, seed() + call.number());
				}
			}
			Quiet.print("after " + life + " of " + this.campaign.calls(life).size() + " calls: " + line());
		}
		report();
	}

	private String only() {
		return System.getProperty("faults." + this.name);
	}

	private List<L> lives() {
		String chosen = System.getProperty("faults.lives");
		return (chosen == null) ? this.campaign.lives()
				: Arrays.stream(chosen.split(",")).map(this.campaign::life).toList();
	}

	private static long seed() {
		return Long.getLong("faults.seed", 1);
	}

	private static List<FaultKind> kinds(CallSite call) {
		return Arrays.stream(FaultKind.values())
			.filter((kind) -> kind.appliesTo(call) && !kind.isForStorageAlone() && !FOR_REGIONS_ALONE.contains(kind))
			.toList();
	}

	private void strike(L life, int call, FaultKind kind, long seed) {
		this.struck.merge(kind.number(), 1, Integer::sum);
		Set<String> found;
		try {
			found = this.campaign.strike(life, call, kind, seed);
		}
		catch (AssertionError | RuntimeException ex) {
			found = Set.of(ex.toString());
		}
		if (!found.isEmpty()) {
			String wrong = life + "/" + call + "/" + kind + "/" + seed + " at "
					+ this.campaign.calls(life).get(call - 1) + ": " + found;
			Quiet.print("wrong " + wrong);
			this.wrong.add(wrong);
		}
	}

	private String line() {
		return this.name + " faults_injected " + this.struck + " | wrong " + this.wrong.size();
	}

	private void report() {
		Quiet.print(line());
		assertThat(this.wrong.stream().limit(20)).as("-Dfaults." + this.name + "=").isEmpty();
	}

}
