package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;
import com.azure.resourcemanager.resources.models.Sku;

/**
 * Service Fabric managed clusters; one that exists is written with all that Azure says of
 * it. The password goes along only until the cluster stands.
 */
record ManagedClusters(AzureClients clients, ManagedClusterSpec spec) implements ArmResource<ManagedCluster> {

	static final String TYPE = "Microsoft.ServiceFabric/managedClusters";

	private static final String ADMIN = "kvsadmin";

	private static final int CLIENT_PORT = 19000;

	private static final Set<String> READ_ONLY = Set.of("provisioningState", "clusterState", "clusterId", "fqdn",
			"ipv4Address", "ipv6Address", "clusterCertificateThumbprints", "isPrivateClusterCodeVersion",
			"useCustomVNet", "clusterCodeVersion");

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public boolean lagsBehindRights() {
		return true;
	}

	@Override
	public Sighting<ManagedCluster> look() {
		Seen<GenericResourceInner> seen = resources().read(id());
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), () -> put(GenericBody.of(Map.of()), true));
		}
		GenericResourceInner cluster = seen.value();
		GenericBody body = GenericBody.of(cluster);
		Differences differences = new Differences().location(cluster.location(), this.spec.at().location())
			.immutable("sku.name", (cluster.sku() != null) ? cluster.sku().name() : null, "Standard")
			.immutable("properties.dnsName", body.text("dnsName"), this.spec.name())
			.immutable("properties.subnetId", body.text("subnetId"), this.spec.subnetId())
			.changeable("properties.clients", clients(body), List.of(this.spec.clientThumbprint()));
		ClusterRules.differences(body, this.spec.rules(), differences);
		ProvisioningState state = ProvisioningState.of(body.text("provisioningState"));
		return new Sighting.Present<>(seen.requestId(), observed(body), state, cluster.tags(), differences.list(),
				() -> put(body, state == ProvisioningState.BROKEN));
	}

	@Override
	public Submission delete() {
		return resources().delete(id());
	}

	private ManagedCluster observed(GenericBody body) {
		return new ManagedCluster(id(), this.spec.name(), body.text("clusterId"), body.text("clusterState"),
				body.text("fqdn"), body.number("clientConnectionPort", CLIENT_PORT),
				body.texts("clusterCertificateThumbprints"));
	}

	private static List<String> clients(GenericBody body) {
		return body.objects("clients")
			.stream()
			.map((client) -> String.valueOf(client.text("thumbprint")).toUpperCase(java.util.Locale.ROOT))
			.toList();
	}

	private Submission put(GenericBody body, boolean withPassword) {
		body.without(READ_ONLY)
			.with(Map.of("dnsName", this.spec.name(), "adminUserName", ADMIN, "subnetId", this.spec.subnetId(),
					"clients", List.of(Map.of("isAdmin", true, "thumbprint", this.spec.clientThumbprint())),
					"networkSecurityRules", ClusterRules.merged(body, this.spec.rules())));
		if (withPassword) {
			body.with(Map.of("adminPassword", new Secrets(this.clients, this.spec.adminPassword()).value()));
		}
		GenericResourceInner wanted = new GenericResourceInner().withSku(new Sku().withName("Standard"))
			.withProperties(body.properties());
		wanted.withLocation(this.spec.at().location()).withTags(this.spec.at().allTags());
		return resources().put(id(), wanted);
	}

	private GenericResources resources() {
		return GenericResources.serviceFabric(this.clients, this.spec.at().subscriptionId());
	}

}
