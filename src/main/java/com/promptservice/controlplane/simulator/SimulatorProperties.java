package com.promptservice.controlplane.simulator;

import java.net.InetAddress;
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
 * @param enabled whether profile local starts one inside the service; false when another
 * process serves it on the same port
 * @param address the interface to listen on; the simulator trusts everybody, so anything
 * but loopback belongs into a closed network, as in a container
 * @param port the port to listen on; 0 for any free one
 * @param httpsPort the port to listen on with HTTPS besides; 0 for any free one, -1 for
 * none
 * @param certificateFile where the certificate to trust is written as PEM at each start
 * @param timeScale how many times faster than Azure everything happens
 * @param dataDir the folder that holds the state; empty to forget it with the process
 * @param durations durations that differ from Azure's usual ones, before the time scale
 * @param exchangesDir a folder to which every exchange is appended besides; empty for
 * none
 */
@ConfigurationProperties("simulator")
public record SimulatorProperties(@DefaultValue("true") boolean enabled, @DefaultValue("127.0.0.1") InetAddress address,
		@DefaultValue("8090") int port, @DefaultValue("-1") int httpsPort,
		@DefaultValue(".data/local-azure.pem") Path certificateFile, @DefaultValue("200") double timeScale,
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
