package com.promptservice.controlplane.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/**
 * The rules a configuration must keep for the service to start.
 */
record StartupRules(Environment environment) {

	private static final List<String> PROFILES = List.of("local", "azure", "simulator");

	private static final String CONNECTION_STRING = "control-plane.storage.connection-string";

	private static final String HOME_ACCOUNT = "control-plane.storage.home-account";

	private static final String CHOICES = """
			Choose exactly one profile, for example with --spring.profiles.active=local:
			  local      this machine only, with its own token issuer and a local Azure
			  azure      Microsoft Entra ID and real Azure; needs control-plane.security.audience, \
			control-plane.security.tenants and control-plane.storage.home-account
			  simulator  the local Azure alone""";

	/**
	 * Returns when the service may start.
	 * @throws StartupRefusedException naming what to set
	 */
	void check() {
		List<String> chosen = PROFILES.stream().filter(this::active).toList();
		if (chosen.isEmpty()) {
			throw new StartupRefusedException("No profile is active: the service does not guess whom it may trust.",
					CHOICES);
		}
		if (chosen.size() > 1) {
			throw new StartupRefusedException(
					"The profiles " + String.join(" and ", chosen) + " are active together, and exclude each other.",
					CHOICES);
		}
		switch (chosen.getFirst()) {
			case "local" -> {
				checkLoopback();
				checkStorage();
			}
			case "azure" -> {
				checkAzure();
				checkStorage();
			}
			default -> {
			}
		}
	}

	private boolean active(String profile) {
		return this.environment.acceptsProfiles(Profiles.of(profile));
	}

	private void checkLoopback() {
		if (this.environment.getProperty("control-plane.allow-non-loopback", Boolean.class, false)) {
			return;
		}
		for (String property : List.of("server.address", "management.server.address")) {
			String address = this.environment.getProperty(property);
			boolean required = property.startsWith("server")
					|| StringUtils.hasText(this.environment.getProperty("management.server.port"));
			if ((required || StringUtils.hasText(address)) && !isLoopback(address)) {
				throw new StartupRefusedException(
						"Profile local issues tokens for well-known secrets, so it listens on loopback only, but "
								+ property + " is '" + ((address != null) ? address : "") + "'.",
						"Set " + property + "=127.0.0.1. If the network around this process is closed, as in a "
								+ "container, set control-plane.allow-non-loopback=true.");
			}
		}
	}

	private static boolean isLoopback(String address) {
		if (!StringUtils.hasText(address)) {
			return false;
		}
		try {
			return Stream.of(InetAddress.getAllByName(address.strip())).allMatch(InetAddress::isLoopbackAddress);
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	private void checkAzure() {
		List<String> missing = new ArrayList<>();
		if (!isSet("control-plane.security.audience")) {
			missing.add("control-plane.security.audience");
		}
		if (tenants().stream().noneMatch(StringUtils::hasText)) {
			missing.add("control-plane.security.tenants");
		}
		if (!isSet(HOME_ACCOUNT) && !isSet(CONNECTION_STRING)) {
			missing.add(HOME_ACCOUNT);
		}
		if (!missing.isEmpty()) {
			throw new StartupRefusedException("Profile azure is active, but not set: " + String.join(", ", missing), """
					Set control-plane.security.audience to the client id (or application id URI) of this \
					service's app registration, and control-plane.security.tenants to the ids of the Entra \
					tenants whose tokens it accepts, separated by commas. Set control-plane.storage.home-account \
					to the name of the storage account that is to hold the service's state, which its managed \
					identity reaches; or control-plane.storage.connection-string for one account with a key.""");
		}
	}

	private void checkStorage() {
		if (isSet(HOME_ACCOUNT) && isSet(CONNECTION_STRING)) {
			throw new StartupRefusedException("Both " + HOME_ACCOUNT + " and " + CONNECTION_STRING + " are set.",
					"Set " + HOME_ACCOUNT + " alone to keep the state where a managed identity reaches it, or "
							+ CONNECTION_STRING + " alone to keep everything in one account.");
		}
		if (isSet(HOME_ACCOUNT) && active("local")) {
			throw new StartupRefusedException(
					"Profile local looks for no credentials, but " + HOME_ACCOUNT
							+ " needs those of a managed identity.",
					"Set " + CONNECTION_STRING
							+ " to keep the state in Azurite, or neither to keep it on this machine.");
		}
	}

	private boolean isSet(String property) {
		return StringUtils.hasText(this.environment.getProperty(property));
	}

	private List<String> tenants() {
		return Binder.get(this.environment)
			.bind("control-plane.security.tenants", Bindable.listOf(String.class))
			.orElse(List.of());
	}

}
