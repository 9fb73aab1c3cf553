package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The api-versions that each provider knows here.
 */
final class ApiVersions {

	private static final Map<String, List<String>> KNOWN = Map.of("microsoft.resources",
			List.of("2021-01-01", "2022-09-01", "2024-07-01", "2025-04-01"), "microsoft.network",
			List.of("2024-03-01", "2025-03-01"), "microsoft.storage", List.of("2023-05-01", "2025-06-01"),
			"microsoft.managedidentity", List.of("2023-01-31", "2024-11-30"), "microsoft.authorization",
			List.of("2022-04-01"), "microsoft.keyvault", List.of("2023-07-01", "2025-05-01"), "microsoft.servicefabric",
			List.of("2023-12-01-preview", "2024-04-01"), "microsoft.compute",
			List.of("2018-10-01", "2024-07-01", "2024-11-01", "2025-04-01"), "microsoft.insights",
			List.of("2018-01-01", "2023-10-01", "2024-02-01"));

	private ApiVersions() {
	}

	/** Refuses a missing or unknown api-version the way Azure does. */
	static void check(ArmPath path, String version) {
		if (version == null || version.isBlank()) {
			throw ArmException.gateway(400, "MissingApiVersionParameter",
					"The api-version query parameter (?api-version=) is required for all requests.");
		}
		List<String> known = KNOWN.getOrDefault(path.namespace().toLowerCase(Locale.ROOT), List.of());
		if (known.contains(version)) {
			return;
		}
		if (path.namespace().equals(ArmPath.RESOURCES)) {
			throw ArmException.gateway(400, "InvalidApiVersionParameter", "The api-version '" + version
					+ "' is invalid. The supported versions are '" + String.join(",", known) + "'.");
		}
		throw ArmException.gateway(400, "NoRegisteredProviderFound",
				"No registered resource provider found for location '' and API version '" + version + "' for type '"
						+ String.join("/", path.types()) + "'. The supported api-versions are '"
						+ String.join(", ", known) + "'.");
	}

	/** Whether any type of this provider is known. */
	static boolean knows(String namespace) {
		return KNOWN.containsKey(namespace.toLowerCase(Locale.ROOT));
	}

}
