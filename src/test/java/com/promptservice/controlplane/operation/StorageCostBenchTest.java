package com.promptservice.controlplane.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.promptservice.controlplane.bench.Bench;
import com.promptservice.controlplane.storage.Azurite;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a page of operations costs, however many are stored: requests, and the time that
 * Azurite takes for them, which lists slowly. How many:
 * {@code -Dbench.documents=100,10000,100000}.
 */
@Tag("bench")
class StorageCostBenchTest {

	private static final int WRITERS = 16;

	@Test
	void a_page_of_50_among_few_and_many() throws Exception {
		try (Azurite azurite = Azurite.large()) {
			measure(new StorageWorld(azurite));
		}
	}

	private static void measure(StorageWorld world) throws Exception {
		int stored = 0;
		for (String text : System.getProperty("bench.documents", "100,10000,100000").split(",")) {
			int wanted = Integer.parseInt(text);
			store(world, stored, wanted);
			stored = wanted;
			world.requests();
			long start = System.nanoTime();
			List<OperationReader.Found> page = world.reader().list(null, Toy.CALLER).limit(50).toList();
			Bench.figure("page-of-50-among-" + wanted + "-time", (System.nanoTime() - start) / 1e6, "ms");
			Bench.figure("page-of-50-among-" + wanted + "-requests", world.requests().size(), "requests");
			start = System.nanoTime();
			world.reader().get(page.getLast().operation().id(), Toy.CALLER);
			Bench.figure("operation-among-" + wanted + "-time", (System.nanoTime() - start) / 1e6, "ms");
			Bench.figure("operation-among-" + wanted + "-requests", world.requests().size(), "requests");
		}
	}

	private static void store(StorageWorld world, int from, int to) throws Exception {
		try (ExecutorService executor = Executors.newFixedThreadPool(WRITERS)) {
			List<Future<?>> writes = new ArrayList<>();
			for (int i = from; i < to; i++) {
				int number = i;
				writes.add(executor.submit(() -> world.store(number)));
			}
			for (Future<?> write : writes) {
				write.get();
			}
		}
	}

}
