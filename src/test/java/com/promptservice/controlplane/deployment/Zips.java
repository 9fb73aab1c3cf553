package com.promptservice.controlplane.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packages for tests, good ones and others.
 */
public final class Zips {

	private static final String NAMESPACE = "xmlns=\"http://schemas.microsoft.com/2011/01/fabric\"";

	private Zips() {
	}

	/**
	 * A server with one service for each NUMA node.
	 */
	public static byte[] server(String name, String version) {
		return of("ApplicationManifest.xml", manifest(name, version), "Numa0/ServiceManifest.xml", service(0, "8085"),
				"Numa0/Code/server.cmd", "start", "Numa1/ServiceManifest.xml", service(1, "1"));
	}

	public static byte[] server(String version) {
		return server("KVStoreServer", version);
	}

	static String manifest(String name, String version) {
		return """
				<ApplicationManifest ApplicationTypeName="%s" ApplicationTypeVersion="%s" %s>
				  <Parameters><Parameter Name="Port1" DefaultValue="8086"/><Parameter Name="LogLevel" DefaultValue="Warning"/></Parameters>
				  <ServiceManifestImport><ServiceManifestRef ServiceManifestName="Numa0" ServiceManifestVersion="1"/></ServiceManifestImport>
				  <ServiceManifestImport><ServiceManifestRef ServiceManifestName="Numa1" ServiceManifestVersion="1"/>
				    <ResourceOverrides><Endpoints><Endpoint Name="Grpc" Port="[Port1]"/></Endpoints></ResourceOverrides>
				  </ServiceManifestImport>
				  <Principals><ManagedIdentities><ManagedIdentity Name="app"/></ManagedIdentities></Principals>
				</ApplicationManifest>
				"""
			.formatted(name, version, NAMESPACE);
	}

	private static String service(int numa, String port) {
		return """
				<ServiceManifest Name="Numa%1$s" Version="1" %2$s>
				  <ServiceTypes><StatelessServiceType ServiceTypeName="Numa%1$sType"/></ServiceTypes>
				  <Resources><Endpoints><Endpoint Name="Grpc" Protocol="tcp" Port="%3$s"/></Endpoints></Resources>
				</ServiceManifest>
				""".formatted(numa, NAMESPACE, port);
	}

	/**
	 * A zip of texts.
	 */
	static byte[] of(String... namesAndTexts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 0; i < namesAndTexts.length; i += 2) {
				ZipEntry entry = new ZipEntry(namesAndTexts[i]);
				// the same bytes whenever it is made
				entry.setTime(0);
				zip.putNextEntry(entry);
				zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

}
