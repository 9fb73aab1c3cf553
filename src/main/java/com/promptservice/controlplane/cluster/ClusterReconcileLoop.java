package com.promptservice.controlplane.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.promptservice.controlplane.operation.Pacing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Drives the comparison of clusters with Azure in this process.
 */
final class ClusterReconcileLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ClusterReconcileLoop.class);

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

	private final ClusterReconciliation reconciliation;

	private final Duration interval;

	private volatile boolean running;

	private volatile CountDownLatch stopped = new CountDownLatch(1);

	ClusterReconcileLoop(ClusterReconciliation reconciliation, ClusterProperties properties, Pacing pacing) {
		this.reconciliation = reconciliation;
		Duration scaled = pacing.scaled(properties.reconcileInterval());
		this.interval = (scaled.compareTo(SHORTEST_INTERVAL) > 0) ? scaled : SHORTEST_INTERVAL;
	}

	@Override
	public void start() {
		this.running = true;
		this.stopped = new CountDownLatch(1);
		Thread.ofVirtual().name("cluster-reconcile-loop").start(this::loop);
	}

	@Override
	public void stop() {
		this.running = false;
		this.stopped.countDown();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void loop() {
		while (this.running) {
			try {
				if (this.stopped.await(this.interval.toNanos(), TimeUnit.NANOSECONDS)) {
					return;
				}
				this.reconciliation.run();
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.error("The comparison of clusters with Azure stumbled and goes on", ex);
			}
		}
	}

}
