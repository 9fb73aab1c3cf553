package com.promptservice.controlplane.metadata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The directory that holds all state of one machine, kept to one process by a lock on a
 * file in it.
 */
public final class DataDirectory implements AutoCloseable {

	private final Path path;

	private final FileChannel channel;

	private DataDirectory(Path path, FileChannel channel) {
		this.path = path;
		this.channel = channel;
	}

	/**
	 * Creates the directory if need be and takes it for this process.
	 * @throws DataDirectoryInUseException when another process has it
	 * @throws UncheckedIOException when it cannot be created or written
	 */
	public static DataDirectory open(Path path) {
		Path directory = path.toAbsolutePath().normalize();
		try {
			Files.createDirectories(directory);
			FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			if (!locked(channel)) {
				channel.close();
				throw new DataDirectoryInUseException(directory);
			}
			return new DataDirectory(directory, channel);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The data directory '" + directory + "' cannot be used", ex);
		}
	}

	private static boolean locked(FileChannel channel) throws IOException {
		try {
			FileLock lock = channel.tryLock();
			return lock != null;
		}
		catch (OverlappingFileLockException ex) {
			return false;
		}
	}

	public Path path() {
		return this.path;
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The data directory '" + this.path + "' cannot be let go", ex);
		}
	}

}
