package com.promptservice.controlplane.simulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.promptservice.controlplane.simulator.servicefabric.PackageSource;

/**
 * Packages of a server with one service for each NUMA node, made on demand: the version
 * is the file's name, and some names stand for packages that are no good.
 */
final class SamplePackages implements PackageSource {

	private static final String NAMESPACE = "xmlns=\"http://schemas.microsoft.com/2011/01/fabric\"";

	@Override
	public InputStream open(URI address) throws IOException {
		String name = address.getPath().substring(1).replace(".sfpkg", "");
		return switch (name) {
			case "missing" -> throw new IOException("the server answered 404");
			case "garbage" -> new ByteArrayInputStream("no zip at all".getBytes(StandardCharsets.UTF_8));
			case "bare" -> zip("README", "nothing");
			default -> server(name);
		};
	}

	private static InputStream server(String version) throws IOException {
		String manifest = """
				<ApplicationManifest ApplicationTypeName="KVStoreServer" ApplicationTypeVersion="%s" %s>
				  <Parameters><Parameter Name="Port1" DefaultValue="8086"/></Parameters>
				  <ServiceManifestImport><ServiceManifestRef ServiceManifestName="Numa0" ServiceManifestVersion="1"/></ServiceManifestImport>
				  <ServiceManifestImport><ServiceManifestRef ServiceManifestName="Numa1" ServiceManifestVersion="1"/>
				    <ResourceOverrides><Endpoints><Endpoint Name="Grpc" Port="[Port1]"/></Endpoints></ResourceOverrides>
				  </ServiceManifestImport>
				  <Principals><ManagedIdentities><ManagedIdentity Name="app"/></ManagedIdentities></Principals>
				</ApplicationManifest>
				"""
			.formatted(version, NAMESPACE);
		return zip("ApplicationManifest.xml", manifest, "Numa0/ServiceManifest.xml", service(0, "8085"),
				"Numa0/Code/server.exe", "binary", "Numa1/ServiceManifest.xml", service(1, "1"));
	}

	private static String service(int numa, String port) {
		return """
				<ServiceManifest Name="Numa%1$s" Version="1" %2$s>
				  <ServiceTypes><StatelessServiceType ServiceTypeName="Numa%1$sType"/></ServiceTypes>
				  <Resources><Endpoints><Endpoint Name="Grpc" Protocol="tcp" Port="%3$s"/></Endpoints></Resources>
				</ServiceManifest>
				""".formatted(numa, NAMESPACE, port);
	}

	private static InputStream zip(String... namesAndTexts) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (int i = 0; i < namesAndTexts.length; i += 2) {
				zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
				zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
			}
		}
		return new ByteArrayInputStream(bytes.toByteArray());
	}

}
