package com.promptservice.controlplane.simulator;

import java.util.List;
import java.util.Map;

import com.azure.core.management.exception.ManagementException;
import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.ResourcesClient;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;
import com.azure.resourcemanager.resources.models.Sku;
import com.promptservice.controlplane.simulator.core.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.simulator.SdkClients.SERVER;
import static com.promptservice.controlplane.simulator.SdkClients.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.SdkClients.resources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The generic resources client of Azure's SDK makes a cluster over HTTP, through
 * addresses of four kilobytes and without being told when to ask again.
 */
@ResourceLock(SdkClients.LOCK)
class SdkFabricTests {

	private static final String VERSION = "2024-04-01";

	private static int number;

	private ResourcesClient client;

	private String name;

	private String cluster;

	@BeforeAll
	static void connect() {
		SdkClients.connect();
	}

	@BeforeEach
	void createGroup() {
		this.client = resources.serviceClient().getResources();
		this.name = "sdk-" + ++number;
		this.cluster = "subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + SdkClients.group()
				+ "/providers/Microsoft.ServiceFabric/managedClusters/" + this.name;
	}

	private GenericResourceInner body() {
		GenericResourceInner body = new GenericResourceInner().withSku(new Sku().withName("Standard"))
			.withProperties(
					Map.of("dnsName", this.name, "adminUserName", "kvsadmin", "adminPassword", "Sesame-Open-1"));
		body.withLocation("westus2");
		return body;
	}

	@Test
	@SuppressWarnings("unchecked")
	void aClusterAndItsNodesLiveFromCreationToDeletion() {
		GenericResourceInner made = this.client.createOrUpdateById(this.cluster, VERSION, body());
		assertThat((Map<String, Object>) made.properties()).containsEntry("provisioningState", "Succeeded")
			.containsEntry("clusterState", "WaitingForNodes")
			.doesNotContainKey("adminPassword");
		GenericResourceInner nodes = new GenericResourceInner()
			.withProperties(Map.of("isPrimary", true, "vmInstanceCount", 5, "vmSize", "Standard_D2s_v5",
					"dataDiskSizeGB", 128, "vmImagePublisher", "MicrosoftWindowsServer", "vmImageOffer",
					"WindowsServer", "vmImageSku", "2022-Datacenter", "vmImageVersion", "latest"));
		this.client.createOrUpdateById(this.cluster + "/nodeTypes/System", VERSION, nodes);
		assertThat((Map<String, Object>) this.client.getById(this.cluster, VERSION).properties())
			.containsEntry("clusterState", "Ready");
		assertThat(this.client.listByResourceGroup(this.cluster.split("/")[3]).stream().map(GenericResourceInner::name))
			.containsExactly(this.name);
		this.client.deleteById(this.cluster, VERSION);
		assertThatThrownBy(() -> this.client.getById(this.cluster, VERSION))
			.isInstanceOfSatisfying(ManagementException.class, (ex) -> {
				assertThat(ex.getResponse().getStatusCode()).isEqualTo(404);
				assertThat(ex.getValue()).isNull();
			});
	}

	@Test
	void aFailedOperationGivesItsCodeWithAGoodStatus() {
		SERVER.simulator()
			.arm(Fault.of(Fault.Kind.OPERATION_FAILED)
				.on("PUT", null, this.name)
				.withCode("AllocationFailed", "sorry"));
		assertThatThrownBy(() -> this.client.createOrUpdateById(this.cluster, VERSION, body(), Context.NONE))
			.isInstanceOfSatisfying(ManagementException.class, (ex) -> {
				assertThat(ex.getResponse().getStatusCode()).isEqualTo(200);
				assertThat(List.of(ex.getValue().getCode())).containsExactly("AllocationFailed");
			});
	}

}
