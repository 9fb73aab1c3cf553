package com.promptservice.controlplane.security;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Whose Entra tokens are accepted.
 *
 * @param audience the {@code aud} of this service: its app registration's client id or
 * application id URI
 * @param tenants ids of the tenants whose tokens are accepted
 * @param clients client ids of the applications that may call; empty admits all
 * @param authority Entra's address; another one in sovereign clouds
 * @param clockSkew how far Entra's clock and ours may be apart
 * @param keyTimeout longest wait for Entra's signing keys
 */
@ConfigurationProperties("control-plane.security")
record EntraProperties(String audience, Set<String> tenants, @DefaultValue Set<String> clients,
		@DefaultValue("https://login.microsoftonline.com") URI authority, @DefaultValue("60s") Duration clockSkew,
		@DefaultValue("2s") Duration keyTimeout) {

	EntraProperties {
		boolean loopback = "127.0.0.1".equals(authority.getHost()) || "localhost".equals(authority.getHost());
		Assert.isTrue("https".equals(authority.getScheme()) || loopback,
				"control-plane.security.authority must be an https address");
	}

	TokenPolicy policy() {
		return new TokenPolicy(this.audience, this.tenants, this.clients, this.authority + "/{tid}/v2.0",
				this.clockSkew);
	}

}
