package com.promptservice.controlplane.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * An upload that waits on this machine's disk until it is judged, and is gone when
 * closed.
 *
 * @param sha256 in hex
 * @param size in bytes
 */
record Spooled(Path file, String sha256, long size) implements AutoCloseable {

	private static final int BUFFER = 64 * 1024;

	/**
	 * Reads a body as it comes, never whole into memory.
	 * @throws ApiException RequestTooLarge or RequestTimeout; nothing is left then
	 */
	static Spooled of(InputStream body, PackageProperties properties) {
		Path file = temporary(properties.spoolDir());
		Spooled spooled = null;
		try {
			spooled = read(body, file, properties);
			return spooled;
		}
		finally {
			if (spooled == null) {
				delete(file);
			}
		}
	}

	private static Spooled read(InputStream body, Path file, PackageProperties properties) {
		MessageDigest digest = Digests.sha256();
		long limit = properties.maxSize().toBytes();
		// elapsed time: what is bounded is how long a connection is held
		long start = System.nanoTime();
		long size = 0;
		try (OutputStream out = Files.newOutputStream(file)) {
			byte[] buffer = new byte[BUFFER];
			for (int read = next(body, buffer); read >= 0; read = next(body, buffer)) {
				size += read;
				if (size > limit) {
					throw tooLarge(limit);
				}
				if (System.nanoTime() - start > properties.uploadDeadline().toNanos()) {
					throw tooSlow(properties.uploadDeadline());
				}
				digest.update(buffer, 0, read);
				out.write(buffer, 0, read);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The upload could not be kept in '" + file.getParent() + "'", ex);
		}
		return new Spooled(file, HexFormat.of().formatHex(digest.digest()), size);
	}

	static ApiException tooLarge(long limit) {
		return new ApiException(ErrorCode.RequestTooLarge, "A package may have at most " + limit + " bytes");
	}

	private static ApiException tooSlow(Duration deadline) {
		return new ApiException(ErrorCode.RequestTimeout,
				"The package did not arrive within " + deadline.toMinutes() + " minutes");
	}

	private static int next(InputStream body, byte[] buffer) {
		try {
			return body.read(buffer);
		}
		catch (IOException ex) {
			throw new ApiException(ErrorCode.RequestTimeout, "The package did not arrive as a whole");
		}
	}

	private static Path temporary(Path directory) {
		try {
			if (directory == null) {
				return Files.createTempFile("package", ".sfpkg");
			}
			Files.createDirectories(directory);
			return Files.createTempFile(directory, "package", ".sfpkg");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No upload can be kept on this machine", ex);
		}
	}

	private static void delete(Path file) {
		try {
			Files.deleteIfExists(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("An upload could not be removed", ex);
		}
	}

	@Override
	public void close() {
		delete(this.file);
	}

}
