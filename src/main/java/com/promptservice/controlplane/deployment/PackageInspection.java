package com.promptservice.controlplane.deployment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.w3c.dom.Element;

/**
 * Looks into an uploaded package before anything is kept of it. What an entry says of its
 * own size is believed only when it is too much; every byte is counted as it is unpacked.
 */
final class PackageInspection {

	static final String APPLICATION = "ApplicationManifest.xml";

	private static final Pattern SERVICE = Pattern.compile("[^/]+/ServiceManifest\\.xml");

	/** No control characters and nothing that Windows gives a meaning. */
	private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}<>:\"|?*]{1,260}");

	private static final int LARGEST_MANIFEST = 1 << 20;

	private static final int BUFFER = 64 * 1024;

	private final PackageProperties limits;

	private final Map<String, Element> manifests = new TreeMap<>();

	private long unpacked;

	private PackageInspection(PackageProperties limits) {
		this.limits = limits;
	}

	/**
	 * What the package holds.
	 * @throws BadPackageException when it is not one of this name and version, or is
	 * dangerous to unpack
	 */
	static PackageContents of(Spooled file, String name, String version, PackageProperties limits) {
		PackageInspection inspection = new PackageInspection(limits);
		try (ZipFile zip = ZipFile.builder().setPath(file.file()).setIgnoreLocalFileHeader(false).get()) {
			inspection.read(zip, limits.unpackedLimit(file.size()));
		}
		catch (IOException | IllegalArgumentException ex) {
			throw new BadPackageException("It is not a zip file that can be read");
		}
		Element application = inspection.manifests.remove(APPLICATION);
		if (application == null) {
			throw new BadPackageException("There is no " + APPLICATION + " at its root");
		}
		return Manifests.read(application, inspection.manifests, name, version);
	}

	private void read(ZipFile zip, long limit) throws IOException {
		Set<String> names = new HashSet<>();
		int count = 0;
		for (Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder(); entries.hasMoreElements();) {
			ZipArchiveEntry entry = entries.nextElement();
			if (++count > this.limits.maxEntries()) {
				throw new BadPackageException("It has more than " + this.limits.maxEntries() + " entries");
			}
			String path = safe(entry);
			if (!names.add(path.toLowerCase(Locale.ROOT))) {
				throw new BadPackageException("It has " + shown(path) + " twice");
			}
			if (entry.getSize() > limit) {
				throw tooMuch(limit);
			}
			if (!entry.isDirectory()) {
				unpack(zip, entry, path, limit);
			}
		}
	}

	/**
	 * The entry's path with slashes, as Windows reads it.
	 */
	private static String safe(ZipArchiveEntry entry) {
		String path = entry.getName().replace('\\', '/');
		if (entry.isUnixSymlink()) {
			throw new BadPackageException(shown(path) + " is a link");
		}
		String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
		boolean inside = NAME.matcher(plain).matches();
		for (String part : plain.split("/", -1)) {
			inside &= !part.isBlank() && !part.equals(".") && !part.equals("..");
		}
		if (!inside) {
			throw new BadPackageException(shown(path) + " is not a path inside the package");
		}
		return plain;
	}

	private void unpack(ZipFile zip, ZipArchiveEntry entry, String path, long limit) throws IOException {
		boolean manifest = path.equals(APPLICATION) || SERVICE.matcher(path).matches();
		ByteArrayOutputStream kept = new ByteArrayOutputStream();
		byte[] buffer = new byte[BUFFER];
		try (InputStream content = zip.getInputStream(entry)) {
			if (content == null || !zip.canReadEntryData(entry)) {
				throw new BadPackageException(shown(path) + " is packed in a way that cannot be read");
			}
			for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
				this.unpacked += read;
				if (this.unpacked > limit) {
					throw tooMuch(limit);
				}
				if (manifest) {
					kept.write(buffer, 0, read);
					if (kept.size() > LARGEST_MANIFEST) {
						throw new BadPackageException(shown(path) + " is larger than " + LARGEST_MANIFEST + " bytes");
					}
				}
			}
		}
		if (manifest) {
			this.manifests.put(path, Manifests.parse(path, kept.toByteArray()));
		}
	}

	private static BadPackageException tooMuch(long limit) {
		return new BadPackageException(
				"It unpacks to more than " + limit + " bytes, the most for a package of its size");
	}

	static String shown(String text) {
		String printable = text.replaceAll("\\p{C}", "?");
		return "'" + ((printable.length() > 80) ? printable.substring(0, 80) + "..." : printable) + "'";
	}

}
