package com.promptservice.controlplane.simulator;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.MalformedURLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.management.exception.ManagementException;
import com.azure.resourcemanager.authorization.models.PrincipalType;
import com.azure.resourcemanager.authorization.models.RoleAssignmentCreateParameters;
import com.azure.resourcemanager.keyvault.models.Sku;
import com.azure.resourcemanager.keyvault.models.SkuFamily;
import com.azure.resourcemanager.keyvault.models.SkuName;
import com.azure.resourcemanager.keyvault.models.VaultCreateOrUpdateParameters;
import com.azure.resourcemanager.keyvault.models.VaultProperties;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
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
import com.promptservice.controlplane.simulator.keyvault.Certificates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.simulator.SdkClients.CLOCK;
import static com.promptservice.controlplane.simulator.SdkClients.HTTP;
import static com.promptservice.controlplane.simulator.SdkClients.SERVER;
import static com.promptservice.controlplane.simulator.SdkClients.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.SdkClients.assertCode;
import static com.promptservice.controlplane.simulator.SdkClients.authorization;
import static com.promptservice.controlplane.simulator.SdkClients.identities;
import static com.promptservice.controlplane.simulator.SdkClients.impatient;
import static com.promptservice.controlplane.simulator.SdkClients.resources;
import static com.promptservice.controlplane.simulator.SdkClients.storage;
import static com.promptservice.controlplane.simulator.SdkClients.vaults;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The other clients of Azure's SDK against the simulator over HTTP.
 */
@ResourceLock(SdkClients.LOCK)
class SdkTests {

	private String group;

	@BeforeAll
	static void connect() {
		SdkClients.connect();
	}

	@BeforeEach
	void createGroup() {
		this.group = SdkClients.group();
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
