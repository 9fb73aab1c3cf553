package com.promptservice.controlplane.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.queue.QueueUnavailableException;
import com.promptservice.controlplane.queue.WorkMessage;
import com.promptservice.controlplane.queue.WorkQueue;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * What the parts of the engine share: the ports, the clock, the executor of visits and
 * the registered kinds of operations. Has no thread of its own; over a direct executor
 * everything runs in the caller.
 */
public final class Engine {

	private static final Logger logger = LoggerFactory.getLogger(Engine.class);

	/**
	 * How often what would cost somebody a long wait is tried.
	 */
	static final int TRIES = 3;

	private final Ports ports;

	private final Supplier<Map<String, OperationDefinition<?>>> definitions;

	private final Clock clock;

	private final Pacing pacing;

	private final Executor executor;

	private final RandomGenerator random;

	private final OperationsProperties properties;

	private final OperationEvents events = new OperationEvents();

	private final OperationMetrics metrics;

	/**
	 * An engine.
	 * @param definitions asked once, at the first operation, since definitions may use
	 * parts of the engine
	 * @param executor runs visits and everything that waits for a store
	 * @param random spreads retries and makes ids
	 */
	public Engine(Ports ports, Supplier<? extends Collection<? extends OperationDefinition<?>>> definitions,
			Clock clock, Pacing pacing, Executor executor, RandomGenerator random, OperationsProperties properties,
			MeterRegistry registry) {
		this.ports = ports;
		this.definitions = SingletonSupplier.of(() -> byKind(definitions.get()));
		this.clock = clock;
		this.pacing = pacing;
		this.executor = executor;
		this.random = random;
		this.properties = properties;
		this.metrics = new OperationMetrics(registry);
	}

	Documents documents() {
		return this.ports.documents();
	}

	Leases leases() {
		return this.ports.leases();
	}

	WorkQueue queue() {
		return this.ports.queue();
	}

	/**
	 * How this kind is carried out; empty when this version of the service does not know
	 * it.
	 */
	Optional<OperationDefinition<?>> definition(String kind) {
		return Optional.ofNullable(this.definitions.get().get(kind));
	}

	private static Map<String, OperationDefinition<?>> byKind(
			Collection<? extends OperationDefinition<?>> definitions) {
		return definitions.stream()
			.collect(Collectors.toUnmodifiableMap(OperationDefinition::kind, Function.identity()));
	}

	Instant now() {
		return this.clock.instant();
	}

	Pacing pacing() {
		return this.pacing;
	}

	Executor executor() {
		return this.executor;
	}

	RandomGenerator random() {
		return this.random;
	}

	OperationsProperties properties() {
		return this.properties;
	}

	OperationEvents events() {
		return this.events;
	}

	OperationMetrics metrics() {
		return this.metrics;
	}

	Optional<Versioned<Operation>> read(String operationId) {
		return documents().read(Layout.operation(operationId), Operation.class);
	}

	/**
	 * Asks for a worker. A message that cannot be sent is not an error: recovery sends it
	 * again, but only after a while.
	 */
	void send(Operation operation) {
		WorkMessage message = new WorkMessage(operation.id(), operation.order().traceparent());
		for (int i = 0; i < TRIES; i++) {
			try {
				queue().send(message, Duration.ZERO);
				return;
			}
			catch (QueueUnavailableException ex) {
				logger.debug("The message of operation {} could not be sent", operation.id(), ex);
			}
		}
		logger.warn("Operation {} waits for recovery: its message could not be sent", operation.id());
	}

	/**
	 * The ports to the outside.
	 */
	public record Ports(Documents documents, Leases leases, WorkQueue queue) {
	}

}
