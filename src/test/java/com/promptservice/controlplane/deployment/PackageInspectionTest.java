package com.promptservice.controlplane.deployment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.promptservice.controlplane.api.ApiException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is looked for in a package before anything is kept of it; nothing is left of those
 * that are refused.
 */
class PackageInspectionTest {

	private static final String MANIFEST = Zips.manifest("KVStoreServer", "1.0.0");

	@TempDir
	private Path folder;

	@Test
	void a_good_package_tells_its_services_parameters_and_identities() {
		PackageContents contents = inspect(Zips.server("1.0.0"));
		assertThat(contents.serviceOn(8085, Map.of())).contains("Numa0Type");
		assertThat(contents.serviceOn(8086, Map.of())).contains("Numa1Type");
		assertThat(contents.serviceOn(8086, Map.of("Port1", "9000"))).isEmpty();
		assertThat(contents.parameters()).containsEntry("LogLevel", "Warning");
		assertThat(contents.managedIdentities()).containsExactly("app");
	}

	@Test
	void what_is_not_a_zip_is_refused() {
		refused("not a zip", "no zip at all".getBytes(StandardCharsets.UTF_8));
		refused("not a zip", new byte[0]);
		byte[] good = Zips.server("1.0.0");
		refused("not a zip", Arrays.copyOf(good, good.length / 2));
	}

	@Test
	void a_package_needs_its_manifest_at_its_root() {
		refused("no ApplicationManifest.xml", Zips.of("README", "nothing"));
		refused("no ApplicationManifest.xml", Zips.of("deep/ApplicationManifest.xml", MANIFEST));
	}

	@ParameterizedTest
	@CsvSource({ "KVStoreServer, 1.0.1, ApplicationTypeVersion", "Other, 1.0.0, ApplicationTypeName" })
	void the_manifest_s_name_and_version_are_those_of_the_path(String name, String version, String field) {
		refused(field, Zips.of("ApplicationManifest.xml", Zips.manifest(name, version)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "../evil.exe", "a/../../evil.exe", "/etc/passwd", "C:/evil.exe", "C:\\evil.exe",
			"..\\evil.exe", "a//b", "a/./b", "a\u0000b", "nul\u0007", "a/ /b" })
	void no_path_leads_out_of_the_package(String path) {
		refused("is not a path inside the package", Zips.of("ApplicationManifest.xml", MANIFEST, path, "evil"));
	}

	@Test
	void links_and_doubles_are_refused() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
			ZipArchiveEntry link = new ZipArchiveEntry("Code/link");
			link.setUnixMode(0120777);
			zip.putArchiveEntry(link);
			zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
			zip.closeArchiveEntry();
		}
		refused("is a link", bytes.toByteArray());
		refused("twice", Zips.of("ApplicationManifest.xml", MANIFEST, "Code/a", "1", "code/A", "2"));
		refused("twice", Zips.of("ApplicationManifest.xml", MANIFEST, "applicationmanifest.xml", MANIFEST));
	}

	@Test
	void a_manifest_names_nothing_outside_itself() {
		String doctype = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + MANIFEST;
		refused("DOCTYPE", Zips.of("ApplicationManifest.xml", doctype));
		refused("not XML", Zips.of("ApplicationManifest.xml", "<ApplicationManifest"));
		refused("larger than", Zips.of("ApplicationManifest.xml", MANIFEST + " ".repeat(1 << 20)));
	}

	@Test
	void a_gigabyte_of_zeros_is_not_unpacked_to_its_end() throws IOException {
		Path bomb = this.folder.resolve("bomb.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
			zip.setLevel(Deflater.BEST_SPEED);
			zip.putNextEntry(new ZipEntry("Code/zeros"));
			byte[] zeros = new byte[1 << 20];
			for (int i = 0; i < 1024; i++) {
				zip.write(zeros);
			}
		}
		assertThat(Files.size(bomb)).isLessThan(8L << 20);
		refusedAt(bomb, "unpacks to more than", limits(100, 10));
	}

	@Test
	void a_hundred_declared_gigabytes_are_too_many_whatever_follows() throws IOException {
		byte[] zip = Zips.of("ApplicationManifest.xml", MANIFEST, "Code/a", "small");
		// the size in the last entry of the directory at the end
		int entry = lastIndexOf(zip, new byte[] { 'P', 'K', 1, 2 });
		byte[] lie = zip.clone();
		for (int i = 0; i < 4; i++) {
			lie[entry + 24 + i] = (byte) ((i == 3) ? 0xF0 : 0xFF);
		}
		refused("unpacks to more than", lie);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(bytes)) {
			ZipArchiveEntry huge = new ZipArchiveEntry("Code/huge");
			huge.setMethod(ZipEntry.DEFLATED);
			huge.setSize(100L << 30);
			huge.setCompressedSize(5);
			huge.setCrc(0);
			out.addRawArchiveEntry(huge, new ByteArrayInputStream(new byte[5]));
		}
		refused("unpacks to more than", bytes.toByteArray());
	}

	@Test
	void too_many_entries_are_refused() {
		String[] many = Stream.iterate(0, (i) -> i + 1)
			.limit(12)
			.flatMap((i) -> Stream.of("f" + i, ""))
			.toArray(String[]::new);
		Path file = write(Zips.of(many));
		refusedAt(file, "more than 10 entries", limits(100, 10));
	}

	@Test
	void an_upload_that_is_too_large_or_breaks_off_leaves_nothing() throws IOException {
		PackageProperties small = new PackageProperties(DataSize.ofBytes(1000), 10, DataSize.ofMegabytes(1), 100,
				Duration.ofMinutes(1), this.folder.resolve("spool"), Duration.ofHours(1));
		assertThatExceptionOfType(ApiException.class)
			.isThrownBy(() -> Spooled.of(new ByteArrayInputStream(new byte[1001]), small))
			.satisfies((ex) -> assertThat(ex.error().code()).isEqualTo("RequestTooLarge"));
		InputStream broken = new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("the client has gone");
			}
		};
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> Spooled.of(broken, small))
			.satisfies((ex) -> assertThat(ex.error().code()).isEqualTo("RequestTimeout"));
		try (Stream<Path> left = Files.list(this.folder.resolve("spool"))) {
			assertThat(left).isEmpty();
		}
	}

	private PackageProperties limits(int ratio, int entries) {
		return new PackageProperties(DataSize.ofGigabytes(4), entries, DataSize.ofMegabytes(100), ratio,
				Duration.ofMinutes(1), this.folder.resolve("spool"), Duration.ofHours(1));
	}

	private void refused(String why, byte[] bytes) {
		refusedAt(write(bytes), why, limits(100, 100));
	}

	private void refusedAt(Path file, String why, PackageProperties limits) {
		assertThatExceptionOfType(ApiException.class).isThrownBy(() -> inspect(file, limits)).satisfies((ex) -> {
			assertThat(ex.error().code()).isEqualTo("InvalidPackage");
			assertThat(ex.error().message()).contains(why);
		});
		try (Stream<Path> left = Files.list(this.folder.resolve("spool"))) {
			assertThat(left).as("nothing is left").isEmpty();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private PackageContents inspect(byte[] bytes) {
		return inspect(write(bytes), limits(100, 100));
	}

	private static PackageContents inspect(Path file, PackageProperties limits) {
		try (InputStream body = Files.newInputStream(file); Spooled spooled = Spooled.of(body, limits)) {
			return PackageInspection.of(spooled, "KVStoreServer", "1.0.0", limits);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private Path write(byte[] bytes) {
		try {
			return Files.write(this.folder.resolve("package"), bytes);
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private static int lastIndexOf(byte[] bytes, byte[] wanted) {
		for (int i = bytes.length - wanted.length; i >= 0; i--) {
			if (Arrays.equals(Arrays.copyOfRange(bytes, i, i + wanted.length), wanted)) {
				return i;
			}
		}
		throw new AssertionError("not found");
	}

}
