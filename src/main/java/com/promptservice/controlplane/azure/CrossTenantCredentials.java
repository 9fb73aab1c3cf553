package com.promptservice.controlplane.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.identity.ClientAssertionCredentialBuilder;
import reactor.core.publisher.Mono;

/**
 * The multi-tenant application, signed in without a secret: the managed identity's own
 * token is what the application shows.
 *
 * @param clientId of the application, or null when there is none
 */
record CrossTenantCredentials(String clientId, TokenCredential identity,
		HttpClient httpClient) implements TenantCredentials {

	private static final TokenRequestContext EXCHANGE = new TokenRequestContext()
		.addScopes("api://AzureADTokenExchange/.default");

	@Override
	public TokenCredential in(String tenantId) {
		if (this.clientId == null || this.clientId.isBlank()) {
			return (request) -> Mono.error(
					new ClientAuthenticationException("control-plane.azure.cross-tenant.client-id is not set", null));
		}
		return new ClientAssertionCredentialBuilder().tenantId(tenantId)
			.clientId(this.clientId)
			.clientAssertion(() -> this.identity.getTokenSync(EXCHANGE).getToken())
			.httpClient(this.httpClient)
			.build();
	}

}
