package com.promptservice.controlplane.queue;

import java.time.Clock;
import java.util.concurrent.Executor;
import com.promptservice.controlplane.storage.ConditionalOnStorage;
import com.promptservice.controlplane.storage.StoragePlaces;
import com.promptservice.controlplane.storage.StorageProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

import static com.promptservice.controlplane.storage.ConditionalOnStorage.Kind.AZURE;
import static com.promptservice.controlplane.storage.ConditionalOnStorage.Kind.MACHINE;

/**
 * The work queue, of this process alone or in Azure Storage.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
class QueueConfiguration {

	@Bean
	@ConditionalOnStorage(MACHINE)
	WorkQueue inProcessWorkQueue(Clock clock) {
		return new InProcessWorkQueue(clock);
	}

	@Bean
	@ConditionalOnStorage(AZURE)
	WorkQueue storageWorkQueue(StoragePlaces places, StorageProperties properties) {
		Executor threads = (task) -> Thread.ofVirtual().name("queue").start(task);
		return new StorageWorkQueue(places, properties.longestQueuePause(), threads);
	}

}
