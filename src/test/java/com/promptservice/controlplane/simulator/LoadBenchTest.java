package com.promptservice.controlplane.simulator;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

import com.promptservice.controlplane.bench.Bench;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.ExchangeLog;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.core.Timing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast the local Azure answers when it is empty, when it holds 20,000 resources, and
 * while 1,000 operations run in it besides; its state on disk, its exchanges recorded.
 */
@Tag("bench")
class LoadBenchTest {

	private static final int GROUPS = 100;

	private static final int OF_A_GROUP = 200;

	private static final int SMALL = 8;

	private static final int OPERATIONS = 1_000;

	private static final int THREADS = 4;

	private final AtomicInteger number = new AtomicInteger();

	private int polled;

	@TempDir
	private Path directory;

	private Simulator simulator;

	@Test
	void a_full_cloud_answers_about_as_fast_as_an_empty_one() throws InterruptedException {
		// operations that are begun here do not end before the figures are taken
		this.simulator = Simulator.onDisk(Clock.systemUTC(), new Durations(1,
				Map.of(Timing.SECURITY_RULE, Duration.ofHours(1), Timing.NETWORK_SECURITY_GROUP, Duration.ZERO)), 1,
				this.directory, ExchangeLog.inMemory());
		group(0, SMALL);
		measure("warmup", 3);
		Map<String, Double> empty = measure("empty", 1);
		long begun = System.nanoTime();
		for (int group = 1; group <= GROUPS; group++) {
			group(group, OF_A_GROUP);
		}
		Bench.figure("simulator_fill_rate", GROUPS * (OF_A_GROUP + 1) / ((System.nanoTime() - begun) / 1e9), "1/s");
		assertThat(this.simulator.resources()).hasSizeGreaterThan(20_000);
		report("resources_20000", empty, measure("full", 1));
		for (int i = 0; i < OPERATIONS; i++) {
			begin(1 + i % GROUPS, i / GROUPS);
		}
		report("operations_1000", empty, measure("busy", 1));
		this.simulator.close();
	}

	private void report(String name, Map<String, Double> empty, Map<String, Double> now) {
		now.forEach((what, value) -> {
			Bench.figure("simulator_" + name + "_" + what + "_ratio", value / empty.get(what), "x");
			assertThat(value / empty.get(what)).as(what).isLessThan(3);
		});
	}

	private Map<String, Double> measure(String name, int seconds) throws InterruptedException {
		String poll = begin(0, this.polled++);
		Map<String, Double> figures = new java.util.TreeMap<>();
		measure(name, "get", seconds, figures, (i) -> send("GET", groupPath(0) + nsg(i % SMALL), ""));
		measure(name, "put", seconds, figures,
				(i) -> send("PUT",
						groupPath(0) + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/bench"
								+ this.number.incrementAndGet() % 50 + "?api-version=2024-11-30",
						"{\"location\":\"westus2\"}"));
		measure(name, "poll", seconds, figures, (i) -> this.simulator.handle(SimulatorRequest.of("GET", poll)));
		measure(name, "list", seconds, figures, (i) -> send("GET", groupPath(0) + nsgs(), ""));
		return figures;
	}

	private void measure(String name, String what, int seconds, Map<String, Double> figures,
			IntFunction<SimulatorResponse> request) throws InterruptedException {
		ConcurrentLinkedQueue<Double> samples = new ConcurrentLinkedQueue<>();
		AtomicLong cpu = new AtomicLong();
		long end = System.nanoTime() + seconds * 1_000_000_000L;
		Thread[] threads = new Thread[THREADS];
		for (int t = 0; t < THREADS; t++) {
			threads[t] = Thread.ofPlatform().start(() -> {
				while (System.nanoTime() < end) {
					long begun = System.nanoTime();
					int status = request.apply(ThreadLocalRandom.current().nextInt(1_000)).status();
					samples.add((System.nanoTime() - begun) / 1e6);
					assertThat(status).isLessThan(300);
				}
				cpu.addAndGet(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
			});
		}
		for (Thread thread : threads) {
			thread.join();
		}
		double[] latencies = samples.stream().mapToDouble(Double::doubleValue).toArray();
		Bench.figure("simulator_" + name + "_" + what + "_rate", latencies.length / (double) seconds, "1/s");
		Bench.figure("simulator_" + name + "_" + what + "_p99", Bench.percentile(latencies, 0.99), "ms");
		// processor time: what the rest of the machine does leaves it alone
		figures.put(what, cpu.get() / 1e3 / latencies.length);
		Bench.figure("simulator_" + name + "_" + what + "_cpu", figures.get(what), "us");
	}

	private void group(int group, int size) {
		send("PUT", groupPath(group) + "?api-version=2025-04-01", "{\"location\":\"westus2\"}");
		for (int i = 0; i < size; i++) {
			SimulatorResponse made = send("PUT", groupPath(group) + nsg(i), "{\"location\":\"westus2\"}");
			assertThat(made.status()).isEqualTo(201);
		}
	}

	/** Begins an operation, and returns the address to follow it at. */
	private String begin(int group, int place) {
		String rule = nsg(place).replace("?", "/securityRules/bench?");
		SimulatorResponse begun = send("PUT", groupPath(group) + rule, """
				{"properties": {"priority": 100, "direction": "Inbound", "access": "Allow", "protocol": "Tcp",
				"sourceAddressPrefix": "*", "sourcePortRange": "*", "destinationAddressPrefix": "*",
				"destinationPortRange": "80"}}""");
		assertThat(begun.status()).isEqualTo(201);
		return begun.header("Azure-AsyncOperation").replace("http://localhost", "");
	}

	private SimulatorResponse send(String method, String path, String body) {
		return this.simulator.handle(SimulatorRequest.of(method, path, body));
	}

	private static String groupPath(int group) {
		return SUBSCRIPTION + "/resourceGroups/rg" + group;
	}

	private static String nsg(int i) {
		return "/providers/Microsoft.Network/networkSecurityGroups/nsg" + i + "?api-version=2025-03-01";
	}

	private static String nsgs() {
		return "/providers/Microsoft.Network/networkSecurityGroups?api-version=2025-03-01";
	}

}
