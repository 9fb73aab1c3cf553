package com.promptservice.controlplane.peering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.bench.Bench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.peering.PeeringScenario.CONTOSO;
import static com.promptservice.controlplane.peering.PeeringScenario.OPERATOR;
import static com.promptservice.controlplane.peering.PeeringScenario.contosos;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a peering costs this service and the local Azure together, on the processor, when
 * its region has few and when it has as many as Azure admits; waits are not counted.
 */
@Tag("bench")
@ResourceLock(PeeringScenario.ONE_WIRE)
class PeeringBenchTest {

	private static final int MOST = 500;

	private static final int SAMPLES = 10;

	private final PeeringScenario scenario = new PeeringScenario("'peeringPolicy': {'approval': 'Automatic'}",
			PeeringScenario.azure(), new PeeringProperties(1_000, Duration.ofDays(7), Duration.ofHours(24),
					Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofDays(30), false));

	private final List<String> ids = new ArrayList<>();

	@Test
	void a_peering_costs_about_the_same_whether_there_are_ten_or_five_hundred() {
		for (int count : new int[] { 10, 100, MOST }) {
			while (this.ids.size() < count - SAMPLES) {
				create();
			}
			Bench.figure("peering-create-at-" + count, millis(SAMPLES, this::create), "ms");
			Bench.figure("peering-list-page-of-50-at-" + count,
					millis(SAMPLES, () -> assertThat(this.scenario.parts().page(CONTOSO, 50)).isNotEmpty()), "ms");
			this.scenario.sweep();
			Bench.figure("peering-sweep-each-at-" + count, millis(3, () -> this.scenario.parts().sweep()) / count,
					"ms");
			String last = this.ids.getLast();
			Bench.figure("peering-refresh-at-" + count, millis(SAMPLES, () -> this.scenario.refresh(last, CONTOSO)),
					"ms");
			Bench.figure("peering-diagnose-at-" + count, millis(SAMPLES, () -> this.scenario.diagnosis(last, OPERATOR)),
					"ms");
		}
		assertThat(this.ids).hasSize(MOST);
	}

	private void create() {
		int i = this.ids.size();
		String network = this.scenario.network(contosos("vnet-" + i),
				"10." + (16 + i / 16) + "." + (16 * (i % 16)) + ".0/20");
		this.ids.add(this.scenario.requested(CONTOSO, network));
	}

	private static double millis(int times, Runnable work) {
		long start = System.nanoTime();
		for (int i = 0; i < times; i++) {
			work.run();
		}
		return (System.nanoTime() - start) / 1e6 / times;
	}

}
