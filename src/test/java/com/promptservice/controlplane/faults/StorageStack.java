package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import com.promptservice.controlplane.metadata.BlobDocumentStore;
import com.promptservice.controlplane.metadata.BlobLeases;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Registries;
import com.promptservice.controlplane.operation.Engine;
import com.promptservice.controlplane.queue.StorageWorkQueue;
import com.promptservice.controlplane.storage.StorageAccounts;
import com.promptservice.controlplane.storage.StoragePlaces;
import com.promptservice.controlplane.storage.StorageProperties;

/**
 * The product's adapters of Azure Storage, the real SDK under them, over a world's wire.
 */
final class StorageStack {

	private final StorageWire wire = new StorageWire();

	private final StorageAccounts accounts = new StorageAccounts(
			new StorageProperties(StorageCall.connectionString(), null, "core.windows.net", Duration.ofSeconds(5),
					Duration.ofSeconds(10), 1, Duration.ofSeconds(10), "replica"),
			() -> {
				throw new IllegalStateException("A connection string needs no token");
			}, List.of(this.wire));

	/**
	 * The ports of a new process.
	 */
	Engine.Ports ports(Tap tap, World world) {
		this.wire.connect(tap, world);
		LongSupplier nanos = () -> Duration.between(WorldClock.DAWN, world.now()).toNanos();
		StoragePlaces places = new StoragePlaces(this.accounts, Registries.of(this.accounts), nanos);
		return new Engine.Ports(new Documents(new BlobDocumentStore(places)), new BlobLeases(places),
				new StorageWorkQueue(places, Duration.ofSeconds(10), Runnable::run, nanos));
	}

}
