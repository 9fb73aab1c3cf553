package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Drives the worker of this process: at once when a message was sent here, when a visit
 * is due, and now and then for messages that other processes sent.
 */
final class WorkerLoop implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(WorkerLoop.class);

	private static final Duration SHORTEST_IDLE_POLL = Duration.ofMillis(100);

	private final Engine engine;

	private final Worker worker;

	private final Semaphore bell = new Semaphore(0);

	private volatile boolean running;

	private volatile boolean polling;

	private volatile boolean messages;

	private Thread thread;

	WorkerLoop(Engine engine, Worker worker) {
		this.engine = engine;
		this.worker = worker;
		worker.onChange(this.bell::release);
		engine.queue().onSend(() -> {
			this.messages = true;
			this.bell.release();
		});
	}

	@Override
	public void start() {
		this.running = true;
		this.polling = true;
		this.thread = Thread.ofVirtual().name("worker-loop").start(this::loop);
	}

	/**
	 * Hands over what the worker holds, waiting for visits under way up to the configured
	 * time.
	 */
	@Override
	public void stop() {
		this.polling = false;
		// whoever watches an operation would hold up the server's own stop
		this.engine.events().close();
		this.worker.leave();
		long deadline = System.nanoTime() + this.engine.properties().stopTimeout().toNanos();
		try {
			while (this.worker.active() > 0 && System.nanoTime() < deadline) {
				this.bell.tryAcquire(SHORTEST_IDLE_POLL.toMillis(), TimeUnit.MILLISECONDS);
			}
			this.running = false;
			this.thread.interrupt();
			this.thread.join();
		}
		catch (InterruptedException ex) {
			this.running = false;
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	private void loop() {
		Duration idle = SHORTEST_IDLE_POLL;
		long nextPoll = System.nanoTime();
		while (this.running) {
			try {
				if (this.messages || System.nanoTime() >= nextPoll) {
					this.messages = false;
					boolean found = this.polling && this.worker.poll() > 0;
					idle = found ? SHORTEST_IDLE_POLL : doubled(idle);
					nextPoll = found ? System.nanoTime() : System.nanoTime() + idle.toNanos();
				}
				this.worker.runDue();
				long wait = Math.min(nextPoll - System.nanoTime(), untilDue());
				if (wait > 0 && this.bell.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
					this.bell.drainPermits();
				}
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.error("The worker stumbled and goes on", ex);
			}
		}
	}

	private long untilDue() {
		return this.worker.nextDue()
			.map((due) -> Duration.between(this.engine.now(), due).toNanos())
			.orElse(Long.MAX_VALUE);
	}

	private Duration doubled(Duration idle) {
		Duration longest = this.engine.properties().longestIdlePoll();
		Duration doubled = idle.multipliedBy(2);
		return (doubled.compareTo(longest) < 0) ? doubled : longest;
	}

}
