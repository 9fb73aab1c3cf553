package com.promptservice.controlplane.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files below a {@link DataDirectory}, for one machine, where a small server of their own
 * hands them to whoever has a signed address.
 */
public final class FileArtifacts implements Artifacts, AutoCloseable {

	private final Path root;

	private final Path unfinished;

	private final FilePaths paths;

	private final ArtifactServer server;

	/**
	 * Opens the store and starts its server on a free port of this machine's loopback
	 * interface.
	 * @throws StoreUnavailableException when the directory cannot be read or written
	 */
	public FileArtifacts(DataDirectory directory, Clock clock) {
		this.root = directory.path().resolve("packages");
		this.unfinished = directory.path().resolve("unfinished-packages");
		this.paths = new FilePaths(this.root);
		work(() -> {
			Files.createDirectories(this.root);
			Files.createDirectories(this.unfinished);
			for (Path left : files(this.unfinished)) {
				Files.delete(left);
			}
			return null;
		});
		this.server = new ArtifactServer(this, clock);
	}

	@Override
	public void write(DocumentName name, InputStream content) throws IOException {
		Path draft = work(() -> Files.createTempFile(this.unfinished, "package", ""));
		try {
			Files.copy(content, draft, StandardCopyOption.REPLACE_EXISTING);
			work(() -> {
				Path path = this.paths.path(name);
				Files.createDirectories(path.getParent());
				force(draft, StandardOpenOption.WRITE);
				Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
				force(path.getParent(), StandardOpenOption.READ);
				return null;
			});
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	@Override
	public Optional<InputStream> open(DocumentName name) {
		return present(() -> Files.newInputStream(this.paths.path(name)));
	}

	@Override
	public Optional<Long> size(DocumentName name) {
		return present(() -> Files.size(this.paths.path(name)));
	}

	@Override
	public void delete(DocumentName name) {
		work(() -> Files.deleteIfExists(this.paths.path(name)));
	}

	@Override
	public List<DocumentName> list(String place, String prefix) {
		return work(() -> files(this.root)).stream()
			.map(this.paths::name)
			.filter((name) -> name.place().equals(place) && name.path().startsWith(prefix))
			.sorted()
			.toList();
	}

	@Override
	public URI address(DocumentName name) {
		return this.server.address(name);
	}

	@Override
	public URI signedAddress(DocumentName name, Duration validity) {
		return this.server.signed(name, validity);
	}

	@Override
	public void close() {
		this.server.close();
	}

	private static List<Path> files(Path directory) throws IOException {
		try (Stream<Path> found = Files.walk(directory)) {
			return found.filter(Files::isRegularFile).toList();
		}
	}

	private static void force(Path path, StandardOpenOption how) throws IOException {
		try (FileChannel channel = FileChannel.open(path, how)) {
			channel.force(true);
		}
	}

	private <T> Optional<T> present(FileWork<T> read) {
		return work(() -> {
			try {
				return Optional.of(read.run());
			}
			catch (NoSuchFileException ex) {
				return Optional.empty();
			}
		});
	}

	private <T> T work(FileWork<T> work) {
		try {
			return work.run();
		}
		catch (IOException ex) {
			throw new StoreUnavailableException("The files below '" + this.root + "' cannot be read or written", ex);
		}
	}

	/**
	 * Something done to files.
	 */
	@FunctionalInterface
	private interface FileWork<T> {

		T run() throws IOException;

	}

}
