package com.promptservice.controlplane.azure;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.FixedDelay;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.authorization.fluent.AuthorizationManagementClient;
import com.azure.resourcemanager.compute.ComputeManager;
import com.azure.resourcemanager.compute.fluent.ComputeManagementClient;
import com.azure.resourcemanager.keyvault.KeyVaultManager;
import com.azure.resourcemanager.keyvault.fluent.VaultsClient;
import com.azure.resourcemanager.monitor.MonitorManager;
import com.azure.resourcemanager.monitor.fluent.MetricsClient;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.msi.fluent.UserAssignedIdentitiesClient;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.network.fluent.NetworkManagementClient;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import com.azure.resourcemanager.resources.fluentcore.policy.AuthenticationPolicy;
import com.azure.resourcemanager.resources.fluentcore.policy.AuxiliaryAuthenticationPolicy;
import com.azure.resourcemanager.resources.fluentcore.policy.UserAgentPolicy;
import com.azure.resourcemanager.storage.StorageManager;
import com.azure.resourcemanager.storage.fluent.StorageManagementClient;
import com.azure.security.keyvault.certificates.CertificateClient;
import com.azure.security.keyvault.certificates.CertificateClientBuilder;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.promptservice.controlplane.operation.Pacing;

/**
 * The SDK's clients, each built when it is first needed, all over one pipeline that never
 * retries: every further attempt is an operation's own, recorded one.
 */
final class AzureClients {

	private final AzureProperties properties;

	private final HttpClient httpClient;

	private final TokenCredential credential;

	private final AzureEnvironment environment;

	private final HttpPipeline pipeline;

	private final ArmCalls calls;

	private final TenantCredentials tenants;

	private final Clock clock;

	private final Pacing pacing;

	private final Map<TenantPair, HttpPipeline> pipelines = new ConcurrentHashMap<>();

	private final Map<String, NetworkManagementClient> pairedNetworks = new ConcurrentHashMap<>();

	private final Map<String, NetworkManagementClient> networks = new ConcurrentHashMap<>();

	private final Map<String, StorageManagementClient> storages = new ConcurrentHashMap<>();

	private final Map<String, UserAssignedIdentitiesClient> identities = new ConcurrentHashMap<>();

	private final Map<String, VaultsClient> vaults = new ConcurrentHashMap<>();

	private final Map<String, AuthorizationManagementClient> authorizations = new ConcurrentHashMap<>();

	private final Map<String, ResourceManagementClient> resources = new ConcurrentHashMap<>();

	private final Map<String, CertificateClient> certificates = new ConcurrentHashMap<>();

	private final Map<String, SecretClient> secrets = new ConcurrentHashMap<>();

	private final Map<String, MetricsClient> metrics = new ConcurrentHashMap<>();

	private final Map<String, ComputeManagementClient> computes = new ConcurrentHashMap<>();

	/**
	 * Clients for one tenant.
	 * @param credential null when the endpoint takes no token
	 */
	AzureClients(AzureProperties properties, HttpClient httpClient, TokenCredential credential, Clock clock,
			Pacing pacing) {
		this(properties, httpClient, credential, (tenant) -> null, clock, pacing);
	}

	/**
	 * Clients for several tenants.
	 * @param credential null when the endpoint takes no token
	 */
	AzureClients(AzureProperties properties, HttpClient httpClient, TokenCredential credential,
			TenantCredentials tenants, Clock clock, Pacing pacing) {
		this.tenants = tenants;
		this.clock = clock;
		this.pacing = pacing;
		this.properties = properties;
		this.httpClient = httpClient;
		this.credential = credential;
		this.environment = environment(properties.endpoint());
		this.pipeline = pipeline(httpClient, credential, null, this.environment);
		this.calls = new ArmCalls(this.pipeline, properties.endpoint(), new AzureErrors(clock, pacing));
	}

	AzureProperties properties() {
		return this.properties;
	}

	ArmCalls calls() {
		return this.calls;
	}

	NetworkManagementClient network(String subscription) {
		return client(this.networks, subscription,
				(profile) -> NetworkManager.authenticate(this.pipeline, profile).serviceClient());
	}

	/**
	 * The way to a network for what concerns its peering with another.
	 * @param theirs whether the network is the customer's rather than the control plane's
	 */
	PeeringAccess peering(NetworkRef network, NetworkRef other, boolean theirs) {
		TenantPair pair = new TenantPair(tenant(network), tenant(other));
		NetworkManagementClient client = pair.isOne() ? network(network.subscriptionId())
				: this.pairedNetworks
					.computeIfAbsent(
							network.subscriptionId() + " " + pair, (
									key) -> NetworkManager
										.authenticate(pipeline(pair),
												new AzureProfile(pair.tenant(), network.subscriptionId(),
														this.environment))
										.serviceClient());
		PeeringErrors meaning = new PeeringErrors(network.id(), theirs ? network.id() : other.id(), theirs,
				!pair.isOne());
		return new PeeringAccess(new ArmCalls(pair.isOne() ? this.pipeline : pipeline(pair), this.properties.endpoint(),
				new AzureErrors(this.clock, this.pacing, meaning)), client, network);
	}

	/**
	 * The way to a half that is looked at or removed, which is no matter of the other
	 * end's: the control plane's own needs nobody else's consent.
	 */
	PeeringAccess alone(VirtualNetworkPeeringSpec spec) {
		return peering(spec.network(), spec.theirs() ? spec.remote() : spec.network(), spec.theirs());
	}

	private String tenant(NetworkRef network) {
		return (network.tenantId() != null) ? network.tenantId() : this.properties.tenantId();
	}

	// One identity signs for both: a call that touches two tenants carries a token of
	// each
	private HttpPipeline pipeline(TenantPair pair) {
		return this.pipelines.computeIfAbsent(pair, (key) -> pipeline(this.httpClient, this.tenants.in(key.tenant()),
				this.tenants.in(key.other()), this.environment));
	}

	StorageManagementClient storage(String subscription) {
		return client(this.storages, subscription,
				(profile) -> StorageManager.authenticate(this.pipeline, profile).serviceClient());
	}

	UserAssignedIdentitiesClient identities(String subscription) {
		return client(this.identities, subscription,
				(profile) -> MsiManager.authenticate(this.pipeline, profile)
					.serviceClient()
					.getUserAssignedIdentities());
	}

	VaultsClient vaults(String subscription) {
		return client(this.vaults, subscription,
				(profile) -> KeyVaultManager.authenticate(this.pipeline, profile).serviceClient().getVaults());
	}

	AuthorizationManagementClient authorization(String subscription) {
		return client(this.authorizations, subscription,
				(profile) -> AuthorizationManager.authenticate(this.pipeline, profile).roleServiceClient());
	}

	ResourceManagementClient resources(String subscription) {
		return client(this.resources, subscription,
				(profile) -> ResourceManager.authenticate(this.pipeline, profile)
					.withSubscription(subscription)
					.serviceClient());
	}

	ComputeManagementClient compute(String subscription) {
		return client(this.computes, subscription,
				(profile) -> ComputeManager.authenticate(this.pipeline, profile).serviceClient());
	}

	MetricsClient metrics(String subscription) {
		return client(this.metrics, subscription,
				(profile) -> MonitorManager.authenticate(this.pipeline, profile).serviceClient().getMetrics());
	}

	SecretClient secrets(String vault) {
		return this.secrets.computeIfAbsent(vault, (name) -> {
			SecretClientBuilder builder = new SecretClientBuilder().vaultUrl(this.properties.keyVaultEndpoint(name));
			if (this.credential == null) {
				return builder.pipeline(this.pipeline).buildClient();
			}
			return builder.credential(this.credential)
				.httpClient(this.httpClient)
				.retryPolicy(new RetryPolicy(new FixedDelay(0, Duration.ZERO)))
				.addPolicy(new JsonOnly())
				.buildClient();
		});
	}

	CertificateClient certificates(String vault) {
		return this.certificates.computeIfAbsent(vault, (name) -> {
			CertificateClientBuilder builder = new CertificateClientBuilder()
				.vaultUrl(this.properties.keyVaultEndpoint(name));
			if (this.credential == null) {
				return builder.pipeline(this.pipeline).buildClient();
			}
			return builder.credential(this.credential)
				.httpClient(this.httpClient)
				.retryPolicy(new RetryPolicy(new FixedDelay(0, Duration.ZERO)))
				.addPolicy(new JsonOnly())
				.buildClient();
		});
	}

	private <C> C client(Map<String, C> clients, String subscription, Function<AzureProfile, C> build) {
		return clients.computeIfAbsent(subscription, (id) -> build.apply(profile(id)));
	}

	private AzureProfile profile(String subscription) {
		return new AzureProfile(this.properties.tenantId(), subscription, this.environment);
	}

	// Built by hand, since every builder of the SDK's adds a policy that sends again or
	// logs
	private static HttpPipeline pipeline(HttpClient httpClient, TokenCredential credential, TokenCredential other,
			AzureEnvironment environment) {
		List<HttpPipelinePolicy> policies = new ArrayList<>();
		policies.add(new UserAgentPolicy(new HttpLogOptions(), null));
		policies.add(new RequestIdPolicy());
		if (credential != null) {
			policies.add(new AuthenticationPolicy(credential, environment));
		}
		if (other != null) {
			policies.add(new AuxiliaryAuthenticationPolicy(environment, other));
		}
		policies.add(new JsonOnly());
		return new HttpPipelineBuilder().httpClient(httpClient)
			.policies(policies.toArray(HttpPipelinePolicy[]::new))
			.build();
	}

	private static AzureEnvironment environment(URI endpoint) {
		Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
		endpoints.put("resourceManagerEndpointUrl", endpoint.toString());
		endpoints.put("managementEndpointUrl", endpoint.toString());
		return new AzureEnvironment(endpoints);
	}

	/**
	 * The tenant of a network, and the tenant of the network at the other end.
	 */
	private record TenantPair(String tenant, String other) {

		boolean isOne() {
			return this.tenant.equalsIgnoreCase(this.other);
		}

	}

}
