package com.promptservice.controlplane.deployment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import com.promptservice.controlplane.deployment.PackageContents.ServiceType;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;

/**
 * Reads Service Fabric's manifests; nothing outside a manifest is ever looked at.
 */
final class Manifests {

	private Manifests() {
	}

	/**
	 * Parses a manifest that has no document type, and so no entities.
	 * @throws BadPackageException when it is not XML, or has a document type
	 */
	static Element parse(String path, byte[] xml) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setXIncludeAware(false);
			factory.setExpandEntityReferences(false);
			factory.setNamespaceAware(true);
			DocumentBuilder builder = factory.newDocumentBuilder();
			// the default one prints
			builder.setErrorHandler((ErrorHandler) null);
			return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
		}
		catch (SAXException | IOException ex) {
			throw new BadPackageException(
					PackageInspection.shown(path) + " is not XML that can be read, or has a DOCTYPE");
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException("Every Java runtime has a secure XML parser", ex);
		}
	}

	/**
	 * What the manifests say.
	 * @param services the services' manifests by path
	 * @throws BadPackageException when the application is not of this name and version
	 */
	static PackageContents read(Element application, Map<String, Element> services, String name, String version) {
		require(application, "ApplicationTypeName", name);
		require(application, "ApplicationTypeVersion", version);
		Map<String, String> parameters = new TreeMap<>();
		all(application, "Parameter").filter((one) -> one.hasAttribute("DefaultValue"))
			.forEach((one) -> parameters.put(one.getAttribute("Name"), one.getAttribute("DefaultValue")));
		List<String> identities = all(application, "ManagedIdentity").map((one) -> one.getAttribute("Name"))
			.distinct()
			.toList();
		return new PackageContents(services(application, services), parameters, identities);
	}

	private static void require(Element application, String attribute, String wanted) {
		String is = application.getAttribute(attribute);
		if (!is.equals(wanted)) {
			throw new BadPackageException("Its manifest's " + attribute + " is " + PackageInspection.shown(is)
					+ ", not '" + wanted + "' as in the path");
		}
	}

	private static List<ServiceType> services(Element application, Map<String, Element> manifests) {
		List<ServiceType> types = new ArrayList<>();
		all(application, "ServiceManifestImport")
			.forEach((imported) -> all(imported, "ServiceManifestRef").forEach((reference) -> manifests.values()
				.stream()
				.filter((one) -> one.getAttribute("Name").equals(reference.getAttribute("ServiceManifestName")))
				.forEach((manifest) -> types.addAll(types(manifest, overrides(imported))))));
		return types;
	}

	private static List<ServiceType> types(Element manifest, Map<String, String> overrides) {
		List<String> ports = all(manifest, "Endpoint")
			.map((one) -> overrides.getOrDefault(one.getAttribute("Name"), one.getAttribute("Port")))
			.filter((port) -> !port.isBlank())
			.toList();
		return all(manifest, "StatelessServiceType")
			.map((one) -> new ServiceType(one.getAttribute("ServiceTypeName"), ports))
			.toList();
	}

	private static Map<String, String> overrides(Element imported) {
		Map<String, String> overrides = new HashMap<>();
		all(imported, "ResourceOverrides").flatMap((resources) -> all(resources, "Endpoint"))
			.forEach((endpoint) -> overrides.put(endpoint.getAttribute("Name"), endpoint.getAttribute("Port")));
		return overrides;
	}

	private static Stream<Element> all(Element parent, String name) {
		NodeList found = parent.getElementsByTagNameNS("*", name);
		List<Element> elements = new ArrayList<>(found.getLength());
		for (int i = 0; i < found.getLength(); i++) {
			elements.add((Element) found.item(i));
		}
		return elements.stream();
	}

}
