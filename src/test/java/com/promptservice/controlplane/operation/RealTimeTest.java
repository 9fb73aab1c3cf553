package com.promptservice.controlplane.operation;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

import com.promptservice.controlplane.metadata.DataDirectory;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.FileDocumentStore;
import com.promptservice.controlplane.metadata.LocalLeases;
import com.promptservice.controlplane.queue.InProcessWorkQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The engine as it runs in production: real files, real threads, real time.
 */
class RealTimeTest {

	private static final int OPERATIONS = 120;

	private static final Duration LONG_ENOUGH = Duration.ofSeconds(60);

	private final AtomicInteger visits = new AtomicInteger();

	@TempDir
	private Path directory;

	@Test
	void many_operations_run_side_by_side_and_survive_a_restart() throws Exception {
		List<String> ids = new ArrayList<>();
		try (Process first = new Process(this.directory)) {
			for (int i = 0; i < OPERATIONS; i++) {
				ids.add(first.accept("toy" + i));
			}
			await().atMost(LONG_ENOUGH).until(() -> this.visits.get() > OPERATIONS);
		}
		try (Process second = new Process(this.directory)) {
			await().atMost(LONG_ENOUGH)
				.until(() -> ids.stream().allMatch((id) -> second.engine.read(id).orElseThrow().value().hasEnded()));
			assertThat(ids).allSatisfy((id) -> {
				Operation operation = second.engine.read(id).orElseThrow().value();
				assertThat(operation.status()).isEqualTo(OperationStatus.Succeeded);
				assertThat(operation.steps()).extracting(StepRecord::status).containsOnly(StepStatus.Succeeded);
			});
			await().atMost(LONG_ENOUGH).until(() -> second.worker.active() == 0);
		}
	}

	@Test
	void an_idle_worker_starts_at_once_on_what_is_sent_here() throws Exception {
		try (Process process = new Process(this.directory)) {
			process.accept("warm-up");
			await().atMost(LONG_ENOUGH).until(() -> process.worker.active() == 0 && this.visits.get() > 0);
			String id = process.accept("measured");
			await().atMost(LONG_ENOUGH)
				.pollInterval(Duration.ofMillis(2))
				.until(() -> process.engine.read(id).orElseThrow().value().status() != OperationStatus.NotStarted);
		}
	}

	@Test
	void a_worker_that_was_stopped_and_started_again_works_on() throws Exception {
		try (Process process = new Process(this.directory)) {
			process.workerLoop.stop();
			String id = process.accept("meanwhile");
			process.workerLoop.start();
			await().atMost(LONG_ENOUGH).until(() -> process.engine.read(id).orElseThrow().value().hasEnded());
			assertThat(new OperationReader(process.engine).isStopping()).isFalse();
		}
	}

	@Test
	void recovery_that_stumbles_takes_its_time_before_it_goes_on() {
		AtomicInteger looks = new AtomicInteger();
		DocumentStore broken = (DocumentStore) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { DocumentStore.class }, (store, method, arguments) -> {
					looks.incrementAndGet();
					throw new IllegalStateException("broken");
				});
		Clock clock = Clock.systemUTC();
		Engine engine = new Engine(
				new Engine.Ports(new Documents(broken), new LocalLeases(clock), new InProcessWorkQueue(clock)),
				List::of, clock, new Pacing(1), Runnable::run, RandomGenerator.of("SecureRandom"),
				OperationsProperties.defaults(), new SimpleMeterRegistry());
		RecoveryLoop loop = new RecoveryLoop(engine, new Sweeper(engine), new Retention(engine));
		loop.start();
		try {
			await().atMost(LONG_ENOUGH).until(() -> looks.get() > 0);
			await().during(Duration.ofMillis(300)).atMost(LONG_ENOUGH).until(() -> looks.get() == 1);
		}
		finally {
			loop.stop();
		}
	}

	@Test
	void whoever_waits_for_an_operation_is_sent_away_when_the_process_stops() throws Exception {
		try (Process process = new Process(this.directory)) {
			String id = process.accept("watched");
			CompletableFuture<Operation> waiting = CompletableFuture.supplyAsync(() -> watch(process, id));
			process.workerLoop.stop();
			assertThat(waiting.get(LONG_ENOUGH.toSeconds(), TimeUnit.SECONDS).id()).isEqualTo(id);
		}
	}

	private static Operation watch(Process process, String id) {
		try {
			return new OperationReader(process.engine).await(id, Toy.CALLER, LONG_ENOUGH, (operation) -> false);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Outcome<Toy.Made> visit(Visit visit) {
		this.visits.incrementAndGet();
		visit.beforeChange();
		if (visit.now().isBefore(visit.startedAt().plusMillis(200))) {
			return new Outcome.Waiting<>(Duration.ofSeconds(10), "takes its time", Toy.follow(visit.startedAt()));
		}
		return Toy.done("x");
	}

	private final class Process implements AutoCloseable {

		private final DataDirectory directory;

		private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

		private final Documents documents;

		private final Engine engine;

		private final Worker worker;

		private final WorkerLoop workerLoop;

		private final RecoveryLoop recoveryLoop;

		private Process(Path path) {
			Clock clock = Clock.systemUTC();
			this.directory = DataDirectory.open(path);
			this.documents = new Documents(new FileDocumentStore(this.directory, clock));
			this.engine = new Engine(
					new Engine.Ports(this.documents, new LocalLeases(clock), new InProcessWorkQueue(clock)),
					() -> List.of(definition()), clock, new Pacing(200), this.executor,
					RandomGenerator.of("SecureRandom"), OperationsProperties.defaults(), new SimpleMeterRegistry());
			this.worker = new Worker(this.engine);
			this.workerLoop = new WorkerLoop(this.engine, this.worker);
			this.recoveryLoop = new RecoveryLoop(this.engine, new Sweeper(this.engine), new Retention(this.engine));
			this.workerLoop.start();
			this.recoveryLoop.start();
		}

		private Toy.Definition definition() {
			Duration hour = Duration.ofHours(1);
			Toy.Lambda step = RealTimeTest.this::visit;
			return new Toy.Definition(this.documents, "ToyPut",
					Plan.of(PlannedStep.step("a", hour, step), PlannedStep.step("b", hour, step, "a"),
							PlannedStep.step("c", hour, step, "a"), PlannedStep.step("d", hour, step, "b", "c")));
		}

		private String accept(String name) {
			return new Acceptance(this.engine)
				.accept("home", Toy.request(null, "print"), Toy.put(this.documents, "ToyPut", name))
				.operation()
				.id();
		}

		@Override
		public void close() {
			this.recoveryLoop.stop();
			this.workerLoop.stop();
			this.executor.close();
			this.directory.close();
		}

	}

}
