package com.promptservice.controlplane.metadata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Writes and removes files so that each is whole and on the disk when the call returns. A
 * crash leaves the old content or the new one, and at most a temporary file that the next
 * start removes.
 */
final class DurableFiles {

	private final Path temporary;

	private final AtomicLong serial = new AtomicLong();

	/**
	 * Prepares a directory for temporary files; it must lie on the file system of what is
	 * written.
	 */
	DurableFiles(Path temporary) throws IOException {
		this.temporary = temporary;
		Files.createDirectories(temporary);
		try (Stream<Path> left = Files.list(temporary)) {
			for (Path file : left.toList()) {
				Files.delete(file);
			}
		}
	}

	void write(Path file, byte[] content, FileTime modified) throws IOException {
		createDirectories(file.getParent());
		Path draft = this.temporary.resolve(Long.toString(this.serial.incrementAndGet()));
		try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			ByteBuffer buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			Files.setLastModifiedTime(draft, modified);
			channel.force(true);
		}
		catch (IOException ex) {
			Files.deleteIfExists(draft);
			throw ex;
		}
		Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
		force(file.getParent());
	}

	void delete(Path file) throws IOException {
		Files.delete(file);
		force(file.getParent());
	}

	private void createDirectories(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			createDirectories(directory.getParent());
			Files.createDirectories(directory);
			force(directory.getParent());
		}
	}

	private static void force(Path directory) throws IOException {
		try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

}
