package com.promptservice.controlplane.simulator.servicefabric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Puts together what the manifests of a package say.
 */
final class Manifests {

	private Manifests() {
	}

	/** Reads the application manifest and the service manifests that it imports. */
	static ApplicationPackage read(Element application, Map<String, Element> manifests) {
		Map<String, String> parameters = new TreeMap<>();
		for (Element parameter : all(application, "Parameter")) {
			if (parameter.hasAttribute("DefaultValue")) {
				parameters.put(parameter.getAttribute("Name"), parameter.getAttribute("DefaultValue"));
			}
		}
		List<String> identities = all(application, "ManagedIdentity").stream()
			.map((identity) -> identity.getAttribute("Name"))
			.toList();
		Map<String, List<String>> ports = new TreeMap<>();
		for (Element imported : all(application, "ServiceManifestImport")) {
			for (Element reference : all(imported, "ServiceManifestRef")) {
				manifests.values()
					.stream()
					.filter((manifest) -> manifest.getAttribute("Name")
						.equals(reference.getAttribute("ServiceManifestName")))
					.filter((manifest) -> manifest != application)
					.forEach((manifest) -> ports.putAll(services(manifest, overrides(imported))));
			}
		}
		return new ApplicationPackage(application.getAttribute("ApplicationTypeName"),
				application.getAttribute("ApplicationTypeVersion"), ports, parameters, identities);
	}

	private static Map<String, List<String>> services(Element manifest, Map<String, String> overrides) {
		List<String> ports = new ArrayList<>();
		for (Element endpoint : all(manifest, "Endpoint")) {
			String port = overrides.getOrDefault(endpoint.getAttribute("Name"), endpoint.getAttribute("Port"));
			if (!port.isBlank()) {
				ports.add(port);
			}
		}
		Map<String, List<String>> services = new HashMap<>();
		for (String kind : new String[] { "StatelessServiceType", "StatefulServiceType" }) {
			all(manifest, kind).forEach((type) -> services.put(type.getAttribute("ServiceTypeName"), ports));
		}
		return services;
	}

	private static Map<String, String> overrides(Element imported) {
		Map<String, String> overrides = new HashMap<>();
		for (Element resources : all(imported, "ResourceOverrides")) {
			all(resources, "Endpoint")
				.forEach((endpoint) -> overrides.put(endpoint.getAttribute("Name"), endpoint.getAttribute("Port")));
		}
		return overrides;
	}

	private static List<Element> all(Element parent, String name) {
		NodeList found = parent.getElementsByTagNameNS("*", name);
		List<Element> elements = new ArrayList<>(found.getLength());
		for (int i = 0; i < found.getLength(); i++) {
			elements.add((Element) found.item(i));
		}
		return elements;
	}

}
