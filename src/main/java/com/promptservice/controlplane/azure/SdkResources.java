package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.function.Function;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Azure's resources through the SDK.
 */
final class SdkResources implements AzureResources {

	private static final String VAULT_NOTE = "Azure keeps the vault soft-deleted, and its name taken, until it is purged.";

	private final AzureClients clients;

	private final PollHistory history = new PollHistory();

	SdkResources(AzureClients clients) {
		this.clients = clients;
	}

	@Override
	public Step<ResourceGroup> ensureResourceGroup(ResourceGroupSpec spec) {
		return ensure(ResourceGroups.TYPE, ResourceGroup.class, new ResourceGroups(this.clients, spec));
	}

	@Override
	public Step<VirtualNetwork> ensureVirtualNetwork(VirtualNetworkSpec spec) {
		return ensure(VirtualNetworks.TYPE, VirtualNetwork.class, new VirtualNetworks(this.clients, spec));
	}

	@Override
	public Step<Subnet> ensureSubnet(SubnetSpec spec) {
		return ensure(Subnets.TYPE, Subnet.class, new Subnets(this.clients, spec));
	}

	@Override
	public Step<NetworkSecurityGroup> ensureNetworkSecurityGroup(NetworkSecurityGroupSpec spec) {
		return ensure(NetworkSecurityGroups.TYPE, NetworkSecurityGroup.class,
				new NetworkSecurityGroups(this.clients, spec));
	}

	@Override
	public Step<LoadBalancer> ensureLoadBalancer(LoadBalancerSpec spec) {
		return ensure(LoadBalancers.TYPE, LoadBalancer.class, new LoadBalancers(this.clients, spec));
	}

	@Override
	public Step<StorageAccount> ensureStorageAccount(StorageAccountSpec spec) {
		return ensure(StorageAccounts.TYPE, StorageAccount.class, new StorageAccounts(this.clients, spec));
	}

	@Override
	public Step<StorageAccount> ensureStorageAccount(Function<Visit, StorageAccountSpec> spec) {
		return new EnsureStep<>(StorageAccounts.TYPE, StorageAccount.class,
				(visit) -> new StorageAccounts(this.clients, spec.apply(visit)), this.clients.calls(), this.history);
	}

	@Override
	public Step<BlobContainer> ensureBlobContainer(BlobContainerSpec spec) {
		return ensure(BlobContainers.TYPE, BlobContainer.class, new BlobContainers(this.clients, spec));
	}

	@Override
	public Step<StorageQueue> ensureStorageQueue(StorageQueueSpec spec) {
		return ensure(StorageQueues.TYPE, StorageQueue.class, new StorageQueues(this.clients, spec));
	}

	@Override
	public Step<ManagedIdentity> ensureManagedIdentity(ManagedIdentitySpec spec) {
		return ensure(ManagedIdentities.TYPE, ManagedIdentity.class, new ManagedIdentities(this.clients, spec));
	}

	@Override
	public Step<KeyVault> ensureKeyVault(KeyVaultSpec spec) {
		return ensure(KeyVaults.TYPE, KeyVault.class, new KeyVaults(this.clients, spec));
	}

	@Override
	public Step<Certificate> ensureCertificate(CertificateSpec spec) {
		return ensure(Certificates.TYPE, Certificate.class, new Certificates(this.clients, spec));
	}

	@Override
	public Step<RoleAssignment> ensureRoleAssignment(Function<Visit, RoleAssignmentSpec> spec) {
		return new EnsureStep<>(RoleAssignments.TYPE, RoleAssignment.class,
				(visit) -> new RoleAssignments(this.clients, spec.apply(visit)), this.clients.calls(), this.history);
	}

	@Override
	public Step<Secret> ensureSecret(SecretSpec spec) {
		return ensure(Secrets.TYPE, Secret.class, new Secrets(this.clients, spec));
	}

	@Override
	public Step<ManagedCluster> ensureManagedCluster(ManagedClusterSpec spec) {
		return ensure(ManagedClusters.TYPE, ManagedCluster.class, new ManagedClusters(this.clients, spec));
	}

	@Override
	public Step<NodeType> ensureNodeType(NodeTypeSpec spec) {
		return ensure(NodeTypes.TYPE, NodeType.class, new NodeTypes(this.clients, spec));
	}

	@Override
	public Step<VirtualNetworkPeering> ensurePeering(VirtualNetworkPeeringSpec spec, Function<Visit, String> name) {
		PeeringAccess access = this.clients.peering(spec.network(), spec.remote(), spec.theirs());
		return new EnsureStep<>(VirtualNetworkPeerings.TYPE, VirtualNetworkPeering.class,
				(visit) -> new VirtualNetworkPeerings(access, spec.named(name.apply(visit))), access.calls(),
				this.history);
	}

	@Override
	public Step<Removed> removePeering(VirtualNetworkPeeringSpec spec) {
		PeeringAccess access = this.clients.alone(spec);
		return new RemoveStep(VirtualNetworkPeerings.TYPE, (visit) -> new VirtualNetworkPeerings(access, spec), null,
				access.calls(), this.history);
	}

	@Override
	public Step<ManagedCluster> awaitReady(ManagedClusterSpec spec) {
		return new ClusterReady(new ManagedClusters(this.clients, spec));
	}

	@Override
	public Step<ApplicationType> ensureApplicationType(ApplicationTypeSpec spec) {
		return ensure(ApplicationTypes.TYPE, ApplicationType.class, new ApplicationTypes(this.clients, spec));
	}

	@Override
	public Step<ApplicationVersion> ensureApplicationVersion(ApplicationVersionSpec spec) {
		return ensure(ApplicationVersions.TYPE, ApplicationVersion.class, new ApplicationVersions(this.clients, spec));
	}

	@Override
	public Step<Application> ensureApplication(Function<Visit, ApplicationSpec> spec,
			Function<String, String> inWords) {
		return new UpgradeStep(this.clients, spec, inWords, this.history);
	}

	@Override
	public Step<StatelessService> ensureStatelessService(StatelessServiceSpec spec) {
		return ensure(StatelessServices.TYPE, StatelessService.class, new StatelessServices(this.clients, spec));
	}

	@Override
	public Step<Health> awaitHealth(HealthSpec spec) {
		return new HealthStep(this.clients, spec);
	}

	@Override
	public Step<ManagedIdentity> findManagedIdentity(ManagedIdentitySpec spec) {
		return new FindStep<>(ManagedIdentity.class, new ManagedIdentities(this.clients, spec),
				new ManagedIdentity(null, null, null, null));
	}

	@Override
	public Step<Removed> removeResourceGroup(ResourceGroupSpec spec) {
		return remove(ResourceGroups.TYPE, new ResourceGroups(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeVirtualNetwork(VirtualNetworkSpec spec) {
		return remove(VirtualNetworks.TYPE, new VirtualNetworks(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeSubnet(SubnetSpec spec) {
		return remove(Subnets.TYPE, new Subnets(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeNetworkSecurityGroup(NetworkSecurityGroupSpec spec) {
		return remove(NetworkSecurityGroups.TYPE, new NetworkSecurityGroups(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeLoadBalancer(LoadBalancerSpec spec) {
		return remove(LoadBalancers.TYPE, new LoadBalancers(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeStorageAccount(StorageAccountSpec spec) {
		return remove(StorageAccounts.TYPE, new StorageAccounts(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeStorageAccount(Function<Visit, StorageAccountSpec> spec) {
		return new RemoveStep(StorageAccounts.TYPE, (visit) -> {
			StorageAccountSpec unwanted = spec.apply(visit);
			return (unwanted.name() != null) ? new StorageAccounts(this.clients, unwanted) : null;
		}, null, this.clients.calls(), this.history);
	}

	@Override
	public Step<Removed> removeManagedIdentity(ManagedIdentitySpec spec) {
		return remove(ManagedIdentities.TYPE, new ManagedIdentities(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeKeyVault(KeyVaultSpec spec) {
		return remove(KeyVaults.TYPE, new KeyVaults(this.clients, spec), VAULT_NOTE);
	}

	@Override
	public Step<Removed> removeRoleAssignment(Function<Visit, RoleAssignmentSpec> spec) {
		return new RemoveStep(RoleAssignments.TYPE, (visit) -> {
			RoleAssignmentSpec wanted = spec.apply(visit);
			return (wanted.principalId() != null) ? new RoleAssignments(this.clients, wanted) : null;
		}, null, this.clients.calls(), this.history);
	}

	@Override
	public Step<Removed> removeSecret(SecretSpec spec) {
		return remove(Secrets.TYPE, new Secrets(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeManagedCluster(ManagedClusterSpec spec) {
		return remove(ManagedClusters.TYPE, new ManagedClusters(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeNodeType(NodeTypeSpec spec) {
		return remove(NodeTypes.TYPE, new NodeTypes(this.clients, spec), null);
	}

	@Override
	public Step<Removed> removeServices(Placement at, String clusterId) {
		return removeAll(StatelessServices.TYPE, at, clusterId,
				(resources) -> children(resources, resources.children(clusterId, "applications"), "services"));
	}

	@Override
	public Step<Removed> removeApplications(Placement at, String clusterId) {
		return removeAll(Applications.TYPE, at, clusterId,
				(resources) -> resources.children(clusterId, "applications"));
	}

	@Override
	public Step<Removed> removeApplicationVersions(Placement at, String clusterId) {
		return removeAll(ApplicationVersions.TYPE, at, clusterId,
				(resources) -> children(resources, resources.children(clusterId, "applicationTypes"), "versions"));
	}

	@Override
	public Step<Removed> removeApplicationTypes(Placement at, String clusterId) {
		return removeAll(ApplicationTypes.TYPE, at, clusterId,
				(resources) -> resources.children(clusterId, "applicationTypes"));
	}

	private Step<Removed> removeAll(String type, Placement at, String clusterId,
			Function<GenericResources, List<String>> ids) {
		GenericResources resources = GenericResources.serviceFabric(this.clients, at.subscriptionId());
		return new RemoveAllStep(type, clusterId, () -> ids.apply(resources), resources, this.history);
	}

	private static List<String> children(GenericResources resources, List<String> parents, String type) {
		return parents.stream().flatMap((parent) -> resources.children(parent, type).stream()).toList();
	}

	@Override
	public Step<MachineScript.Output> runScript(MachineScript script) {
		return new ScriptStep(this.clients.calls(), script, this.history);
	}

	@Override
	public List<Change> preview(Plan plan) {
		return Preview.of(plan);
	}

	private <O extends Record> Step<O> ensure(String type, Class<O> outputType, ArmResource<O> resource) {
		return new EnsureStep<>(type, outputType, (visit) -> resource, this.clients.calls(), this.history);
	}

	private Step<Removed> remove(String type, ArmResource<?> resource, String note) {
		return new RemoveStep(type, (visit) -> resource, note, this.clients.calls(), this.history);
	}

}
