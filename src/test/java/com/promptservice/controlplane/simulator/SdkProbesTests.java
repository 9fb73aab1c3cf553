package com.promptservice.controlplane.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.core.util.Context;
import com.azure.resourcemanager.monitor.MonitorManager;
import com.azure.resourcemanager.monitor.fluent.models.MetricInner;
import com.azure.resourcemanager.monitor.models.ResultType;
import com.azure.resourcemanager.monitor.models.TimeSeriesElement;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.resources.fluentcore.utils.HttpPipelineProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.FabricArm.POOL;
import static com.promptservice.controlplane.simulator.FabricArm.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The clients of Azure's SDK for metrics and networks find out which nodes of a cluster
 * answer on a port.
 */
class SdkProbesTests {

	private final Deployed deployed = new Deployed(Arm.unjudged()).withApplication("1.0.0");

	private final SimulatorServer server = new SimulatorServer(this.deployed.arm.simulator, 0);

	private final AzureProfile profile = profile();

	private final HttpPipeline pipeline = HttpPipelineProvider.buildHttpPipeline(null, this.profile, null,
			new HttpLogOptions(), null, new RetryPolicy(), List.of(), SdkClients.HTTP);

	private AzureProfile profile() {
		Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
		endpoints.put("resourceManagerEndpointUrl", this.server.baseUrl().toString());
		return new AzureProfile(Simulator.TENANT, Arm.SUBSCRIPTION.substring("/subscriptions/".length()),
				new AzureEnvironment(endpoints));
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void theNodesOfAClusterAndTheProbesOfTheirPorts() {
		this.deployed.arm.send("POST", "/simulator/actions/setPortHealth",
				"{'cluster':'kvs-wus2-01','port':8086,'healthy':false}");
		String member = text(this.deployed.arm.get(POOL).json(), "/properties/backendIPConfigurations/0/id");
		List<String> addresses = NetworkManager.authenticate(this.pipeline, this.profile)
			.serviceClient()
			.getNetworkInterfaces()
			.listVirtualMachineScaleSetNetworkInterfaces(member.split("/")[4], "App")
			.stream()
			.map((one) -> one.ipConfigurations().getFirst().privateIpAddress())
			.toList();
		assertThat(addresses).hasSize(2);
		assertThat(probes("8085")).isEqualTo(Map.of(addresses.get(0), 100.0, addresses.get(1), 100.0));
		assertThat(probes("8086")).isEqualTo(Map.of(addresses.get(0), 0.0, addresses.get(1), 0.0));
	}

	private Map<String, Double> probes(String port) {
		MetricInner metric = MonitorManager.authenticate(this.pipeline, this.profile)
			.serviceClient()
			.getMetrics()
			.listWithResponse(FabricArm.BALANCER.substring(1), null, null, "DipAvailability", "average", null, null,
					"BackendPort eq '" + port + "' and BackendIPAddress eq '*'", ResultType.DATA, null, Context.NONE)
			.getValue()
			.value()
			.getFirst();
		Map<String, Double> probes = new HashMap<>();
		for (TimeSeriesElement series : metric.timeseries()) {
			String address = series.metadatavalues()
				.stream()
				.filter((dimension) -> dimension.name().value().equals("backendipaddress"))
				.findFirst()
				.orElseThrow()
				.value();
			probes.put(address, series.data().getLast().average());
		}
		return probes;
	}

}
