package com.promptservice.controlplane.metadata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents as files below a {@link DataDirectory}, for one machine. The ETag is the
 * file's time of modification, which this store makes grow with every write.
 */
public final class FileDocumentStore implements DocumentStore {

	private static final int LOCKS = 64;

	private static final int LARGEST_PAGE = 5000;

	private final Clock clock;

	private final FilePaths paths;

	private final DurableFiles files;

	// the directory belongs to this process alone, so names and times can be kept in
	// memory
	private final NavigableMap<DocumentName, Instant> names = new ConcurrentSkipListMap<>();

	private final AtomicLong lastMicros = new AtomicLong();

	private final List<Lock> locks = IntStream.range(0, LOCKS).<Lock>mapToObj((i) -> new ReentrantLock()).toList();

	/**
	 * Opens the store.
	 * @throws StoreUnavailableException when the directory cannot be read or written
	 */
	public FileDocumentStore(DataDirectory directory, Clock clock) {
		this.clock = clock;
		Path root = directory.path().resolve("documents");
		this.paths = new FilePaths(root);
		try {
			this.files = new DurableFiles(directory.path().resolve("unfinished"));
			Files.createDirectories(root);
			try (Stream<Path> stored = Files.walk(root)) {
				for (Path path : stored.filter(Files::isRegularFile).toList()) {
					this.names.put(this.paths.name(path), Files.getLastModifiedTime(path).toInstant());
				}
			}
		}
		catch (IOException ex) {
			throw new StoreUnavailableException("The documents below '" + root + "' cannot be read", ex);
		}
	}

	@Override
	public Optional<Document> read(DocumentName name) {
		return locked(name, () -> stored(name));
	}

	@Override
	public String write(DocumentName name, byte[] content, Condition condition) {
		return locked(name, () -> {
			Instant earlier = check(name, condition);
			long micros = nextMicros((earlier != null) ? micros(earlier) : 0);
			FileTime modified = FileTime.from(micros, TimeUnit.MICROSECONDS);
			this.files.write(this.paths.path(name), content, modified);
			this.names.put(name, modified.toInstant());
			return Long.toHexString(micros);
		});
	}

	@Override
	public void delete(DocumentName name, String etag) {
		locked(name, () -> {
			check(name, Condition.matching(etag));
			this.files.delete(this.paths.path(name));
			this.names.remove(name);
			return null;
		});
	}

	@Override
	public Listing list(String place, String prefix, String after, int max) {
		if (max < 1 || max > LARGEST_PAGE) {
			throw new IllegalArgumentException("A page holds 1 to " + LARGEST_PAGE + " names");
		}
		DocumentName start = new DocumentName(place, (after != null) ? after : prefix);
		List<Listed> page = new ArrayList<>();
		for (Map.Entry<DocumentName, Instant> entry : this.names.tailMap(start, after == null).entrySet()) {
			DocumentName name = entry.getKey();
			if (!name.place().equals(place) || !name.path().startsWith(prefix)) {
				break;
			}
			if (page.size() == max) {
				return new Listing(List.copyOf(page), page.getLast().name().path());
			}
			page.add(new Listed(name, entry.getValue()));
		}
		return new Listing(List.copyOf(page), null);
	}

	private Optional<Document> stored(DocumentName name) throws IOException {
		Path path = this.paths.path(name);
		try {
			byte[] content = Files.readAllBytes(path);
			Instant modified = Files.getLastModifiedTime(path).toInstant();
			return Optional.of(new Document(name, Long.toHexString(micros(modified)), modified, content));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	private Instant check(DocumentName name, Condition condition) throws IOException {
		Path path = this.paths.path(name);
		Instant modified = Files.exists(path) ? Files.getLastModifiedTime(path).toInstant() : null;
		boolean met = switch (condition) {
			case Condition.IfAbsent() -> modified == null;
			case Condition.IfMatch(String etag) -> modified != null && Long.toHexString(micros(modified)).equals(etag);
		};
		if (!met) {
			throw new ConditionNotMetException(name);
		}
		return modified;
	}

	private long nextMicros(long earlier) {
		long now = micros(this.clock.instant());
		return this.lastMicros.updateAndGet((last) -> Math.max(now, Math.max(last, earlier) + 1));
	}

	private static long micros(Instant instant) {
		return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
	}

	private <T> T locked(DocumentName name, FileWork<T> work) {
		Lock lock = this.locks.get(Math.floorMod(name.hashCode(), LOCKS));
		lock.lock();
		try {
			return work.run();
		}
		catch (IOException ex) {
			refreshName(name);
			throw new StoreUnavailableException("The document '" + name + "' cannot be read or written", ex);
		}
		finally {
			lock.unlock();
		}
	}

	/**
	 * A write that failed half-way may have happened.
	 */
	private void refreshName(DocumentName name) {
		try {
			this.names.put(name, Files.getLastModifiedTime(this.paths.path(name)).toInstant());
		}
		catch (IOException ex) {
			this.names.remove(name);
		}
	}

	private interface FileWork<T> {

		T run() throws IOException;

	}

}
