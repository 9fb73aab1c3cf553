package com.promptservice.controlplane.simulator.servicefabric;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import com.promptservice.controlplane.simulator.servicefabric.ApplicationPackage.Examined;
import com.promptservice.controlplane.simulator.servicefabric.ApplicationPackage.Readable;
import com.promptservice.controlplane.simulator.servicefabric.ApplicationPackage.Unreadable;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;

/**
 * Gets a package and reads its manifests.
 */
final class PackageReader {

	private static final String APPLICATION = "ApplicationManifest.xml";

	private static final String SERVICE = "/ServiceManifest.xml";

	private static final int LARGEST_MANIFEST = 1 << 20;

	private static final long LARGEST_PACKAGE = 4L << 30;

	private final PackageSource source;

	PackageReader(PackageSource source) {
		this.source = source;
	}

	Examined examine(String address) {
		try (InputStream stream = this.source.open(URI.create(address))) {
			return read(stream);
		}
		catch (IOException ex) {
			return notFound(ex.getMessage());
		}
		catch (IllegalArgumentException ex) {
			return notFound("it is no address");
		}
	}

	private static Unreadable notFound(String why) {
		return new Unreadable("ApplicationPackageNotFound",
				"The application package could not be downloaded from the appPackageUrl: " + why + ".");
	}

	private static Examined read(InputStream stream) {
		Map<String, Element> manifests = new HashMap<>();
		try (ZipInputStream zip = new ZipInputStream(stream)) {
			long unpacked = 0;
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				String name = entry.getName().replace('\\', '/');
				boolean manifest = name.equals(APPLICATION) || name.matches("[^/]+" + SERVICE);
				if (manifest) {
					manifests.put(name, parse(zip.readNBytes(LARGEST_MANIFEST)));
				}
				unpacked += zip.skip(LARGEST_PACKAGE);
				if (unpacked >= LARGEST_PACKAGE) {
					return invalid("it is larger than " + LARGEST_PACKAGE + " bytes");
				}
			}
		}
		catch (IOException | SAXException | IllegalArgumentException ex) {
			return invalid(ex.getClass().getSimpleName() + " while it was read");
		}
		Element application = manifests.get(APPLICATION);
		return (application == null) ? invalid("there is no " + APPLICATION + " at its root")
				: new Readable(Manifests.read(application, manifests));
	}

	private static Unreadable invalid(String why) {
		return new Unreadable("InvalidApplicationPackage", "The application package is not valid: " + why + ".");
	}

	private static Element parse(byte[] xml) throws IOException, SAXException {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setNamespaceAware(true);
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler((ErrorHandler) null);
			return builder.parse(new ByteArrayInputStream(xml)).getDocumentElement();
		}
		catch (ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
