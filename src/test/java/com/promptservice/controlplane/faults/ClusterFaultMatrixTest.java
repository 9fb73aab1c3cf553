package com.promptservice.controlplane.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import com.promptservice.controlplane.faults.ClusterCampaign.Life;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A cluster's life with a fault at its calls. One case alone:
 * {@code -Dfaults.cluster=CREATE/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class ClusterFaultMatrixTest {

	private final ClusterCampaign campaign = new ClusterCampaign();

	private final TreeMap<String, Integer> struck = new TreeMap<>();

	private final List<String> wrong = new ArrayList<>();

	@Test
	void whatever_strikes_a_cluster_nothing_is_lost_and_nothing_is_left() {
		Quiet.hush();
		String only = System.getProperty("faults.cluster");
		if (only != null) {
			String[] parts = only.split("/");
			strike(Life.valueOf(parts[0]), Integer.parseInt(parts[1]), FaultKind.valueOf(parts[2]),
					Long.parseLong(parts[3]));
		}
		else {
			draw(new Random(Long.getLong("faults.seed", 1)));
		}
		report();
	}

	/**
	 * One in sixteen calls in every build, all of them in the chaos profile; but of each
	 * kind a few.
	 */
	private void draw(Random random) {
		EnumMap<FaultKind, Integer> drawn = new EnumMap<>(FaultKind.class);
		for (Life life : Life.values()) {
			for (CallSite call : this.campaign.calls(life)) {
				List<FaultKind> kinds = kinds(call);
				if (random.nextInt(16) == 0) {
					FaultKind kind = kinds.get(random.nextInt(kinds.size()));
					drawn.merge(kind, 1, Integer::sum);
					strike(life, call.number(), kind, random.nextInt(1_000));
				}
			}
		}
		for (FaultKind kind : FaultKind.values()) {
			for (int i = drawn.getOrDefault(kind, 0); i < 3; i++) {
				Life life = Life.values()[random.nextInt(Life.values().length)];
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

	@Test
	@Tag("chaos")
	void every_kind_of_fault_at_every_call_of_a_cluster_does_no_harm() {
		Quiet.hush();
		for (Life life : Life.values()) {
			for (CallSite call : this.campaign.calls(life)) {
				for (FaultKind kind : kinds(call)) {
					strike(life, call.number(), kind, Long.getLong("faults.seed", 1) + call.number());
				}
			}
		}
		report();
	}

	private static List<FaultKind> kinds(CallSite call) {
		return java.util.Arrays.stream(FaultKind.values())
			.filter((kind) -> kind.appliesTo(call) && !kind.isForStorageAlone()
					&& !ClusterCampaign.NOT_FOR_CLUSTERS.contains(kind))
			.toList();
	}

	private void strike(Life life, int call, FaultKind kind, long seed) {
		this.struck.merge(kind.number(), 1, Integer::sum);
		Set<String> found;
		try {
			found = this.campaign.strike(life, call, kind, seed);
		}
		catch (AssertionError | RuntimeException ex) {
			found = Set.of(ex.toString());
		}
		if (!found.isEmpty()) {
			this.wrong.add(life + "/" + call + "/" + kind + "/" + seed + " at "
					+ this.campaign.calls(life).get(call - 1) + ": " + found);
		}
	}

	private void report() {
		Quiet.print("cluster faults_injected " + this.struck + " | wrong " + this.wrong.size());
		assertThat(this.wrong.stream().limit(20)).as("-Dfaults.cluster=").isEmpty();
	}

}
