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
	 * The virtual processors that a subscription may use in a location, by family.
	 */
	List<VcpuQuota> vcpuQuotas(String subscriptionId, String location);

}
