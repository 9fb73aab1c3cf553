package com.promptservice.controlplane.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Timing;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the local Azure.
 *
 * @param port the port on the loopback interface; 0 for any free one
 * @param timeScale how many times faster than Azure everything happens
 * @param dataDir the folder that holds the state; empty to forget it with the process
 * @param durations durations that differ from Azure's usual ones, before the time scale
 * @param exchangesDir a folder to which every exchange is appended besides; empty for
 * none
 */
@ConfigurationProperties("simulator")
public record SimulatorProperties(@DefaultValue("8090") int port, @DefaultValue("200") double timeScale,
		@DefaultValue(".data/simulator") String dataDir, @DefaultValue Map<Timing, Duration> durations,
		@DefaultValue("") String exchangesDir) {

	/** The table of durations that follows from these settings. */
	public Durations table() {
		return new Durations(this.timeScale, this.durations);
	}

	Path directory() {
		return this.dataDir.isBlank() ? null : Path.of(this.dataDir);
	}

}
