package com.promptservice.controlplane.operation;

import java.time.Clock;
import java.time.Duration;
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
	Probe<Backlog> backlogProbe(WorkQueue queue, Clock clock, ExecutorService operationExecutor,
			HealthProperties properties, MeterRegistry registry) {
		Probe<Backlog> backlog = new Probe<>(() -> Backlog.of(queue), clock, operationExecutor, properties);
		gauge(registry, "kvstore.queue.depth", backlog, Backlog::depth);
		gauge(registry, "kvstore.queue.oldest_age", backlog, (seen) -> seconds(seen.oldestAge()));
		return backlog;
	}

	@Bean
	HealthIndicator workQueueHealthIndicator(Probe<Backlog> backlog) {
		return () -> backlog.see().isPresent() ? Health.up().build() : Health.down().build();
	}

	@Bean
	HealthIndicator documentStoreHealthIndicator(DocumentStore store, Clock clock, ExecutorService operationExecutor,
			HealthProperties properties) {
		Probe<Boolean> probe = new Probe<>(() -> store.read(Layout.probe()).isEmpty(), clock, operationExecutor,
				properties);
		return () -> probe.see().isPresent() ? Health.up().build() : Health.down().build();
	}

	@Bean
	HealthIndicator workerLoopHealthIndicator(WorkerLoop loop, Worker worker, Probe<Backlog> backlog,
			HealthProperties properties) {
		return () -> {
			Health.Builder health = (loop.isRunning() && loop.silence().compareTo(properties.silence()) < 0)
					? Health.up() : Health.down();
			health.withDetail("activeOperations", worker.active());
			health.withDetail("secondsSinceHeartbeat", seconds(loop.silence()));
			backlog.see().ifPresentOrElse((seen) -> {
				health.withDetail("queueDepth", seen.depth());
				health.withDetail("secondsOfOldestMessage", seconds(seen.oldestAge()));
			}, health::down);
			return health.build();
		};
	}

	/**
	 * Not a number while the queue does not answer.
	 */
	private static void gauge(MeterRegistry registry, String name, Probe<Backlog> backlog,
			ToDoubleFunction<Backlog> value) {
		Gauge.builder(name, backlog, (probe) -> probe.see().map(value::applyAsDouble).orElse(Double.NaN))
			.register(registry);
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / (double) TimeUnit.SECONDS.toMillis(1);
	}

}
