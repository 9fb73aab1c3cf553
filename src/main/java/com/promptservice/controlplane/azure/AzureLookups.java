package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Optional;

/**
 * Looks at what Azure has without changing anything. Failures are
 * {@link com.promptservice.controlplane.operation.StepException}s.
 */
public interface AzureLookups {

	/**
	 * The managed cluster, when there is one.
	 */
	Optional<ManagedCluster> managedCluster(ManagedClusterSpec spec);

	/**
	 * The node types of a managed cluster; none when there is no such cluster.
	 */
	List<NodeType> nodeTypes(ManagedClusterSpec spec);

	/**
	 * A customer's network, when there is one.
	 * @param peer the control plane's network that it is to be peered with
	 */
	Optional<RemoteNetwork> remoteNetwork(NetworkRef network, NetworkRef peer);

	/**
	 * Every half of a peering that one of the control plane's own networks has; none when
	 * there is no such network.
	 */
	List<VirtualNetworkPeering> peerings(NetworkRef network);

	/**
	 * One half of a peering, whatever it is called, when there is one.
	 */
	Optional<VirtualNetworkPeering> peering(VirtualNetworkPeeringSpec spec);

	/**
	 * Who the storage account of this name in the resource group belongs to, by its tag;
	 * an empty text when it carries none, and nothing when there is no such account.
	 */
	Optional<String> storageAccountOwner(StorageAccountSpec spec);

	/**
	 * The names of the first blob containers of a storage account; none when there is no
	 * such account.
	 */
	List<String> blobContainers(StorageAccountSpec spec);

	/**
	 * Which of the wanted role assignments in a resource group there are not, although
	 * the service may not make any there.
	 */
	List<RoleAssignmentSpec> outOfReach(String subscriptionId, String resourceGroup, List<RoleAssignmentSpec> wanted);

	/**
	 * The virtual processors that a subscription may use in a location, by family.
	 */
	List<VcpuQuota> vcpuQuotas(String subscriptionId, String location);

}
