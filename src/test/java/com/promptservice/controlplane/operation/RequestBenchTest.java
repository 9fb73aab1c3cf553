package com.promptservice.controlplane.operation;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.promptservice.controlplane.bench.Bench;
import com.promptservice.controlplane.bench.LocalService;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What requests cost, against one that reads nothing.
 */
@Tag("bench")
class RequestBenchTest {

	private static final String PLAIN = "/errors/NameTaken";

	private static final int CLIENTS = 4;

	@TempDir
	private Path folder;

	@Test
	void accepting_a_write_and_watching_an_operation() throws Exception {
		try (LocalService service = new LocalService(this.folder, 200)) {
			String id = service.created("westus2").path("id").asString();
			double plain = percentiles("plain-get", 1000, () -> service.get(PLAIN));
			watching(service, id, 10, plain);
			watching(service, id, 1000, plain);
			AtomicInteger region = new AtomicInteger();
			double[] accepted = new double[60];
			double[] meanwhile = new double[60];
			for (int i = 0; i < accepted.length; i++) {
				accepted[i] = millis(() -> service.put("bench" + region.incrementAndGet()));
				meanwhile[i] = millis(() -> service.get(PLAIN));
			}
			Bench.figure("accept-p50", Bench.percentile(accepted, 0.5), "ms");
			Bench.figure("accept-p99", Bench.percentile(accepted, 0.99), "ms");
			Bench.figure("accept-p50-over-plain-get",
					Bench.percentile(accepted, 0.5) / Bench.percentile(meanwhile, 0.5), "ratio");
		}
	}

	private static void watching(LocalService service, String id, int stored, double plain) throws Exception {
		Documents documents = service.bean(Documents.class);
		Operation operation = documents.read(Layout.operation(id), Operation.class).orElseThrow().value();
		for (int i = (stored > 10) ? 10 : 1; i < stored; i++) {
			String copy = id.substring(0, id.length() - 4) + String.format("%04x", i);
			documents.write(Layout.operation(copy), new Operation(operation.schemaVersion(), copy, operation.order(),
					null, operation.progress(), operation.steps()), Condition.ABSENT);
		}
		double median = percentiles("operation-get-" + stored, 1000, () -> service.get("/operations/" + id));
		Bench.figure("operation-get-" + stored + "-p50-over-plain-get", median / plain, "ratio");
		Bench.figure("operation-get-" + stored + "-rate", rate(() -> service.get("/operations/" + id)), "req/s");
		Bench.figure("plain-get-" + stored + "-rate", rate(() -> service.get(PLAIN)), "req/s");
	}

	private static double percentiles(String name, int times, Callable<?> call) throws Exception {
		for (int i = 0; i < times / 2; i++) {
			call.call();
		}
		double[] samples = new double[times];
		for (int i = 0; i < times; i++) {
			samples[i] = millis(call);
		}
		double median = Bench.percentile(samples, 0.5);
		Bench.figure(name + "-p50", median, "ms");
		Bench.figure(name + "-p99", Bench.percentile(samples, 0.99), "ms");
		return median;
	}

	private static double rate(Callable<?> call) throws Exception {
		int times = 1000;
		long start = System.nanoTime();
		try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
			for (int client = 0; client < CLIENTS; client++) {
				clients.submit(() -> {
					for (int i = 0; i < times / CLIENTS; i++) {
						call.call();
					}
					return null;
				});
			}
		}
		return times / ((System.nanoTime() - start) / 1e9);
	}

	private static double millis(Callable<?> call) throws Exception {
		long start = System.nanoTime();
		call.call();
		return (System.nanoTime() - start) / 1e6;
	}

}
