package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.azure.core.util.Context;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;

import static java.util.stream.Collectors.joining;

/**
 * Looks at Azure through the SDK.
 */
final class SdkLookups implements AzureLookups {

	private static final List<String> NODE_TYPES = List.of("System", "App");

	private static final String ASSIGN = "Microsoft.Authorization/roleAssignments/write";

	private static final int FEW = 10;

	private final AzureClients clients;

	SdkLookups(AzureClients clients) {
		this.clients = clients;
	}

	@Override
	public Optional<ManagedCluster> managedCluster(ManagedClusterSpec spec) {
		return (new ManagedClusters(this.clients, spec).look() instanceof Sighting.Present<ManagedCluster> present)
				? Optional.of(present.observed()) : Optional.empty();
	}

	@Override
	public List<NodeType> nodeTypes(ManagedClusterSpec spec) {
		GenericResources resources = GenericResources.serviceFabric(this.clients, spec.at().subscriptionId());
		List<NodeType> found = new ArrayList<>();
		for (String name : NODE_TYPES) {
			Seen<GenericResourceInner> seen = resources.read(spec.id() + "/nodeTypes/" + name);
			if (!seen.absent()) {
				GenericBody body = GenericBody.of(seen.value());
				found.add(new NodeType(seen.value().id(), name, body.text("vmSize"), body.number("vmInstanceCount", 0),
						body.text("provisioningState")));
			}
		}
		return found;
	}

	@Override
	public Optional<RemoteNetwork> remoteNetwork(NetworkRef network, NetworkRef peer) {
		Seen<VirtualNetworkInner> seen = this.clients.peering(network, peer, true).read();
		return seen.absent() ? Optional.empty()
				: Optional.of(new RemoteNetwork(seen.value().id(), seen.value().location(),
						PeeringAccess.prefixes(seen.value().addressSpace()),
						(seen.value().tags() != null) ? seen.value().tags() : Map.of()));
	}

	@Override
	public List<VirtualNetworkPeering> peerings(NetworkRef network) {
		return this.clients.peering(network, network, false).halves().stream().map(PeeringAccess::view).toList();
	}

	@Override
	public Optional<VirtualNetworkPeering> peering(VirtualNetworkPeeringSpec spec) {
		PeeringAccess access = this.clients.alone(spec);
		return (new VirtualNetworkPeerings(access, spec)
			.look() instanceof Sighting.Present<VirtualNetworkPeering> present) ? Optional.of(present.observed())
					: Optional.empty();
	}

	@Override
	public Optional<String> storageAccountOwner(StorageAccountSpec spec) {
		return this.clients.calls()
			.judged("storage account " + spec.name(),
					() -> (new StorageAccounts(this.clients, spec)
						.look() instanceof Sighting.Present<StorageAccount> present)
								? Optional.of(present.tags().getOrDefault(Placement.OWNER_TAG, "")) : Optional.empty());
	}

	@Override
	public List<String> blobContainers(StorageAccountSpec spec) {
		return Lag.answered(() -> this.clients.calls().judged("blob containers of " + spec.name(), () -> {
			StorageAccounts account = new StorageAccounts(this.clients, spec);
			// one answer may be out of date, and what is taken for empty may be removed
			if (account.look() instanceof Sighting.Absent && account.look() instanceof Sighting.Absent) {
				return List.of();
			}
			return this.clients.storage(spec.at().subscriptionId())
				.getBlobContainers()
				.list(spec.at().resourceGroup(), spec.name(), Integer.toString(FEW), null, null, Context.NONE)
				.stream()
				.limit(FEW)
				.map((container) -> container.name())
				.toList();
		}));
	}

	@Override
	public List<RoleAssignmentSpec> outOfReach(String subscriptionId, String resourceGroup,
			List<RoleAssignmentSpec> wanted) {
		boolean admitted = Lag.answered(() -> this.clients.calls()
			.judged("permissions in " + resourceGroup,
					() -> this.clients.authorization(subscriptionId)
						.getPermissions()
						.listByResourceGroup(resourceGroup, Context.NONE)
						.stream()
						.anyMatch((one) -> allows(one.actions()) && !allows(one.notActions()))));
		return admitted ? List.of()
				: wanted.stream()
					.filter((spec) -> new RoleAssignments(this.clients, spec).look() instanceof Sighting.Absent)
					.toList();
	}

	/**
	 * Whether a role's patterns, in which a star stands for anything, cover making role
	 * assignments.
	 */
	private static boolean allows(List<String> patterns) {
		return patterns != null && patterns.stream()
			.map((pattern) -> Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(joining(".*")))
			.anyMatch((pattern) -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(ASSIGN).matches());
	}

	@Override
	public List<VcpuQuota> vcpuQuotas(String subscriptionId, String location) {
		return Lag.answered(
				() -> this.clients.calls()
					.judged("vCPU quota in " + location, () -> this.clients.compute(subscriptionId)
						.getUsages()
						.list(location, Context.NONE)
						.stream()
						.map((usage) -> new VcpuQuota(usage.name().value(), usage.currentValue(), usage.limit()))
						.toList()));
	}

}
