package com.promptservice.controlplane.azure;

import java.time.Clock;
import java.time.Duration;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import com.promptservice.controlplane.operation.Pacing;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Profile;

/**
 * Puts the Azure SDK together.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties({ AzureProperties.class, CrossTenantProperties.class })
class AzureConfiguration {

	private static final Duration CONNECT = Duration.ofSeconds(10);

	private static final Duration ANSWER = Duration.ofSeconds(60);

	@Bean
	HttpClient azureHttpClient() {
		return new JdkHttpClientBuilder().connectionTimeout(CONNECT)
			.responseTimeout(ANSWER)
			.readTimeout(ANSWER)
			.writeTimeout(ANSWER)
			.build();
	}

	@Bean
	@Lazy
	TokenCredential azureCredential(AzureProperties properties, HttpClient azureHttpClient) {
		return credential(properties, azureHttpClient);
	}

	@Bean
	AzureClients azureClients(AzureProperties properties, CrossTenantProperties crossTenant, HttpClient azureHttpClient,
			ObjectProvider<TokenCredential> credential, Clock clock, Pacing pacing) {
		// the local Azure takes no token, and then nobody looks for credentials
		if (properties.withoutToken()) {
			return new AzureClients(properties, azureHttpClient, null, clock, pacing);
		}
		return new AzureClients(properties, azureHttpClient, credential.getObject(),
				new CrossTenantCredentials(crossTenant.clientId(), credential.getObject(), azureHttpClient), clock,
				pacing);
	}

	@Bean
	AzureResources azureResources(AzureClients clients) {
		return new SdkResources(clients);
	}

	@Bean
	NameAvailability nameAvailability(AzureClients clients) {
		return new SdkNameAvailability(clients);
	}

	@Bean
	AzureLookups azureLookups(AzureClients clients) {
		return new SdkLookups(clients);
	}

	@Bean
	NetworkTraffic networkTraffic(AzureClients clients) {
		return new SdkNetworkTraffic(clients);
	}

	@Bean
	com.promptservice.controlplane.api.ArmCodes armCodes() {
		return ArmCodes::behind;
	}

	private static TokenCredential credential(AzureProperties properties, HttpClient httpClient) {
		String clientId = properties.managedIdentityClientId();
		return (clientId != null && !clientId.isBlank())
				? new ManagedIdentityCredentialBuilder().clientId(clientId).httpClient(httpClient).build()
				: new DefaultAzureCredentialBuilder().tenantId(properties.tenantId()).httpClient(httpClient).build();
	}

}
