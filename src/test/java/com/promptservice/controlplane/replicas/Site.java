package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.promptservice.controlplane.storage.Azurite;
import tools.jackson.databind.JsonNode;

import org.springframework.util.FileSystemUtils;

/**
 * Several replicas as processes over one storage account, to which everything goes
 * through a faulty network, and one Azure. Leases are as short as storage has them.
 */
final class Site implements AutoCloseable {

	private static final String ACCOUNT = "devstoreaccount1";

	private final Azurite azurite = Azurite.start();

	private final FaultProxy blobs;

	private final FaultProxy queues;

	private final LocalAzure azure;

	private final List<Replica> replicas;

	private final Path folder;

	/**
	 * Starts everything and waits until every replica is ready.
	 * @param name of the folder below {@code target/replicas} for data and logs
	 * @param timeScale how many times faster than the real one Azure is
	 */
	Site(String name, int count, int timeScale, long seed) {
		this.folder = emptied(Path.of("target", "replicas", name).toAbsolutePath());
		this.blobs = new FaultProxy(this.azurite.blobPort(), seed);
		this.queues = new FaultProxy(this.azurite.queuePort(), seed + 1);
		this.azure = new LocalAzure(this.folder, timeScale);
		this.azure.process().start();
		this.azure.process().awaitLog("The local Azure listens");
		this.replicas = IntStream.rangeClosed(1, count)
			.mapToObj((i) -> new Replica("replica-" + i, this.folder, settings(timeScale)))
			.toList();
		this.replicas.forEach(Replica::launch);
		this.replicas.forEach(Replica::awaitReady);
	}

	List<Replica> replicas() {
		return this.replicas;
	}

	Replica replica(int index) {
		return this.replicas.get(index);
	}

	LocalAzure azure() {
		return this.azure;
	}

	void weather(NetworkWeather weather) {
		this.blobs.weather(weather);
		this.queues.weather(weather);
	}

	/**
	 * Has the same thing happen to every so many requests, beginning with this one.
	 */
	void strikeEvery(int part, int offset, NetworkFault fault) {
		this.blobs.strikeEvery(part, offset, fault);
		this.queues.strikeEvery(part, offset, fault);
	}

	/**
	 * Takes storage away from everybody, or gives it back.
	 */
	void storage(boolean up) {
		for (FaultProxy proxy : List.of(this.blobs, this.queues)) {
			if (up) {
				proxy.up();
			}
			else {
				proxy.down();
			}
		}
	}

	/**
	 * How often the network did this to a request.
	 */
	int faults(NetworkFault... kinds) {
		int count = 0;
		for (FaultProxy proxy : List.of(this.blobs, this.queues)) {
			for (NetworkFault kind : kinds) {
				count += proxy.counts().getOrDefault(kind, 0);
			}
		}
		return count;
	}

	/**
	 * What is stored, read past the faulty network.
	 */
	StoredState stored() {
		return new StoredState(this.azurite.connectionString(ACCOUNT));
	}

	/**
	 * An operation as it is stored now.
	 */
	JsonNode operation(String id) {
		return StoredState.operation(this.azurite.connectionString(ACCOUNT), id);
	}

	/**
	 * Keeps a file beside the logs, for whoever wants to know what happened.
	 */
	void keep(String name, String text) {
		try {
			Files.writeString(this.folder.resolve(name), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.replicas.forEach((replica) -> replica.process().kill());
		this.azure.process().kill();
		this.blobs.close();
		this.queues.close();
		this.azurite.close();
	}

	private static Path emptied(Path folder) {
		try {
			FileSystemUtils.deleteRecursively(folder);
			return Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private List<String> settings(int timeScale) {
		String account = Azurite.connectionString(ACCOUNT, this.blobs.port(), this.queues.port());
		return new ArrayList<>(List.of("--control-plane.storage.connection-string=" + account,
				"--simulator.enabled=false", "--simulator.port=" + this.azure.port(),
				"--simulator.time-scale=" + timeScale, "--control-plane.operations.lease=15s",
				"--control-plane.operations.longest-idle-poll=2s", "--control-plane.health.max-age=1s",
				"--control-plane.operations.sweep-interval=" + Duration.ofSeconds(15).multipliedBy(timeScale),
				"--control-plane.operations.recover-after=" + Duration.ofSeconds(5).multipliedBy(timeScale),
				"--control-plane.rate-limit.reads.per-second=100000",
				"--control-plane.rate-limit.writes.per-second=100000"));
	}

}
