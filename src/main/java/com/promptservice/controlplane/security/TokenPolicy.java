package com.promptservice.controlplane.security;

import java.time.Duration;
import java.util.Set;

/**
 * Whose tokens are accepted; the same rules whoever issues them.
 *
 * @param audience the {@code aud} that names this service
 * @param tenants every {@code tid} that is accepted
 * @param clients every {@code azp} that is accepted; empty accepts all
 * @param issuerTemplate the {@code iss} of a tenant, with {@code {tid}} in its place
 * @param clockSkew how far the issuer's clock may be off
 */
record TokenPolicy(String audience, Set<String> tenants, Set<String> clients, String issuerTemplate,
		Duration clockSkew) {

	TokenPolicy {
		tenants = Set.copyOf(tenants);
		clients = Set.copyOf(clients);
	}

	String issuerOf(String tenantId) {
		return this.issuerTemplate.replace("{tid}", tenantId);
	}

}
