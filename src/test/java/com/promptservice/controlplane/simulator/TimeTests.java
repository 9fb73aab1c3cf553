package com.promptservice.controlplane.simulator;

import java.nio.file.Path;
import java.time.Duration;

import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.STORAGE;
import static com.promptservice.controlplane.simulator.Arm.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Time that stands still, runs faster, and goes back with a snapshot; the limits of Azure
 * Resource Manager, which fill with it.
 */
class TimeTests {

	private static final String NSG = NETWORK + "networkSecurityGroups/nsg";

	private static final String PLAIN = "{'location':'westus2'}";

	private final Arm arm = Arm.unjudged();

	@TempDir
	private Path directory;

	private SimulatorResponse time(String body) {
		return this.arm.send("PUT", "/simulator/time", body);
	}

	@Test
	void what_is_under_way_waits_while_time_stands_still() {
		this.arm.withGroup();
		this.arm.put(NSG, PLAIN);
		this.arm.pass(2);
		assertThat(time("{'paused':true}").json().toString()).contains("\"paused\":true", "\"speed\":1.0");
		this.arm.pass(3_600);
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Updating");
		time("{'paused':false}");
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Updating");
		this.arm.pass(1);
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Succeeded");
	}

	@Test
	void another_speed_is_the_speed_of_what_is_under_way_as_well() {
		this.arm.withGroup();
		this.arm.put(STORAGE + "slow", "{'location':'westus2','kind':'StorageV2','sku':{'name':'Standard_LRS'}}");
		this.arm.pass(15);
		time("{'speed':100}");
		this.arm.clock.pass(Duration.ofMillis(99));
		assertThat(this.arm.get(STORAGE + "slow").status()).isEqualTo(404);
		this.arm.clock.pass(Duration.ofMillis(2));
		assertThat(this.arm.get(STORAGE + "slow").status()).isEqualTo(200);
		assertThat(this.arm.send("PATCH", STORAGE + "slow", "{'tags':{}}").latency()).isEqualTo(Duration.ofMillis(10));
		time("{'speed':1}");
		this.arm.put(NSG, PLAIN);
		this.arm.pass(2);
		assertThat(state(this.arm.get(NSG))).isEqualTo("200 Updating");
	}

	@Test
	void a_clock_that_stands_still_does_so_after_a_restart() {
		Arm first = Arm.onDisk(this.directory);
		first.withGroup();
		first.put(NSG, PLAIN);
		first.send("PUT", "/simulator/time", "{'paused':true}");
		first.pass(100);
		Simulator second = Simulator.onDisk(first.clock, Durations.scaledBy(1), 1, this.directory, null);
		SimulatorResponse shown = second.handle(SimulatorRequest.of("GET", NSG + "?api-version=2025-03-01"));
		assertThat(state(shown)).isEqualTo("200 Updating");
		second.reset();
		assertThat(second.handle(SimulatorRequest.of("GET", "/simulator/time")).json().path("paused").asBoolean())
			.isFalse();
	}

	@Test
	void a_snapshot_brings_back_everything_also_after_a_restart() {
		Arm first = Arm.onDisk(this.directory);
		first.withGroup();
		first.put(NSG, PLAIN);
		first.send("POST", "/simulator/faults", "{'kind':'drop','name':'victim','count':3}");
		first.send("POST", "/simulator/scenarios/subnet-full", "{}");
		assertThat(first.put("/simulator/snapshots/half-way", "").json().path("resources").asInt()).isEqualTo(2);
		first.pass(1_000);
		first.send("POST", "/simulator/reset", "");
		assertThat(first.simulator.resources()).isEmpty();
		Simulator second = Simulator.onDisk(first.clock, Durations.scaledBy(1), 1, this.directory, null);
		assertThat(control(second, "GET", "/simulator/snapshots").json()).hasSize(1);
		assertThat(control(second, "POST", "/simulator/snapshots/half-way/restore").status()).isEqualTo(200);
		SimulatorRequest read = SimulatorRequest.of("GET", NSG + "?api-version=2025-03-01");
		assertThat(state(second.handle(read))).isEqualTo("200 Updating");
		assertThat(control(second, "GET", "/simulator/faults").json()).hasSize(1);
		assertThat(control(second, "GET", "/simulator/scenarios").json().toString()).contains("\"on\":true");
		first.clock.pass(Duration.ofSeconds(3));
		assertThat(state(second.handle(read))).isEqualTo("200 Succeeded");
		assertThat(control(second, "DELETE", "/simulator/snapshots/half-way").status()).isEqualTo(204);
		assertThat(control(second, "POST", "/simulator/snapshots/half-way/restore").status()).isEqualTo(400);
	}

	private static SimulatorResponse control(Simulator simulator, String method, String path) {
		return simulator.handle(SimulatorRequest.of(method, path));
	}

	@Test
	void names_and_times_that_cannot_be_are_refused() {
		assertThat(this.arm.put("/simulator/snapshots/..%2Fescape", "").status()).isEqualTo(404);
		assertThat(this.arm.put("/simulator/snapshots/UPPER", "").status()).isEqualTo(400);
		assertThat(time("{'speed':0}").status()).isEqualTo(400);
		assertThat(time("{'speed':'fast'}").status()).isEqualTo(400);
		assertThat(time("{'paused':1}").status()).isEqualTo(400);
		assertThat(time("{'pause':true}").json().toString()).contains("Unknown field 'pause'", "paused");
		this.arm.withGroup();
		assertThat(this.arm.put("/simulator/snapshots/in-memory", "").status()).isEqualTo(200);
		this.arm.simulator.reset();
		assertThat(this.arm.send("POST", "/simulator/snapshots/in-memory/restore", "").status()).isEqualTo(200);
		assertThat(this.arm.get(GROUP).status()).isEqualTo(200);
	}

	@Test
	void a_principal_that_asks_too_much_is_told_when_there_is_more() {
		this.arm.withGroup();
		assertThat(this.arm.get(GROUP).header("x-ms-ratelimit-remaining-subscription-reads")).isEqualTo("1199");
		this.arm.send("PUT", "/simulator/throttling", "{'enabled':true}");
		SimulatorResponse answer = this.arm.get(GROUP);
		assertThat(answer.header("x-ms-ratelimit-remaining-subscription-reads")).isEqualTo("249");
		assertThat(answer.header("x-ms-ratelimit-remaining-subscription-global-reads")).isEqualTo("3749");
		for (int i = 0; i < 249; i++) {
			assertThat(this.arm.get(GROUP).status()).isEqualTo(200);
		}
		SimulatorResponse refused = this.arm.get(GROUP);
		assertThat(Arm.code(refused)).isEqualTo("429 SubscriptionRequestsThrottled");
		assertThat(refused.json().toString()).contains("Please try again after '1' seconds");
		assertThat(refused.header("Retry-After")).isEqualTo("1");
		assertThat(as("someone", GROUP).status()).isNotEqualTo(429);
		assertThat(this.arm.put(NSG, PLAIN).header("x-ms-ratelimit-remaining-subscription-writes")).isEqualTo("199");
		this.arm.pass(1);
		for (int i = 0; i < 25; i++) {
			assertThat(this.arm.get(GROUP).status()).isEqualTo(200);
		}
		assertThat(this.arm.get(GROUP).status()).isEqualTo(429);
		this.arm.send("PUT", "/simulator/throttling", "{'enabled':false}");
		assertThat(this.arm.get(GROUP).status()).isEqualTo(200);
	}

	private SimulatorResponse as(String principal, String path) {
		return this.arm.simulator.handle(SimulatorRequest.of("GET", path + "?api-version=2025-04-01")
			.withHeader("Authorization", "Bearer principal:" + principal));
	}

}
