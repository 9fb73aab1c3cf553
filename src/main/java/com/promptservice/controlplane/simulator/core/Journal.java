package com.promptservice.controlplane.simulator.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.core.JacksonException;

/**
 * The state on disk: every change is appended before its answer leaves, and start-up
 * writes the whole state anew.
 */
final class Journal implements AutoCloseable {

	private static final String FILE = "state.ndjson";

	private static final String TIME = "time.json";

	private final FileChannel channel;

	private final Path time;

	private SimulatedTime.Settings kept;

	private Journal(FileChannel channel, Path time) {
		this.channel = channel;
		this.time = time;
	}

	/** Loads what is on disk into the world, compacts it and goes on from there. */
	static Journal open(Path directory, World world) {
		try {
			Files.createDirectories(directory);
			Path file = directory.resolve(FILE);
			if (Files.exists(file)) {
				replay(file, world);
			}
			Path compact = directory.resolve(FILE + ".new");
			Files.writeString(compact, line(whole(world)));
			Files.move(compact, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			world.rememberChanges();
			return new Journal(FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND),
					directory.resolve(TIME));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't keep its state in " + directory, ex);
		}
	}

	private static void replay(Path file, World world) throws IOException {
		for (String line : Files.readString(file).split("\n")) {
			if (!line.isEmpty()) {
				try {
					Json.MAPPER.readValue(line, Batch.class).changes().forEach(world::replay);
				}
				catch (JacksonException ex) {
					return; // a line torn by a crash was never answered for
				}
			}
		}
	}

	/** Appends changes; they survive the end of this process, however it ends. */
	void append(List<Change> changes) {
		if (changes.isEmpty()) {
			return;
		}
		try {
			ByteBuffer bytes = ByteBuffer.wrap(line(changes).getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				this.channel.write(bytes);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't write its state", ex);
		}
	}

	/** How the time ran when the process ended, unless it ran as it usually does. */
	Optional<SimulatedTime.Settings> time() {
		try {
			if (Files.exists(this.time)) {
				this.kept = Json.MAPPER.readValue(Files.readString(this.time), SimulatedTime.Settings.class);
			}
			return Optional.ofNullable(this.kept);
		}
		catch (IOException | JacksonException ex) {
			throw new IllegalStateException("The simulator can't read " + this.time, ex);
		}
	}

	/** Keeps how the time runs, when that has changed. */
	void keep(SimulatedTime.Settings settings) {
		if (settings.equals(this.kept) || (this.kept == null && settings.simulated() == null)) {
			return;
		}
		try {
			Path fresh = this.time.resolveSibling(TIME + ".new");
			Files.writeString(fresh, Json.MAPPER.writeValueAsString(settings));
			Files.move(fresh, this.time, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			this.kept = settings;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't write its state", ex);
		}
	}

	/** Every change that leads from nothing to the world as it is. */
	static List<Change> whole(World world) {
		return whole(world.snapshot());
	}

	/** Every change that leads from nothing to a snapshot. */
	static List<Change> whole(WorldSnapshot snapshot) {
		List<Change> changes = new ArrayList<>();
		snapshot.resources().values().forEach((resource) -> changes.add(new Change.Put(resource)));
		snapshot.operations().forEach((operation) -> changes.add(new Change.Track(operation)));
		changes.add(new Change.Seed(snapshot.idState()));
		return changes;
	}

	private static String line(List<Change> changes) {
		return Json.MAPPER.writeValueAsString(new Batch(changes)) + "\n";
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The changes of one request: all of them are on disk, or none. */
	private record Batch(List<Change> changes) {
	}

}
