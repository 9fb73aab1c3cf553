package com.promptservice.controlplane.operation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import com.promptservice.controlplane.metadata.DamagedDocumentException;
import com.promptservice.controlplane.queue.QueueUnavailableException;
import com.promptservice.controlplane.queue.WorkQueue.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out operations: takes them from the queue, keeps them until they end, and
 * visits their steps when they are due. Has no thread of its own: whoever drives it calls
 * {@link #poll()} and {@link #runDue()}.
 */
public final class Worker {

	private static final Logger logger = LoggerFactory.getLogger(Worker.class);

	private static final int LARGEST_BATCH = 32;

	private final Engine engine;

	private final TakeOver takeOver;

	private final ConcurrentMap<String, Run> runs = new ConcurrentHashMap<>();

	private final AtomicInteger starting = new AtomicInteger();

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private final Run.Listener listener = new Run.Listener() {

		@Override
		public void dueChanged() {
			Worker.this.listeners.forEach(Runnable::run);
		}

		@Override
		public void over(Run run) {
			Worker.this.runs.remove(run.operationId(), run);
			dueChanged();
		}

	};

	private volatile boolean leaving;

	public Worker(Engine engine) {
		this.engine = engine;
		this.takeOver = new TakeOver(engine);
	}

	/**
	 * Takes messages as long as there is room, and starts on their operations.
	 * @return how many messages came
	 */
	public int poll() {
		int room = this.engine.properties().parallel() - active();
		if (this.leaving || room <= 0) {
			return 0;
		}
		List<Delivery> deliveries;
		try {
			deliveries = this.engine.queue().receive(Math.min(room, LARGEST_BATCH), this.engine.properties().lease());
		}
		catch (QueueUnavailableException ex) {
			logger.warn("The work queue did not answer: {}", ex.getMessage());
			return 0;
		}
		this.starting.addAndGet(deliveries.size());
		deliveries.forEach((delivery) -> this.engine.executor().execute(() -> start(delivery)));
		return deliveries.size();
	}

	/**
	 * Visits what is due by now.
	 */
	public void runDue() {
		Instant now = this.engine.now();
		for (Run run : this.runs.values()) {
			if (!run.due().isAfter(now)) {
				run.wake();
			}
		}
	}

	/**
	 * When {@link #runDue()} has something to do next, if nothing happens before.
	 */
	public Optional<Instant> nextDue() {
		return this.runs.values()
			.stream()
			.map(Run::due)
			.filter((due) -> due.isBefore(Instant.MAX))
			.min(Instant::compareTo);
	}

	/**
	 * How many operations are in this worker's hands.
	 */
	public int active() {
		return this.runs.size() + this.starting.get();
	}

	/**
	 * Takes nothing more and hands over what it has, each operation as soon as none of
	 * its visits is under way.
	 */
	public void leave() {
		this.leaving = true;
		this.runs.values().forEach(Run::leave);
	}

	/**
	 * Takes messages again after it left.
	 */
	void comeBack() {
		this.leaving = false;
	}

	/**
	 * Has the listener called whenever {@link #nextDue()} may have changed.
	 */
	void onChange(Runnable newListener) {
		this.listeners.add(newListener);
	}

	Collection<Run> runs() {
		return this.runs.values();
	}

	private void start(Delivery delivery) {
		try {
			String id = delivery.message().operationId();
			Run known = this.runs.get(id);
			if (known != null) {
				known.wake(delivery);
				return;
			}
			this.takeOver.take(delivery, this.listener).ifPresent((run) -> begin(id, run));
		}
		catch (DamagedDocumentException ex) {
			logger.error("An operation cannot be carried out", ex);
		}
		catch (RuntimeException ex) {
			logger.error("Operation {} cannot be taken over for now", delivery.message().operationId(), ex);
		}
		finally {
			this.starting.decrementAndGet();
		}
	}

	private void begin(String id, Run run) {
		this.runs.put(id, run);
		run.begin();
		if (this.leaving) {
			run.leave();
		}
	}

}
