package com.promptservice.controlplane.azure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How to peer with networks of other tenants. A managed identity exists in its own tenant
 * only, so this takes an application that those tenants admit.
 *
 * @param clientId of the multi-tenant application that trusts the service's managed
 * identity (a federated credential); none means that only networks of the service's own
 * tenant can be peered with
 */
@ConfigurationProperties("control-plane.azure.cross-tenant")
public record CrossTenantProperties(@Nullable String clientId) {
}
