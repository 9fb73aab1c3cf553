package com.promptservice.controlplane.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.ExponentialBackoff;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.exception.ManagementException;
import com.azure.core.management.profile.AzureProfile;
import com.azure.resourcemanager.authorization.AuthorizationManager;
import com.azure.resourcemanager.keyvault.KeyVaultManager;
import com.azure.resourcemanager.msi.MsiManager;
import com.azure.resourcemanager.network.NetworkManager;
import com.azure.resourcemanager.resources.ResourceManager;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;
import com.azure.resourcemanager.resources.fluentcore.utils.HttpPipelineProvider;
import com.azure.resourcemanager.resources.fluentcore.utils.ResourceManagerUtils;
import com.azure.resourcemanager.storage.StorageManager;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The real clients of Azure's SDK, connected to one simulator over HTTP.
 */
final class SdkClients {

	static final String SUBSCRIPTION = "44444444-4444-4444-4444-444444444444";

	/** What test classes lock that share the clock. */
	static final String LOCK = "the clock of the simulator that SDK clients talk to";

	static final SettableClock CLOCK = new SettableClock();

	static final SimulatorServer SERVER = new SimulatorServer(Simulator.recording(CLOCK,
			new Durations(1, Map.of(Timing.PRINCIPAL_REPLICATION, Duration.ofSeconds(30))), 1, Arm.exchanges()), 0);

	static final HttpClient HTTP = new JdkHttpClientBuilder().build();

	static ResourceManager resources;

	static NetworkManager network;

	static StorageManager storage;

	static MsiManager identities;

	static AuthorizationManager authorization;

	static KeyVaultManager vaults;

	private SdkClients() {
	}

	/** Builds the clients once. */
	static synchronized void connect() {
		if (resources != null) {
			return;
		}
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
	static HttpPipelinePolicy impatient() {
		return (context, next) -> {
			CLOCK.pass(Duration.ofSeconds(7));
			return next.process().doOnNext((response) -> response.getHeaders().remove(HttpHeaderName.RETRY_AFTER));
		};
	}

	static String group() {
		String group = "rg-" + UUID.randomUUID();
		resources.serviceClient()
			.getResourceGroups()
			.createOrUpdate(group, new ResourceGroupInner().withLocation("westus2").withTags(Map.of("a", "b")));
		return group;
	}

	static void assertCode(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String code) {
		assertThatThrownBy(call).isInstanceOfSatisfying(ManagementException.class,
				(ex) -> assertThat(ex.getValue().getCode()).isEqualTo(code));
	}

}
