package com.promptservice.controlplane.queue;

import java.time.Duration;

import com.promptservice.controlplane.storage.Azurite;
import com.promptservice.controlplane.storage.AzuritePlaces;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The queue in Azurite, whose time nobody can move.
 */
@Execution(ExecutionMode.CONCURRENT)
class StorageWorkQueueIT extends WorkQueueContract {

	private final StorageWorkQueue queue = new StorageWorkQueue(AzuritePlaces.empty("westus2"), Duration.ofSeconds(10),
			Thread::startVirtualThread);

	@Override
	protected WorkQueue queue() {
		return this.queue;
	}

	@Override
	protected void pass(Duration time) {
		Azurite.pass(time);
	}

}
