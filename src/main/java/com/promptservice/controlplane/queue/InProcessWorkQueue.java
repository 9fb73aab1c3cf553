package com.promptservice.controlplane.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The work queue inside one process. It dies with the process; recovery sends again what
 * was in it.
 */
public final class InProcessWorkQueue implements WorkQueue {

	private final Clock clock;

	private final Lock lock = new ReentrantLock();

	private final Map<String, Entry> entries = new HashMap<>();

	private final NavigableSet<Entry> byVisibility = new TreeSet<>(
			Comparator.comparing(Entry::visibleAt).thenComparingLong(Entry::number));

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	private long numbers;

	public InProcessWorkQueue(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void send(WorkMessage message, Duration delay) {
		locked(() -> {
			long number = ++this.numbers;
			Instant now = this.clock.instant();
			store(new Entry(number, message, now, now.plus(delay), 0, 0));
			return null;
		});
		if (delay.isZero()) {
			this.listeners.forEach(Runnable::run);
		}
	}

	@Override
	public List<Delivery> receive(int max, Duration visibility) {
		return locked(() -> {
			Instant now = this.clock.instant();
			List<Delivery> deliveries = new ArrayList<>();
			while (deliveries.size() < max && !this.byVisibility.isEmpty()
					&& !this.byVisibility.first().visibleAt().isAfter(now)) {
				Entry entry = this.byVisibility.first();
				deliveries.add(store(entry.delivered(now.plus(visibility))).delivery());
			}
			return List.copyOf(deliveries);
		});
	}

	@Override
	public Delivery extend(Delivery delivery, Duration visibility) {
		Delivery extended = locked(() -> {
			Instant until = this.clock.instant().plus(visibility);
			return store(current(delivery).extended(until)).delivery();
		});
		if (visibility.isZero()) {
			this.listeners.forEach(Runnable::run);
		}
		return extended;
	}

	@Override
	public void delete(Delivery delivery) {
		locked(() -> {
			Entry entry = current(delivery);
			this.entries.remove(delivery.messageId());
			return this.byVisibility.remove(entry);
		});
	}

	@Override
	public int depth() {
		return locked(this.entries::size);
	}

	@Override
	public Optional<Duration> oldestAge() {
		return locked(() -> {
			Instant now = this.clock.instant();
			return this.entries.values()
				.stream()
				.filter((entry) -> !entry.visibleAt().isAfter(now))
				.map(Entry::sentAt)
				.min(Comparator.naturalOrder())
				.map((sent) -> Duration.between(sent, now));
		});
	}

	@Override
	public void onSend(Runnable listener) {
		this.listeners.add(listener);
	}

	private Entry current(Delivery delivery) {
		Entry entry = this.entries.get(delivery.messageId());
		if (entry == null || !entry.receipt().equals(delivery.receipt())) {
			throw new StaleReceiptException(delivery.messageId());
		}
		return entry;
	}

	private Entry store(Entry entry) {
		Entry earlier = this.entries.put(entry.id(), entry);
		if (earlier != null) {
			this.byVisibility.remove(earlier);
		}
		this.byVisibility.add(entry);
		return entry;
	}

	private <T> T locked(Supplier<T> work) {
		this.lock.lock();
		try {
			return work.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * A stored message.
	 *
	 * @param changes makes a new receipt of each change of visibility
	 */
	private record Entry(long number, WorkMessage message, Instant sentAt, Instant visibleAt, int dequeueCount,
			int changes) {

		String id() {
			return Long.toString(this.number);
		}

		String receipt() {
			return this.number + "-" + this.changes;
		}

		Entry delivered(Instant until) {
			return new Entry(this.number, this.message, this.sentAt, until, this.dequeueCount + 1, this.changes + 1);
		}

		Entry extended(Instant until) {
			return new Entry(this.number, this.message, this.sentAt, until, this.dequeueCount, this.changes + 1);
		}

		Delivery delivery() {
			return new Delivery(id(), receipt(), this.dequeueCount, this.message);
		}

	}

}
