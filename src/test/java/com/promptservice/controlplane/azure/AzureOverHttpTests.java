package com.promptservice.controlplane.azure;

import com.azure.core.http.HttpClient;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.SimulatorServer;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same steps with the HTTP client of production.
 */
class AzureOverHttpTests {

	@Test
	void a_region_comes_and_goes_over_http() {
		VirtualClock clock = new VirtualClock();
		try (Simulator simulator = Simulator.inMemory(clock, Durations.scaledBy(1), 1);
				SimulatorServer server = new SimulatorServer(simulator, 0)) {
			HttpClient client = new AzureConfiguration().azureHttpClient();
			AzureProperties properties = new AzureProperties(server.baseUrl(), server.baseUrl() + "/keyvault/{vault}",
					Simulator.TENANT, Simulator.OWNER, AzureOverWire.SFRP, null);
			AzureResources azure = new SdkResources(new AzureClients(properties, client, null, clock, new Pacing(1)));
			RegionOnAzure region = new RegionOnAzure(azure, "westus2", "azureprompt_dp");
			simulator.arm(Fault.of(Fault.Kind.DROP).on("PUT", null, "kvstore-vnet-westus2"));
			simulator.arm(Fault.of(Fault.Kind.DROP_AFTER).on("PUT", null, "kvs-wus2-01-ilb"));
			region.steps().forEach((name, step) -> new DrivenVisit(clock).done(step));
			assertThat(new DrivenVisit(clock).done(region.serverCertificate()).thumbprint()).hasSize(40);
			region.removals().forEach((step) -> assertThat(new DrivenVisit(clock).done(step).leftAlone()).isFalse());
		}
	}

}
