package com.promptservice.controlplane.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import com.promptservice.controlplane.faults.PeeringCampaign.Life;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A peering's life with a fault at its calls. One case alone:
 * {@code -Dfaults.peering=CREATE/17/F3_DONE_BUT_FAILED/42}; another draw:
 * {@code -Dfaults.seed=7}.
 */
class PeeringFaultMatrixTest {

	private final PeeringCampaign campaign = new PeeringCampaign();

	private final TreeMap<String, Integer> struck = new TreeMap<>();

	private final List<String> wrong = new ArrayList<>();

	@Test
	void whatever_strikes_a_peering_nothing_is_lost_and_nothing_is_left() {
		Quiet.hush();
		String only = System.getProperty("faults.peering");
		if (only != null) {
			String[] parts = only.split("/");
			strike(Life.valueOf(parts[0]), Integer.parseInt(parts[1]), FaultKind.valueOf(parts[2]),
					Long.parseLong(parts[3]));
		}
		else {
			Random random = new Random(Long.getLong("faults.seed", 1));
			for (Life life : Life.values()) {
				for (CallSite call : this.campaign.calls(life)) {
					List<FaultKind> kinds = kinds(call);
					// one in twelve calls in every build, all of them in the chaos
					// profile
					if (random.nextInt(12) == 0) {
						strike(life, call.number(), kinds.get(random.nextInt(kinds.size())), random.nextInt(1_000));
					}
				}
			}
		}
		report();
	}

	@Test
	@Tag("chaos")
	void every_kind_of_fault_at_every_call_of_a_peering_does_no_harm() {
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
		Quiet.print("peering faults_injected " + this.struck + " | wrong " + this.wrong.size());
		assertThat(this.wrong.stream().limit(20)).as("-Dfaults.peering=").isEmpty();
	}

}
