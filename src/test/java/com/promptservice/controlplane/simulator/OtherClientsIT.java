package com.promptservice.controlplane.simulator;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import com.promptservice.controlplane.openapi.NodeTools;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.ExchangeLog;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Microsoft's clients for JavaScript against the local Azure: they sign in, trust the PEM
 * file, and follow operations with pollers of their own.
 */
class OtherClientsIT {

	private static final Path SCRIPT = NodeTools.FOLDER.resolve("client.mjs");

	@TempDir
	private Path folder;

	private final Simulator simulator = Simulator.recording(Clock.systemUTC(), Durations.scaledBy(2000), 1,
			ExchangeLog.inMemory());

	private SimulatorServer server;

	private Path pem;

	@BeforeEach
	void start() throws Exception {
		ServerCertificate certificate = ServerCertificate.make(Clock.systemUTC());
		this.pem = this.folder.resolve("ca.pem");
		certificate.writeTo(this.pem);
		InetSocketAddress anyPort = new InetSocketAddress("127.0.0.1", 0);
		this.server = new SimulatorServer(this.simulator, anyPort, anyPort, certificate);
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	private NodeTools.Result client() throws Exception {
		return NodeTools.node(Map.of("NODE_EXTRA_CA_CERTS", this.pem.toString()), SCRIPT,
				this.server.securedUrl().toString());
	}

	@Test
	void networks_peerings_and_clusters_live_and_go() throws Exception {
		NodeTools.Result result = client();
		assertThat(result.exitCode()).as(result.output()).isZero();
		assertThat(result.output()).contains("seen a resource group that comes into being",
				"seen virtual networks that are made, changed, read and listed",
				"seen a peering from both sides, and its end", "seen a virtual network that goes",
				"seen a managed cluster that is made, grows and goes",
				"seen a resource group that goes with all in it");
		assertThat(this.simulator.resources()).isEmpty();
		String exchanges = new String(
				this.simulator.handle(SimulatorRequest.of("GET", "/simulator/exchanges?all=true")).body());
		assertThat(exchanges).contains("/locations/westus2/operations/", "/managedclusteroperations/",
				"/operationresults/", "azsdk-js-");
	}

	@Test
	void an_operation_that_fails_in_azure_fails_at_the_client() throws Exception {
		this.simulator.arm(Fault.of(Fault.Kind.OPERATION_FAILED).on("PUT", "Microsoft.Network/virtualNetworks", "hub"));
		NodeTools.Result result = client();
		assertThat(result.exitCode()).isNotZero();
		assertThat(result.output()).contains("The long-running operation has failed", "The simulator was told to fail")
			.doesNotContain("seen virtual networks");
	}

}
