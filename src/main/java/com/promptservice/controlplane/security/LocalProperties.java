package com.promptservice.controlplane.security;

import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * From where profile local may be reached.
 *
 * @param allowNonLoopback whether it may listen on other addresses than loopback, as in a
 * container whose network is closed
 * @param allowedHosts every name that the Host header may hold
 */
@ConfigurationProperties("control-plane")
record LocalProperties(@DefaultValue("false") boolean allowNonLoopback, @DefaultValue( {
		"localhost", "127.0.0.1", "::1" }) Set<String> allowedHosts){

	boolean allows(String host) {
		String name = (host.startsWith("[") && host.endsWith("]")) ? host.substring(1, host.length() - 1) : host;
		return this.allowedHosts.stream().anyMatch(name::equalsIgnoreCase);
	}

}
