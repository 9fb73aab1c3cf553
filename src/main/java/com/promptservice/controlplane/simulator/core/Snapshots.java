package com.promptservice.controlplane.simulator.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole cloud put aside under names: resources, operations, scenarios, armed faults
 * and the time. On disk, or in memory when the simulator keeps nothing on disk.
 */
final class Snapshots {

	private static final String ENDING = ".json";

	private final Cloud cloud;

	private final Path directory;

	private final Map<String, String> inMemory = new TreeMap<>();

	Snapshots(Cloud cloud, Path directory) {
		this.cloud = cloud;
		this.directory = (directory == null) ? null : directory.resolve("snapshots");
	}

	/** Puts the cloud aside as it is now, in place of what had the name. */
	ObjectNode take(String name) {
		check(name);
		Kept kept = this.cloud.use(() -> new Kept(this.cloud.now(), this.cloud.faults().all(),
				Journal.whole(this.cloud.world().snapshot())));
		write(name, Json.MAPPER.writeValueAsString(kept));
		return view(name, kept);
	}

	/** Brings back what was put aside; time goes on from when that was. */
	ObjectNode restore(String name) {
		Kept kept = read(name);
		World restored = new World(0);
		kept.changes().forEach(restored::replay);
		this.cloud.change(() -> {
			this.cloud.time().goTo(kept.takenAt());
			this.cloud.world().restore(restored.snapshot());
			this.cloud.faults().clear();
			kept.faults().forEach(this.cloud.faults()::arm);
			this.cloud.throttle().reset();
		});
		return view(name, kept);
	}

	/** Forgets what was put aside; what isn't there stays away. */
	void forget(String name) {
		check(name);
		try {
			if (this.directory != null) {
				Files.deleteIfExists(file(name));
			}
			this.inMemory.remove(name);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't delete its snapshot " + name, ex);
		}
	}

	ArrayNode list() {
		ArrayNode list = Json.array();
		names().forEach((name) -> list.add(view(name, read(name))));
		return list;
	}

	private List<String> names() {
		if (this.directory == null) {
			return List.copyOf(this.inMemory.keySet());
		}
		if (Files.notExists(this.directory)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(ENDING))
				.map((file) -> file.substring(0, file.length() - ENDING.length()))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't list its snapshots", ex);
		}
	}

	private void write(String name, String text) {
		if (this.directory == null) {
			this.inMemory.put(name, text);
			return;
		}
		try {
			Files.createDirectories(this.directory);
			Path fresh = this.directory.resolve(name + ".new");
			Files.writeString(fresh, text);
			Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't write its snapshot " + name, ex);
		}
	}

	private Kept read(String name) {
		check(name);
		if (!names().contains(name)) {
			throw new IllegalArgumentException("There is no snapshot '" + name + "'; there are " + names() + ".");
		}
		try {
			return Json.MAPPER.readValue(
					(this.directory == null) ? this.inMemory.get(name) : Files.readString(file(name)), Kept.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't read its snapshot " + name, ex);
		}
	}

	private Path file(String name) {
		return this.directory.resolve(name + ENDING);
	}

	private static void check(String name) {
		if (!name.matches("[a-z0-9][a-z0-9-]{0,39}")) {
			throw new IllegalArgumentException(
					"A snapshot's name has up to 40 small letters, digits and hyphens, and doesn't begin with one: '"
							+ name + "' doesn't.");
		}
	}

	private static ObjectNode view(String name, Kept kept) {
		long resources = kept.changes()
			.stream()
			.filter((change) -> change instanceof Change.Put put && put.resource().key().startsWith("/subscriptions/"))
			.count();
		return Json.object()
			.put("name", name)
			.put("takenAt", kept.takenAt().toString())
			.put("resources", resources)
			.put("faults", kept.faults().size());
	}

	/**
	 * What is put aside.
	 *
	 * @param takenAt the simulated time of it
	 * @param faults the faults that were armed, to be armed anew
	 * @param changes all that leads from nothing to it
	 */
	private record Kept(Instant takenAt, List<Fault> faults, List<Change> changes) {
	}

}
