package com.promptservice.controlplane.azure;

import java.net.URI;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How to reach Azure and who the control plane is there.
 *
 * @param endpoint Azure Resource Manager; an http address means the local Azure, which is
 * called without a token
 * @param keyVaultEndpoint a vault's data plane, {@code {vault}} standing for its name
 * @param tenantId the tenant of the control plane and its vaults
 * @param principalId object id of the control plane's own identity, which is granted
 * access to the certificates of the vaults it makes
 * @param sfrpPrincipalId object id in the tenant of the Service Fabric resource provider,
 * application 74cb6831-0dbb-4be1-8206-fd4df301cdc2
 * @param managedIdentityClientId client id of the user-assigned identity to sign in with;
 * none means the system-assigned identity or the developer's own sign-in
 */
@Validated
@ConfigurationProperties("control-plane.azure")
public record AzureProperties(@DefaultValue("https://management.azure.com") URI endpoint,
		@DefaultValue("https://{vault}.vault.azure.net") String keyVaultEndpoint, @NotBlank String tenantId,
		@NotBlank String principalId, @NotBlank String sfrpPrincipalId, @Nullable String managedIdentityClientId) {

	/**
	 * Address of a vault's data plane.
	 */
	String keyVaultEndpoint(String vault) {
		return this.keyVaultEndpoint.replace("{vault}", vault);
	}

	/**
	 * Whether calls carry no token, as the local Azure wants it.
	 */
	boolean withoutToken() {
		return "http".equalsIgnoreCase(this.endpoint.getScheme());
	}

}
