package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Tells those who watch an operation that this process has written it. A hint only:
 * writes by other processes are found by reading.
 */
public final class OperationEvents {

	private final ConcurrentMap<String, Set<Semaphore>> watchers = new ConcurrentHashMap<>();

	private volatile boolean closed;

	/**
	 * Sends everybody who waits away, and all who come later, because the process stops.
	 */
	void close() {
		this.closed = true;
		this.watchers.values().forEach((all) -> all.forEach(Semaphore::release));
	}

	/**
	 * Lets people wait again, because the process goes on.
	 */
	void open() {
		this.closed = false;
	}

	boolean isClosed() {
		return this.closed;
	}

	void changed(String operationId) {
		this.watchers.getOrDefault(operationId, Set.of()).forEach(Semaphore::release);
	}

	Watch watch(String operationId) {
		Semaphore signal = new Semaphore(0);
		this.watchers.compute(operationId, (id, others) -> {
			Set<Semaphore> all = (others != null) ? others : ConcurrentHashMap.newKeySet();
			all.add(signal);
			return all;
		});
		return new Watch(operationId, signal);
	}

	/**
	 * One watcher's subscription; missed by no write after it was made.
	 */
	final class Watch implements AutoCloseable {

		private final String operationId;

		private final Semaphore signal;

		private Watch(String operationId, Semaphore signal) {
			this.operationId = operationId;
			this.signal = signal;
		}

		/**
		 * Returns after a write, or after the time at the latest.
		 */
		void await(Duration longest) throws InterruptedException {
			if (this.signal.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
				this.signal.drainPermits();
			}
		}

		@Override
		public void close() {
			OperationEvents.this.watchers.computeIfPresent(this.operationId, (id, all) -> {
				all.remove(this.signal);
				return all.isEmpty() ? null : all;
			});
		}

	}

}
