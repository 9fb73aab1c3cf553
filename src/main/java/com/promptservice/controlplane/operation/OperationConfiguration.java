package com.promptservice.controlplane.operation;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.queue.WorkQueue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The operations engine of this process.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties({ Pacing.class, OperationsProperties.class })
class OperationConfiguration {

	@Bean(destroyMethod = "shutdownNow")
	ExecutorService operationExecutor() {
		return Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("operation-", 0).factory());
	}

	@Bean
	Engine engine(Documents documents, Leases leases, WorkQueue queue,
			ObjectProvider<OperationDefinition<?>> definitions, Clock clock, Pacing pacing,
			ExecutorService operationExecutor, OperationsProperties properties, MeterRegistry registry) {
		return new Engine(new Engine.Ports(documents, leases, queue), () -> definitions.orderedStream().toList(), clock,
				pacing, operationExecutor, RandomGenerator.of("SecureRandom"), properties, registry);
	}

	@Bean
	UnavailableStores unavailableStores() {
		return new UnavailableStores();
	}

	@Bean
	Acceptance acceptance(Engine engine) {
		return new Acceptance(engine);
	}

	@Bean
	Cancellation cancellation(Engine engine) {
		return new Cancellation(engine);
	}

	@Bean
	SupersededOperationEnded supersededOperationEnded(Engine engine) {
		return new SupersededOperationEnded(engine);
	}

	@Bean
	Worker worker(Engine engine, MeterRegistry registry) {
		Worker worker = new Worker(engine);
		Gauge.builder("kvstore.operation.active", worker, Worker::active).register(registry);
		return worker;
	}

	@Bean
	OperationResponses operationResponses(PublicUrls urls, Pacing pacing, OperationsProperties properties) {
		return new OperationResponses(urls, new Monitors(pacing, properties));
	}

	@Bean
	OperationReader operationReader(Engine engine) {
		return new OperationReader(engine);
	}

	@Bean
	WorkerLoop workerLoop(Engine engine, Worker worker) {
		return new WorkerLoop(engine, worker);
	}

	@Bean
	Sweeper sweeper(Engine engine) {
		return new Sweeper(engine);
	}

	@Bean
	Retention retention(Engine engine) {
		return new Retention(engine);
	}

	@Bean
	RecoveryLoop recoveryLoop(Engine engine, Sweeper sweeper, Retention retention) {
		return new RecoveryLoop(engine, sweeper, retention);
	}

}
