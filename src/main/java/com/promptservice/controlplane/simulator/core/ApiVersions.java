package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.Locale;

/**
 * Refuses api-versions that Microsoft never published, in Azure's words.
 */
public final class ApiVersions {

	private ApiVersions() {
	}

	/** The api-versions of a type, newest first. */
	public static List<String> of(String type) {
		return PublishedVersions.of(type).reversed();
	}

	/** Refuses a missing or unknown api-version the way Azure does. */
	static void check(Call call) {
		String version = call.query("api-version");
		ArmPath path = call.path();
		if (version == null || version.isBlank()) {
			throw ArmException.gateway(400, "MissingApiVersionParameter",
					"The api-version query parameter (?api-version=) is required for all requests.");
		}
		List<String> known = PublishedVersions.of(path.typeKey());
		if (known.contains(version.toLowerCase(Locale.ROOT))) {
			return;
		}
		if (path.namespace().equals(ArmPath.RESOURCES)) {
			throw ArmException.gateway(400, "InvalidApiVersionParameter", "The api-version '" + version
					+ "' is invalid. The supported versions are '" + String.join(",", known.reversed()) + "'.");
		}
		throw ArmException.gateway(400, "NoRegisteredProviderFound",
				"No registered resource provider found for location '" + location(call) + "' and API version '"
						+ version + "' for type '" + String.join("/", path.types())
						+ "'. The supported api-versions are '" + String.join(", ", known)
						+ "'. The supported locations are '" + String.join(", ", Regions.names()) + "'.");
	}

	private static String location(Call call) {
		String location = call.method().equals("PUT") ? Json.text(call.body(), "location") : null;
		return (location == null) ? "" : Regions.shortName(location);
	}

	/** The refusal of a type that its provider doesn't have. */
	static ArmException unknownType(ArmPath path, String version) {
		List<String> known = PublishedVersions.of(path.namespace());
		if (known.isEmpty()) {
			return ArmException.gateway(404, "InvalidResourceNamespace",
					"The resource namespace '" + path.namespace() + "' is invalid.");
		}
		return ArmException.gateway(404, "InvalidResourceType",
				"The resource type '" + String.join("/", path.types()) + "' could not be found in the namespace '"
						+ path.namespace() + "' for api version '" + ((version == null) ? "" : version)
						+ "'. The supported api-versions are '" + String.join(",", known) + "'.");
	}

}
