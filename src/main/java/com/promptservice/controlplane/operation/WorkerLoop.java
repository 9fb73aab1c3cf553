package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * Drives the worker of this process: at once when a message was sent here, when a visit
 * is due, and now and then for messages that other processes sent. A queue that is slow
 * to answer holds up no visit.
 */
final class WorkerLoop implements SmartLifecycle {

	private static final Duration LONGEST_REST = Duration.ofSeconds(10);

	private static final Duration LOOK_WHILE_STOPPING = Duration.ofMillis(20);

	private final Engine engine;

	private final Worker worker;

	private final Semaphore changes = new Semaphore(0);

	private final Loop visits;

	private final Loop polls;

	WorkerLoop(Engine engine, Worker worker) {
		this.engine = engine;
		this.worker = worker;
		Polling polling = new Polling(engine, worker);
		this.visits = new Loop("worker-loop", this::visit);
		this.polls = new Loop("worker-polling", polling::look);
		worker.onChange(() -> {
			this.visits.ring();
			this.changes.release();
		});
		engine.queue().onSend(() -> {
			polling.sent();
			this.polls.ring();
		});
	}

	@Override
	public void start() {
		this.engine.events().open();
		this.worker.comeBack();
		this.visits.start();
		this.polls.start();
	}

	/**
	 * Hands over what the worker holds, waiting for visits under way up to the configured
	 * time.
	 */
	@Override
	public void stop() {
		// whoever watches an operation would hold up the server's own stop
		this.engine.events().close();
		this.worker.leave();
		Duration patience = this.engine.properties().stopTimeout();
		long deadline = System.nanoTime() + patience.toNanos();
		try {
			// a message that is just coming in is handed over too
			this.polls.stop(patience);
			while (this.worker.active() > 0 && System.nanoTime() < deadline) {
				this.changes.tryAcquire(LOOK_WHILE_STOPPING.toMillis(), TimeUnit.MILLISECONDS);
			}
			this.visits.stop(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.visits.isRunning();
	}

	/**
	 * How long ago the loop last showed that it lives; never much more than its longest
	 * wait.
	 */
	Duration silence() {
		Duration one = this.visits.silence();
		Duration other = this.polls.silence();
		return (one.compareTo(other) > 0) ? one : other;
	}

	private Duration visit() {
		this.worker.runDue();
		return this.worker.nextDue()
			.map((due) -> Duration.between(this.engine.now(), due))
			.filter((wait) -> wait.compareTo(LONGEST_REST) < 0)
			.orElse(LONGEST_REST);
	}

}
