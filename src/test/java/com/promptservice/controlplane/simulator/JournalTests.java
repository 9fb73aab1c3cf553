package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * State on disk: what was answered for is there after any end of the process.
 */
class JournalTests {

	private final SettableClock clock = new SettableClock();

	@TempDir
	private Path directory;

	// never closed before the next one opens: as after a kill
	private Simulator open() {
		return Simulator.onDisk(this.clock, Durations.scaledBy(1), 1, this.directory, null);
	}

	private static SimulatorResponse put(Simulator simulator, String path) {
		return simulator.handle(SimulatorRequest.of("PUT", path, "{\"location\":\"westus2\"}"));
	}

	@Test
	void anAcknowledgedOperationGoesOnAfterAKill() {
		Simulator first = open();
		put(first, GROUP + "?api-version=2025-04-01");
		String nsg = NETWORK + "networkSecurityGroups/nsg?api-version=2025-03-01";
		String poll = put(first, nsg).header("Azure-AsyncOperation");
		Simulator second = open();
		assertThat(second.handle(SimulatorRequest.of("GET", poll)).json().toString()).contains("InProgress");
		this.clock.pass(Duration.ofSeconds(3));
		assertThat(second.handle(SimulatorRequest.of("GET", poll)).json().toString()).contains("Succeeded");
		Simulator third = open();
		assertThat(third.handle(SimulatorRequest.of("GET", nsg)).json())
			.isEqualTo(second.handle(SimulatorRequest.of("GET", nsg)).json());
		second.reset();
	}

	@Test
	void aLineTornByACrashIsForgotten() throws IOException {
		put(open(), GROUP + "?api-version=2025-04-01");
		Path file = this.directory.resolve("state.ndjson");
		Files.writeString(file, "{\"changes\":[{\"change\":\"rem", StandardOpenOption.APPEND);
		assertThat(open().resources()).hasSize(1);
		assertThat(open().resources()).hasSize(1);
	}

	@Test
	void aHalfUpgradedApplicationGoesOnAfterAKill() {
		Arm arm = Arm.onDisk(this.directory);
		Deployed deployed = new Deployed(arm).withApplication("1.0.0");
		deployed.provision("2.0.0");
		arm.put(Deployed.APPLICATION, deployed.application("2.0.0", ""));
		arm.pass(61);
		Simulator second = Simulator.onDisk(arm.clock, Durations.scaledBy(1), 1, this.directory, null);
		assertThat(second.resources()).isEqualTo(arm.simulator.resources());
		assertThat(second.nextEnd()).isEqualTo(arm.simulator.nextEnd());
	}

	@Test
	void aResetAndARestoreAreRemembered() {
		Simulator first = open();
		put(first, GROUP + "?api-version=2025-04-01");
		var before = first.snapshot();
		first.reset();
		assertThat(open().resources()).isEmpty();
		first = open();
		first.restore(before);
		assertThat(open().resources()).hasSize(1);
	}

}
