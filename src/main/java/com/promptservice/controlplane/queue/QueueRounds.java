package com.promptservice.controlplane.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import com.promptservice.controlplane.queue.WorkQueue.Delivery;
import com.promptservice.controlplane.storage.StoragePlaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the queues of all places in turn, each at its own pace, and hands out what comes.
 * A queue that does not answer in time is not waited for; what it delivers later is
 * handed out then.
 */
final class QueueRounds {

	private static final Logger logger = LoggerFactory.getLogger(QueueRounds.class);

	private static final Duration NEW_PLACES = Duration.ofSeconds(30);

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final StoragePlaces places;

	private final Duration longestPause;

	private final Executor executor;

	private final Runnable late;

	private final LongSupplier nanos;

	private final Inbox inbox;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition answer = this.lock.newCondition();

	private final Map<String, QueuePace> paces = new TreeMap<>();

	private final List<Arrived> arrived = new ArrayList<>();

	private final List<String> full = new ArrayList<>();

	private final Set<String> awaited = new HashSet<>();

	private Long namesUntil;

	private int turn;

	/**
	 * Rounds over all queues.
	 * @param late called when messages come that nobody waits for any more
	 */
	QueueRounds(StoragePlaces places, Duration longestPause, Executor executor, Runnable late, LongSupplier nanos) {
		this.places = places;
		this.longestPause = longestPause;
		this.executor = executor;
		this.late = late;
		this.nanos = nanos;
		this.inbox = new Inbox(places);
		pace(StoragePlaces.HOME);
	}

	/**
	 * Takes messages from those queues whose turn it is.
	 */
	List<Delivery> receive(int max, Duration visibility) {
		this.lock.lock();
		try {
			findNewPlaces();
			this.awaited.clear();
			long deadline = this.nanos.getAsLong() + PATIENCE.toNanos();
			List<String> next = due(max);
			while (!next.isEmpty()) {
				ask(next, max - this.arrived.size(), visibility);
				await(max, deadline);
				// a queue that gave all that it was asked for may hold more
				next = this.full.stream().limit(Math.max(0, max - this.arrived.size())).toList();
			}
			return handOut(max);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Has a place's queue asked at the next call.
	 */
	void wake(String place) {
		this.lock.lock();
		try {
			pace(place).wake(this.nanos.getAsLong());
		}
		finally {
			this.lock.unlock();
		}
	}

	private void ask(List<String> asked, int room, Duration visibility) {
		this.full.clear();
		int each = Math.max(1, room / asked.size());
		for (String place : asked) {
			this.paces.get(place).asked();
			this.awaited.add(place);
			this.executor.execute(() -> ask(place, each, visibility));
		}
	}

	private void await(int max, long deadline) throws InterruptedException {
		long patience = deadline - this.nanos.getAsLong();
		while (!this.awaited.isEmpty() && this.arrived.size() < max && patience > 0) {
			patience = this.answer.awaitNanos(patience);
		}
	}

	private void ask(String place, int max, Duration visibility) {
		List<Delivery> deliveries = null;
		long asked = this.nanos.getAsLong();
		try {
			deliveries = this.inbox.receive(place, max, visibility);
		}
		catch (RuntimeException ex) {
			logger.warn("The work queue of {} could not be asked: {}", place, ex.getMessage());
		}
		finally {
			answered(place, deliveries, max, asked + visibility.toNanos() / 2);
		}
	}

	private void answered(String place, List<Delivery> deliveries, int asked, long until) {
		boolean unexpected;
		this.lock.lock();
		try {
			long now = this.nanos.getAsLong();
			this.awaited.remove(place);
			if (deliveries == null) {
				pace(place).failed(now);
			}
			else {
				pace(place).answered(!deliveries.isEmpty(), now);
				deliveries.forEach((delivery) -> this.arrived.add(new Arrived(delivery, until)));
				if (deliveries.size() == asked) {
					this.full.add(place);
				}
			}
			unexpected = !this.lock.hasWaiters(this.answer) && !this.arrived.isEmpty();
			this.answer.signalAll();
		}
		finally {
			this.lock.unlock();
		}
		if (unexpected) {
			this.late.run();
		}
	}

	/**
	 * What came, but for what will soon be somebody else's.
	 */
	private List<Delivery> handOut(int max) {
		long now = this.nanos.getAsLong();
		this.arrived.removeIf((message) -> now - message.until() >= 0);
		List<Arrived> some = this.arrived.subList(0, Math.min(max, this.arrived.size()));
		List<Delivery> deliveries = some.stream().map(Arrived::delivery).toList();
		some.clear();
		return deliveries;
	}

	/**
	 * As many queues as messages are wanted, another one first each time.
	 */
	private List<String> due(int max) {
		long now = this.nanos.getAsLong();
		List<String> all = List.copyOf(this.paces.keySet());
		List<String> due = new ArrayList<>();
		this.turn++;
		for (int i = 0; i < all.size() && due.size() < max - this.arrived.size(); i++) {
			String place = all.get((this.turn + i) % all.size());
			if (this.paces.get(place).due(now)) {
				due.add(place);
			}
		}
		return due;
	}

	private QueuePace pace(String place) {
		return this.paces.computeIfAbsent(place, (name) -> new QueuePace(this.longestPause, this.nanos.getAsLong()));
	}

	private void findNewPlaces() {
		long now = this.nanos.getAsLong();
		if (this.namesUntil == null || now - this.namesUntil >= 0) {
			this.namesUntil = now + NEW_PLACES.toNanos();
			this.executor.execute(this::refreshPlaces);
		}
	}

	private void refreshPlaces() {
		List<String> names;
		try {
			names = this.places.names();
		}
		catch (RuntimeException ex) {
			logger.warn("No new work queues can be found for now: {}", ex.getMessage());
			return;
		}
		this.lock.lock();
		try {
			names.forEach(this::pace);
			this.paces.keySet().retainAll(names);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A message that came.
	 *
	 * @param until when it is not worth starting on any more
	 */
	private record Arrived(Delivery delivery, long until) {
	}

}
