package com.promptservice.controlplane.operation;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.queue.WorkQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * What the health groups are made of: whether the home account's documents and the work
 * queue can be reached, for readiness, and how the workers are. Azure Resource Manager is
 * no part of it: work waits for it, requests do not.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(HealthProperties.class)
class HealthConfiguration {

	@Bean
	Probe<Integer> queueDepth(WorkQueue queue, Clock clock, ExecutorService operationExecutor,
			HealthProperties properties, MeterRegistry registry) {
		Probe<Integer> depth = new Probe<>(queue::depth, clock, operationExecutor, properties);
		gauge(registry, "kvstore.queue.depth", "messages", depth, Integer::doubleValue);
		return depth;
	}

	@Bean
	Probe<Duration> queueAge(WorkQueue queue, Clock clock, ExecutorService operationExecutor,
			HealthProperties properties, MeterRegistry registry) {
		Probe<Duration> age = new Probe<>(() -> queue.oldestAge().orElse(Duration.ZERO), clock, operationExecutor,
				properties);
		gauge(registry, "kvstore.queue.oldest_age", "seconds", age, HealthConfiguration::seconds);
		return age;
	}

	@Bean
	HealthIndicator workQueueHealthIndicator(Probe<Integer> queueDepth) {
		return () -> queueDepth.see().isPresent() ? Health.up().build() : Health.down().build();
	}

	@Bean
	HealthIndicator documentStoreHealthIndicator(DocumentStore store, Clock clock, ExecutorService operationExecutor,
			HealthProperties properties) {
		Probe<Boolean> probe = new Probe<>(() -> store.read(Layout.probe()).isEmpty(), clock, operationExecutor,
				properties);
		return () -> probe.see().isPresent() ? Health.up().build() : Health.down().build();
	}

	@Bean
	HealthIndicator workerLoopHealthIndicator(WorkerLoop loop, Worker worker, Probe<Integer> queueDepth,
			Probe<Duration> queueAge, HealthProperties properties) {
		return () -> {
			Optional<Integer> depth = queueDepth.see();
			Optional<Duration> age = queueAge.see();
			boolean beats = loop.isRunning() && loop.silence().compareTo(properties.silence()) < 0;
			Health.Builder health = (beats && depth.isPresent() && age.isPresent()) ? Health.up() : Health.down();
			health.withDetail("activeOperations", worker.active());
			health.withDetail("secondsSinceHeartbeat", seconds(loop.silence()));
			depth.ifPresent((messages) -> health.withDetail("queueDepth", messages));
			age.ifPresent((oldest) -> health.withDetail("secondsOfOldestMessage", seconds(oldest)));
			return health.build();
		};
	}

	/**
	 * Not a number while the queue does not answer.
	 */
	private static <T> void gauge(MeterRegistry registry, String name, String unit, Probe<T> probe,
			ToDoubleFunction<T> value) {
		Gauge.builder(name, probe, (seen) -> seen.see().map(value::applyAsDouble).orElse(Double.NaN))
			.baseUnit(unit)
			.register(registry);
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / (double) TimeUnit.SECONDS.toMillis(1);
	}

}
