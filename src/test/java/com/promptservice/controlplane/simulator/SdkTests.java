package com.promptservice.controlplane.simulator;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.MalformedURLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoff;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.SubResource;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.azure.resourcemanager.keyvault.KeyVaultManager;
import com.azure.resourcemanager.keyvault.models.Sku;
import com.azure.resourcemanager.keyvault.models.SkuFamily;
import com.azure.resourcemanager.keyvault.models.SkuName;
import com.azure.resourcemanager.keyvault.models.VaultCreateOrUpdateParameters;
import com.azure.resourcemanager.keyvault.models.VaultProperties;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.models.BackendAddressPoolInner;
import com.azure.resourcemanager.network.fluent.models.FrontendIpConfigurationInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancerInner;
import com.azure.resourcemanager.network.fluent.models.LoadBalancingRuleInner;
import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.ProbeInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.fluent.models.SubnetInner;
import com.azure.resourcemanager.network.fluent.models.VirtualNetworkInner;
import com.azure.resourcemanager.network.models.AddressSpace;
import com.azure.resourcemanager.network.models.IpAllocationMethod;
import com.azure.resourcemanager.network.models.LoadBalancerSku;
import com.azure.resourcemanager.network.models.LoadBalancerSkuName;
import com.azure.resourcemanager.network.models.ProbeProtocol;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.SecurityRuleProtocol;
import com.azure.resourcemanager.network.models.TransportProtocol;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import com.azure.resourcemanager.resources.fluentcore.utils.HttpPipelineProvider;
import com.azure.resourcemanager.resources.fluentcore.utils.ResourceManagerUtils;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;
import com.azure.resourcemanager.storage.fluent.models.StorageQueueInner;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.StorageAccountCheckNameAvailabilityParameters;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;
import com.azure.resourcemanager.storage.models.StorageAccountUpdateParameters;
import com.azure.security.keyvault.certificates.CertificateClient;
import com.azure.security.keyvault.certificates.CertificateClientBuilder;
import com.azure.security.keyvault.certificates.models.CertificateContentType;
import com.azure.security.keyvault.certificates.models.CertificatePolicy;
import com.azure.security.keyvault.certificates.models.KeyVaultCertificateWithPolicy;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.keyvault.Certificates;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The real clients of Azure's SDK against the simulator over HTTP.
 */
class SdkTests {

	private static final String SUBSCRIPTION = "44444444-4444-4444-4444-444444444444";

	private static final SettableClock CLOCK = new SettableClock();

	private static final SimulatorServer SERVER = new SimulatorServer(Simulator.recording(CLOCK,
			new Durations(1, Map.of(Timing.PRINCIPAL_REPLICATION, Duration.ofSeconds(30))), 1, Arm.exchanges()), 0);

	private static final HttpClient HTTP = new JdkHttpClientBuilder().build();

	private static ResourceManager resources;

	private static NetworkManager network;

	private static StorageManager storage;

	private static MsiManager identities;

	private static AuthorizationManager authorization;

	private static KeyVaultManager vaults;

	private final String group = "rg-" + UUID.randomUUID();

	@BeforeAll
	static void connect() {
		Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
		endpoints.put("resourceManagerEndpointUrl", SERVER.baseUrl().toString());
		endpoints.put("managementEndpointUrl", SERVER.baseUrl().toString());
		AzureProfile profile = new AzureProfile(Simulator.TENANT, SUBSCRIPTION, new AzureEnvironment(endpoints));
		RetryPolicy retry = new RetryPolicy(new ExponentialBackoff(3, Duration.ofMillis(10), Duration.ofMillis(100)));
		HttpPipeline pipeline = HttpPipelineProvider.buildHttpPipeline(null, profile, null, new HttpLogOptions(), null,
				retry, List.of(impatient()), HTTP);
		ResourceManagerUtils.InternalRuntimeContext.setDelayProvider((delay) -> Duration.ofMillis(5));
		resources = ResourceManager.authenticate(pipeline, profile).withSubscription(SUBSCRIPTION);
		network = NetworkManager.authenticate(pipeline, profile);
		storage = StorageManager.authenticate(pipeline, profile);
		identities = MsiManager.authenticate(pipeline, profile);
		authorization = AuthorizationManager.authenticate(pipeline, profile);
		vaults = KeyVaultManager.authenticate(pipeline, profile);
	}

	/** Time passes with each request, and nobody waits. */
	private static HttpPipelinePolicy impatient() {
		return (context, next) -> {
			CLOCK.pass(Duration.ofSeconds(7));
			return next.process().doOnNext((response) -> response.getHeaders().remove(HttpHeaderName.RETRY_AFTER));
		};
	}

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@BeforeEach
	void createGroup() {
		resources.serviceClient()
			.getResourceGroups()
			.createOrUpdate(this.group, new ResourceGroupInner().withLocation("westus2").withTags(Map.of("a", "b")));
	}

	private static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
		assertThatThrownBy(call).isInstanceOfSatisfying(ManagementException.class,
				(ex) -> assertThat(ex.getValue().getCode()).isEqualTo(code));
	}

	@Test
	void aResourceGroupLivesFromCreationToDeletion() {
		var groups = resources.serviceClient().getResourceGroups();
		assertThat(groups.get(this.group).tags()).containsEntry("a", "b");
		assertThat(groups.checkExistence(this.group)).isTrue();
		assertThat(groups.list().stream().map(ResourceGroupInner::name)).contains(this.group);
		groups.delete(this.group);
		assertThat(groups.checkExistence(this.group)).isFalse();
		assertCode(() -> groups.get(this.group), "ResourceGroupNotFound");
	}

	@Test
	void aNetworkWithSubnetsAndASecurityGroupLivesFromCreationToDeletion() {
		var client = network.serviceClient();
		NetworkSecurityGroupInner nsg = client.getNetworkSecurityGroups()
			.createOrUpdate(this.group, "nsg", new NetworkSecurityGroupInner().withLocation("westus2"));
		client.getSecurityRules()
			.createOrUpdate(this.group, "nsg", "grpc",
					new SecurityRuleInner().withPriority(1000)
						.withAccess(SecurityRuleAccess.ALLOW)
						.withDirection(SecurityRuleDirection.INBOUND)
						.withProtocol(SecurityRuleProtocol.TCP)
						.withSourceAddressPrefix("VirtualNetwork")
						.withSourcePortRange("*")
						.withDestinationAddressPrefix("*")
						.withDestinationPortRange("8085-8086"));
		VirtualNetworkInner created = createNetwork();
		assertThat(created.provisioningState().toString()).isEqualTo("Succeeded");
		client.getSubnets()
			.createOrUpdate(this.group, "hub", "two", new SubnetInner().withAddressPrefix("10.0.1.0/24")
				.withNetworkSecurityGroup(new NetworkSecurityGroupInner().withId(nsg.id())));
		assertThat(client.getSubnets().list(this.group, "hub").stream().map(SubnetInner::name)).containsExactly("one",
				"two");
		assertThat(client.getVirtualNetworks().getByResourceGroup(this.group, "hub").subnets()).hasSize(2);
		assertThat(client.getSecurityRules().list(this.group, "nsg").stream()).hasSize(1);
		assertCode(() -> client.getNetworkSecurityGroups().delete(this.group, "nsg"),
				"InUseNetworkSecurityGroupCannotBeDeleted");
		assertCode(
				() -> client.getSubnets()
					.createOrUpdate(this.group, "hub", "three", new SubnetInner().withAddressPrefix("10.0.1.0/25")),
				"NetcfgSubnetRangesOverlap");
		client.getSubnets().delete(this.group, "hub", "two");
		client.getSecurityRules().delete(this.group, "nsg", "grpc");
		client.getNetworkSecurityGroups().delete(this.group, "nsg");
		client.getVirtualNetworks().delete(this.group, "hub");
		assertThat(client.getVirtualNetworks().listByResourceGroup(this.group).stream()).isEmpty();
	}

	private VirtualNetworkInner createNetwork() {
		return network.serviceClient()
			.getVirtualNetworks()
			.createOrUpdate(this.group, "hub",
					new VirtualNetworkInner().withLocation("westus2")
						.withAddressSpace(new AddressSpace().withAddressPrefixes(List.of("10.0.0.0/16")))
						.withSubnets(List.of(new SubnetInner().withName("one").withAddressPrefix("10.0.0.0/24"))));
	}

	@Test
	void aLoadBalancerLivesFromCreationToDeletion() {
		String subnet = createNetwork().subnets().getFirst().id();
		var client = network.serviceClient().getLoadBalancers();
		String id = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + this.group
				+ "/providers/Microsoft.Network/loadBalancers/ilb";
		LoadBalancerInner body = new LoadBalancerInner().withLocation("westus2")
			.withSku(new LoadBalancerSku().withName(LoadBalancerSkuName.STANDARD))
			.withFrontendIpConfigurations(List.of(new FrontendIpConfigurationInner().withName("front")
				.withPrivateIpAllocationMethod(IpAllocationMethod.STATIC)
				.withPrivateIpAddress("10.0.0.4")
				.withSubnet(new SubnetInner().withId(subnet))))
			.withBackendAddressPools(List.of(new BackendAddressPoolInner().withName("pool")))
			.withProbes(List.of(new ProbeInner().withName("probe").withProtocol(ProbeProtocol.TCP).withPort(8085)))
			.withLoadBalancingRules(List.of(new LoadBalancingRuleInner().withName("rule")
				.withProtocol(TransportProtocol.TCP)
				.withFrontendPort(8085)
				.withBackendPort(8085)
				.withFrontendIpConfiguration(new SubResource().withId(id + "/frontendIPConfigurations/front"))
				.withBackendAddressPool(new SubResource().withId(id + "/backendAddressPools/pool"))
				.withProbe(new SubResource().withId(id + "/probes/probe"))));
		LoadBalancerInner created = client.createOrUpdate(this.group, "ilb", body);
		assertThat(created.frontendIpConfigurations().getFirst().privateIpAddress()).isEqualTo("10.0.0.4");
		assertThat(created.loadBalancingRules()).hasSize(1);
		var pools = network.serviceClient().getLoadBalancerBackendAddressPools();
		pools.createOrUpdate(this.group, "ilb", "more", new BackendAddressPoolInner());
		assertThat(pools.list(this.group, "ilb").stream().map(BackendAddressPoolInner::name)).containsExactly("more",
				"pool");
		pools.delete(this.group, "ilb", "more");
		assertCode(() -> network.serviceClient().getVirtualNetworks().delete(this.group, "hub"),
				"InUseSubnetCannotBeDeleted");
		assertThat(client.listByResourceGroup(this.group).stream()).hasSize(1);
		client.delete(this.group, "ilb");
		assertThat(client.list().stream().map(LoadBalancerInner::id)).doesNotContain(created.id());
	}

	@Test
	void aStorageAccountLivesFromCreationToDeletion() {
		String name = ("st" + this.group.replace("-", "")).substring(0, 24);
		var client = storage.serviceClient();
		var available = new StorageAccountCheckNameAvailabilityParameters().withName(name);
		assertThat(client.getStorageAccounts().checkNameAvailability(available).nameAvailable()).isTrue();
		var account = client.getStorageAccounts()
			.create(this.group, name,
					new StorageAccountCreateParameters().withLocation("westus2")
						.withKind(Kind.STORAGE_V2)
						.withSku(new com.azure.resourcemanager.storage.models.Sku()
							.withName(com.azure.resourcemanager.storage.models.SkuName.STANDARD_LRS))
						.withAllowSharedKeyAccess(false));
		assertThat(account.primaryEndpoints().blob()).isEqualTo("https://" + name + ".blob.core.windows.net/");
		assertThat(client.getStorageAccounts().checkNameAvailability(available).nameAvailable()).isFalse();
		client.getBlobContainers().create(this.group, name, "dataplane-metadata", new BlobContainerInner());
		assertThat(client.getBlobContainers().list(this.group, name).stream()).hasSize(1);
		assertThat(client.getBlobContainers().get(this.group, name, "dataplane-metadata").name())
			.isEqualTo("dataplane-metadata");
		client.getQueues().create(this.group, name, "work", new StorageQueueInner());
		assertThat(client.getQueues().get(this.group, name, "work").name()).isEqualTo("work");
		assertThat(client.getQueues().list(this.group, name).stream()).hasSize(1);
		client.getQueues().delete(this.group, name, "work");
		client.getBlobContainers().delete(this.group, name, "dataplane-metadata");
		var updated = client.getStorageAccounts()
			.update(this.group, name, new StorageAccountUpdateParameters().withTags(Map.of("c", "d")));
		assertThat(updated.tags()).containsEntry("c", "d");
		assertThat(client.getStorageAccounts().listByResourceGroup(this.group).stream()).hasSize(1);
		client.getStorageAccounts().delete(this.group, name);
		assertCode(() -> client.getStorageAccounts().getByResourceGroup(this.group, name), "ResourceNotFound");
	}

	@Test
	void anIdentityWithARoleLivesFromCreationToDeletion() {
		var client = identities.serviceClient().getUserAssignedIdentities();
		IdentityInner identity = client.createOrUpdate(this.group, "svc", new IdentityInner().withLocation("westus2"));
		assertThat(identity.principalId()).isNotNull();
		assertThat(client.listByResourceGroup(this.group).stream()).hasSize(1);
		String scope = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/" + this.group;
		String name = UUID.randomUUID().toString();
		assertCode(() -> assign(scope, name, "ba92f5b4-2d11-453d-a403-e96b0029c9fe", identity.principalId().toString()),
				"PrincipalNotFound");
		CLOCK.pass(Duration.ofSeconds(30));
		assign(scope, name, "ba92f5b4-2d11-453d-a403-e96b0029c9fe", identity.principalId().toString());
		var roles = authorization.roleServiceClient().getRoleAssignments();
		assertThat(roles.get(scope, name).principalId()).isEqualTo(identity.principalId().toString());
		assertThat(roles.listForScope(scope).stream()).hasSize(1);
		assertCode(() -> assign(scope, UUID.randomUUID().toString(), "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
				identity.principalId().toString()), "RoleAssignmentExists");
		roles.delete(scope, name);
		client.delete(this.group, "svc");
		assertCode(() -> client.getByResourceGroup(this.group, "svc"), "ResourceNotFound");
	}

	private static void assign(String scope, String name, String role, String principal) {
		authorization.roleServiceClient()
			.getRoleAssignments()
			.create(scope, name, new RoleAssignmentCreateParameters()
				.withRoleDefinitionId(
						"/subscriptions/" + SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/" + role)
				.withPrincipalId(principal)
				.withPrincipalType(PrincipalType.SERVICE_PRINCIPAL));
	}

	@Test
	void aVaultWithACertificateLivesFromCreationToPurge() throws Exception {
		String name = ("kv" + this.group.replace("-", "")).substring(0, 24);
		var client = vaults.serviceClient().getVaults();
		var vault = client.createOrUpdate(this.group, name,
				new VaultCreateOrUpdateParameters().withLocation("westus2")
					.withProperties(new VaultProperties().withTenantId(UUID.fromString(Simulator.TENANT))
						.withSku(new Sku().withFamily(SkuFamily.A).withName(SkuName.STANDARD))
						.withEnableRbacAuthorization(true)));
		assertThat(vault.properties().provisioningState().toString()).isEqualTo("Succeeded");
		assign(vault.id(), UUID.randomUUID().toString(), Certificates.OFFICER, Simulator.OWNER);
		CLOCK.pass(Duration.ofSeconds(30));
		CertificateClient certificates = certificates(vault.properties().vaultUri(), name);
		CertificatePolicy policy = new CertificatePolicy("Self", "CN=kvstore-server-westus2").setExportable(true)
			.setKeySize(2048)
			.setValidityInMonths(12)
			.setContentType(CertificateContentType.PKCS12);
		var poller = certificates.beginCreateCertificate("kvstore-server-cert", policy)
			.setPollInterval(Duration.ofMillis(5));
		poller.waitForCompletion();
		KeyVaultCertificateWithPolicy certificate = certificates.getCertificate("kvstore-server-cert");
		X509Certificate real = (X509Certificate) CertificateFactory.getInstance("X.509")
			.generateCertificate(new ByteArrayInputStream(certificate.getCer()));
		real.verify(real.getPublicKey());
		assertThat(real.getSubjectX500Principal().getName()).isEqualTo("CN=kvstore-server-westus2");
		assertThat(certificate.getProperties().getX509Thumbprint())
			.isEqualTo(java.security.MessageDigest.getInstance("SHA-1").digest(real.getEncoded()));
		assertThat(certificates.listPropertiesOfCertificates().stream()).hasSize(1);
		certificates.beginDeleteCertificate("kvstore-server-cert")
			.setPollInterval(Duration.ofMillis(5))
			.waitForCompletion();
		assertThat(certificates.getDeletedCertificate("kvstore-server-cert").getRecoveryId()).isNotNull();
		certificates.beginRecoverDeletedCertificate("kvstore-server-cert")
			.setPollInterval(Duration.ofMillis(5))
			.waitForCompletion();
		certificates.beginDeleteCertificate("kvstore-server-cert")
			.setPollInterval(Duration.ofMillis(5))
			.waitForCompletion();
		certificates.purgeDeletedCertificate("kvstore-server-cert");
		client.delete(this.group, name);
		assertThat(client.getDeleted(name, "westus2").properties().vaultId()).isEqualTo(vault.id());
		client.purgeDeleted(name, "westus2");
		assertThatThrownBy(() -> client.getDeleted(name, "westus2")).isInstanceOf(ManagementException.class);
	}

	private static CertificateClient certificates(String vaultUri, String vault) {
		HttpPipelinePolicy toSimulator = (context, next) -> {
			try {
				String target = SERVER.vaultUrl(vault) + context.getHttpRequest().getUrl().getFile();
				context.getHttpRequest().setUrl(URI.create(target).toURL());
			}
			catch (MalformedURLException ex) {
				throw new IllegalStateException(ex);
			}
			return next.process();
		};
		HttpPipeline pipeline = new HttpPipelineBuilder().policies(toSimulator, impatient()).httpClient(HTTP).build();
		return new CertificateClientBuilder().vaultUrl(vaultUri).pipeline(pipeline).buildClient();
	}

}
