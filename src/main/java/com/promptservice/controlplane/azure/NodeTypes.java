package com.promptservice.controlplane.azure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;

/**
 * Node types of managed clusters; one that exists is written with all that Azure says of
 * it. One that was left half-made goes and is made anew, since no write mends it; once it
 * has stood, it is only ever written.
 */
record NodeTypes(AzureClients clients, NodeTypeSpec spec) implements ArmResource<NodeType> {

	static final String TYPE = "Microsoft.ServiceFabric/managedClusters/nodeTypes";

	private static final Set<String> READ_ONLY = Set.of("provisioningState");

	private static final int DATA_DISK_GIB = 128;

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
	public boolean goesWithItsParent() {
		return true;
	}

	@Override
	public Sighting<NodeType> look() {
		Seen<GenericResourceInner> seen = resources().read(id());
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), () -> put(GenericBody.of(fixed())));
		}
		GenericBody body = GenericBody.of(seen.value());
		ProvisioningState state = ProvisioningState.of(body.text("provisioningState"));
		List<Difference> differences = differences(body);
		if (state == ProvisioningState.BROKEN && this.spec.disposable()) {
			Difference why = new Difference("properties.provisioningState", body.text("provisioningState"), "made anew",
					Difference.Kind.CHANGE);
			return present(seen, body, state, List.of(why), this::delete);
		}
		return present(seen, body, state, differences, () -> put(body));
	}

	@Override
	public Submission delete() {
		return resources().delete(id());
	}

	private List<Difference> differences(GenericBody body) {
		Differences differences = new Differences()
			.immutable("properties.isPrimary", body.flag("isPrimary"), this.spec.primary())
			.immutable("properties.vmSize", body.text("vmSize"), this.spec.vmSize())
			.changeable("properties.vmInstanceCount", body.number("vmInstanceCount", 0), this.spec.instanceCount());
		if (this.spec.backendPoolId() != null) {
			List<String> pools = body.objects("frontendConfigurations")
				.stream()
				.map((frontend) -> frontend.text("loadBalancerBackendAddressPoolId"))
				.toList();
			differences.immutable("properties.frontendConfigurations", pools.isEmpty() ? null : String.join(",", pools),
					this.spec.backendPoolId());
		}
		if (this.spec.identityId() != null) {
			boolean has = body.object("vmManagedIdentity")
				.texts("userAssignedIdentities")
				.stream()
				.anyMatch(this.spec.identityId()::equalsIgnoreCase);
			differences.missing("properties.vmManagedIdentity", !has);
		}
		return differences.list();
	}

	private Sighting<NodeType> present(Seen<GenericResourceInner> seen, GenericBody body, ProvisioningState state,
			List<Difference> differences, java.util.function.Supplier<Submission> repair) {
		NodeType observed = new NodeType(id(), this.spec.name(), body.text("vmSize"), body.number("vmInstanceCount", 0),
				body.text("provisioningState"));
		return new Sighting.Present<>(seen.requestId(), observed, state, seen.value().tags(), differences, repair);
	}

	/**
	 * What is said once, when the node type is made.
	 */
	private Map<String, Object> fixed() {
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("isPrimary", this.spec.primary());
		body.put("vmSize", this.spec.vmSize());
		body.put("vmImagePublisher", "MicrosoftWindowsServer");
		body.put("vmImageOffer", "WindowsServer");
		body.put("vmImageSku", "2022-Datacenter");
		body.put("vmImageVersion", "latest");
		body.put("dataDiskSizeGB", DATA_DISK_GIB);
		body.put("dataDiskType", "StandardSSD_LRS");
		if (this.spec.backendPoolId() != null) {
			body.put("frontendConfigurations", List
				.of(Map.of("loadBalancerBackendAddressPoolId", this.spec.backendPoolId(), "ipAddressType", "IPv4")));
			// For what the nodes ask of others: the pool's load balancer is internal
			body.put("useDefaultPublicLoadBalancer", true);
		}
		return body;
	}

	private Submission put(GenericBody body) {
		body.without(READ_ONLY).with(Map.of("vmInstanceCount", this.spec.instanceCount()));
		if (this.spec.identityId() != null) {
			body.with(Map.of("vmManagedIdentity", Map.of("userAssignedIdentities", List.of(this.spec.identityId()))));
		}
		GenericResourceInner wanted = new GenericResourceInner().withProperties(body.properties());
		wanted.withTags(this.spec.at().allTags());
		return resources().put(id(), wanted);
	}

	private GenericResources resources() {
		return GenericResources.serviceFabric(this.clients, this.spec.at().subscriptionId());
	}

}
