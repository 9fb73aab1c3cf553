package com.promptservice.controlplane.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import com.promptservice.controlplane.metadata.BlobDocumentStore;
import com.promptservice.controlplane.metadata.BlobLeases;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.queue.StorageWorkQueue;
import com.promptservice.controlplane.storage.Azurite;
import com.promptservice.controlplane.storage.AzuritePlaces;
import com.promptservice.controlplane.storage.RequestCounter;
import com.promptservice.controlplane.storage.StoragePlaces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * An engine whose state is in an empty account of Azurite, with every request counted.
 */
final class StorageWorld {

	private final RequestCounter counter = new RequestCounter();

	private final Documents documents;

	private final Engine engine;

	private final Operation sample;

	StorageWorld(Azurite azurite) {
		StoragePlaces places = AzuritePlaces.of(azurite.emptyAccount(), List.of(this.counter));
		this.documents = new Documents(new BlobDocumentStore(places));
		Engine.Ports ports = new Engine.Ports(this.documents, new BlobLeases(places),
				new StorageWorkQueue(places, Duration.ofSeconds(10), Runnable::run));
		this.engine = new Engine(ports,
				() -> List.of(new Toy.Definition(this.documents, "ToyPut",
						Plan.of(PlannedStep.step("a", Duration.ofHours(1), (Toy.Lambda) (visit) -> Toy.done("x"))))),
				Clock.systemUTC(), new Pacing(1), Runnable::run, new Random(1), OperationsProperties.defaults(),
				new SimpleMeterRegistry());
		// makes the container and the queue
		this.sample = accept("first").operation();
		this.counter.take();
	}

	Accepted accept(String toy) {
		return new Acceptance(this.engine).accept("home", Toy.request(null, "PUT " + toy),
				Toy.put(this.documents, "ToyPut", toy));
	}

	/**
	 * The requests since the last call.
	 */
	List<String> requests() {
		return this.counter.take();
	}

	OperationReader reader() {
		return new OperationReader(this.engine);
	}

	/**
	 * Stores one more operation, which nobody carries out.
	 */
	void store(int number) {
		String id = "home.0-stored-%08d".formatted(number);
		this.documents.write(Layout.operation(id), new Operation(this.sample.schemaVersion(), id, this.sample.order(),
				null, this.sample.progress(), this.sample.steps()), Condition.ABSENT);
	}

}
