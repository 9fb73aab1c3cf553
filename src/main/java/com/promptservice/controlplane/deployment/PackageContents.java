package com.promptservice.controlplane.deployment;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a package's manifests say, as far as it concerns a deployment.
 *
 * @param services its stateless service types
 * @param parameters of the application, with their defaults
 * @param managedIdentities what the application calls the identities that it acts as
 */
@Schema(name = "PackageContents", description = "What the package's manifests say")
record PackageContents(List<ServiceType> services, Map<String, String> parameters, List<String> managedIdentities) {

	PackageContents {
		services = List.copyOf(services);
		parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
		managedIdentities = List.copyOf(managedIdentities);
	}

	/**
	 * The service type that listens on a port.
	 * @param given the deployment's parameters, which a manifest's port can name
	 */
	Optional<String> serviceOn(int port, Map<String, String> given) {
		return this.services.stream()
			.filter((service) -> service.ports().stream().anyMatch((text) -> resolved(text, given).equals("" + port)))
			.map(ServiceType::name)
			.findFirst();
	}

	private String resolved(String port, Map<String, String> given) {
		if (!port.startsWith("[") || !port.endsWith("]")) {
			return port;
		}
		String name = port.substring(1, port.length() - 1);
		return given.getOrDefault(name, this.parameters.getOrDefault(name, ""));
	}

	/**
	 * A stateless service type.
	 *
	 * @param ports as its manifest or the application's has them: numbers, or names of
	 * parameters in brackets
	 */
	@Schema(name = "PackageServiceType")
	record ServiceType(@Schema(example = "Numa0Type") String name, @Schema(example = "[\"8085\"]") List<String> ports) {

		ServiceType {
			ports = List.copyOf(ports);
		}

	}

}
