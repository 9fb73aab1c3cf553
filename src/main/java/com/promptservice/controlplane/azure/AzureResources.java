package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.function.Function;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * The steps that bring Azure resources about and away. An ensure step leaves alone what
 * is there and right, adopts what others made when it is right, and hands over what Azure
 * has; a remove step deletes only what carries its owner's tag.
 */
public interface AzureResources {

	Step<ResourceGroup> ensureResourceGroup(ResourceGroupSpec spec);

	Step<VirtualNetwork> ensureVirtualNetwork(VirtualNetworkSpec spec);

	Step<Subnet> ensureSubnet(SubnetSpec spec);

	Step<NetworkSecurityGroup> ensureNetworkSecurityGroup(NetworkSecurityGroupSpec spec);

	Step<LoadBalancer> ensureLoadBalancer(LoadBalancerSpec spec);

	Step<StorageAccount> ensureStorageAccount(StorageAccountSpec spec);

	/**
	 * The spec is made at each visit, from the outputs of earlier steps.
	 */
	Step<StorageAccount> ensureStorageAccount(Function<Visit, StorageAccountSpec> spec);

	Step<BlobContainer> ensureBlobContainer(BlobContainerSpec spec);

	Step<StorageQueue> ensureStorageQueue(StorageQueueSpec spec);

	Step<ManagedIdentity> ensureManagedIdentity(ManagedIdentitySpec spec);

	Step<KeyVault> ensureKeyVault(KeyVaultSpec spec);

	/**
	 * The spec is made at each visit, from the outputs of earlier steps.
	 */
	Step<RoleAssignment> ensureRoleAssignment(Function<Visit, RoleAssignmentSpec> spec);

	Step<Certificate> ensureCertificate(CertificateSpec spec);

	/**
	 * Makes up a secret unless there is one; its value goes nowhere but into the vault.
	 */
	Step<Secret> ensureSecret(SecretSpec spec);

	Step<ManagedCluster> ensureManagedCluster(ManagedClusterSpec spec);

	/**
	 * Ensures a node type; one that was left half-made is made anew.
	 */
	Step<NodeType> ensureNodeType(NodeTypeSpec spec);

	/**
	 * Ensures one half of a peering, known addresses and state too.
	 * @param name what the half is called when it is to be made
	 */
	Step<VirtualNetworkPeering> ensurePeering(VirtualNetworkPeeringSpec spec, Function<Visit, String> name);

	/**
	 * Waits until Service Fabric runs in a cluster that has its nodes.
	 */
	Step<ManagedCluster> awaitReady(ManagedClusterSpec spec);

	Step<ApplicationType> ensureApplicationType(ApplicationTypeSpec spec);

	Step<ApplicationVersion> ensureApplicationVersion(ApplicationVersionSpec spec);

	/**
	 * Brings an application about or to another version, by a rolling upgrade. The spec
	 * is made at each visit, from the outputs of earlier steps.
	 * @param inWords what people call a service of this name, such as its port
	 */
	Step<Application> ensureApplication(Function<Visit, ApplicationSpec> spec, Function<String, String> inWords);

	Step<StatelessService> ensureStatelessService(StatelessServiceSpec spec);

	/**
	 * Waits until an application is well.
	 */
	Step<Health> awaitHealth(HealthSpec spec);

	/**
	 * Looks for an identity without making it; a later step may need its principal id.
	 */
	Step<ManagedIdentity> findManagedIdentity(ManagedIdentitySpec spec);

	/**
	 * Removes the group when it is ours and empty; else leaves it and says why.
	 */
	Step<Removed> removeResourceGroup(ResourceGroupSpec spec);

	Step<Removed> removeVirtualNetwork(VirtualNetworkSpec spec);

	Step<Removed> removeNetworkSecurityGroup(NetworkSecurityGroupSpec spec);

	Step<Removed> removeLoadBalancer(LoadBalancerSpec spec);

	Step<Removed> removeStorageAccount(StorageAccountSpec spec);

	/**
	 * Removes the account; nothing to do when its name is null.
	 */
	Step<Removed> removeStorageAccount(Function<Visit, StorageAccountSpec> spec);

	Step<Removed> removeManagedIdentity(ManagedIdentitySpec spec);

	/**
	 * Removes one half of a peering, whatever it is called; the other end's half is
	 * disconnected by it.
	 */
	Step<Removed> removePeering(VirtualNetworkPeeringSpec spec);

	/**
	 * Removes a subnet of a network that is ours.
	 */
	Step<Removed> removeSubnet(SubnetSpec spec);

	/**
	 * Removes the vault; Azure keeps it soft-deleted and its name taken.
	 */
	Step<Removed> removeKeyVault(KeyVaultSpec spec);

	/**
	 * Removes the assignment; nothing to do when its principal id is null.
	 */
	Step<Removed> removeRoleAssignment(Function<Visit, RoleAssignmentSpec> spec);

	/**
	 * Removes the secret; Azure keeps it soft-deleted, and it comes back when it is
	 * wanted again.
	 */
	Step<Removed> removeSecret(SecretSpec spec);

	/**
	 * Removes the cluster with all its node types.
	 */
	Step<Removed> removeManagedCluster(ManagedClusterSpec spec);

	Step<Removed> removeNodeType(NodeTypeSpec spec);

	/**
	 * Removes every service of every application of a cluster that is ours.
	 */
	Step<Removed> removeServices(Placement at, String clusterId);

	/**
	 * Removes every application of a cluster that is ours.
	 */
	Step<Removed> removeApplications(Placement at, String clusterId);

	/**
	 * Removes every version of every application type of a cluster that is ours.
	 */
	Step<Removed> removeApplicationVersions(Placement at, String clusterId);

	/**
	 * Removes every application type of a cluster that is ours.
	 */
	Step<Removed> removeApplicationTypes(Placement at, String clusterId);

	/**
	 * Runs a script on a virtual machine and hands over what it wrote.
	 */
	Step<MachineScript.Output> runScript(MachineScript script);

	/**
	 * What the plan's Azure steps would do now, in the plan's order, changing nothing.
	 */
	List<Change> preview(Plan plan);

}
