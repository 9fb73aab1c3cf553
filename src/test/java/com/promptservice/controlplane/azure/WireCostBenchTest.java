package com.promptservice.controlplane.azure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

import com.promptservice.controlplane.bench.Bench;
import com.promptservice.controlplane.faults.SimulatedWire;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Durations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a step that finds everything right costs, the SDK and the simulator included.
 */
@Tag("bench")
class WireCostBenchTest {

	private static final int WARM_UPS = 200;

	private static final int CALLS = 500;

	@Test
	void a_call_through_the_wire_costs_little() {
		VirtualClock clock = new VirtualClock();
		Simulator simulator = Simulator.inMemory(clock, Durations.scaledBy(1), 1);
		AzureOverWire azure = new AzureOverWire(new SimulatedWire(simulator), clock);
		Step<ResourceGroup> step = new RegionOnAzure(azure.resources(), "westus2", "azureprompt_dp").resourceGroup();
		new DrivenVisit(clock).done(step);
		for (int i = 0; i < WARM_UPS; i++) {
			new DrivenVisit(clock).once(step);
		}
		ThreadMXBean threads = ManagementFactory.getThreadMXBean();
		long before = threads.getCurrentThreadCpuTime();
		for (int i = 0; i < CALLS; i++) {
			new DrivenVisit(clock).once(step);
		}
		Bench.figure("wire_call_processor_time", (threads.getCurrentThreadCpuTime() - before) / CALLS / 1e6, "ms");
	}

}
