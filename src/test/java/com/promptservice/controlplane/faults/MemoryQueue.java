package com.promptservice.controlplane.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import com.promptservice.controlplane.queue.StaleReceiptException;
import com.promptservice.controlplane.queue.WorkMessage;
import com.promptservice.controlplane.queue.WorkQueue;

/**
 * The queue port in memory, by the contract of a storage queue; visibility ends by the
 * world's time.
 */
final class MemoryQueue implements WorkQueue {

	private final Clock clock;

	private final Map<String, Stored> messages = new TreeMap<>();

	private long version;

	MemoryQueue(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void send(WorkMessage message, Duration delay) {
		send(message, null, delay);
	}

	/**
	 * Sends a message as it travels.
	 * @return its id
	 */
	String send(WorkMessage message, String text, Duration delay) {
		String id = String.format("m%06d", ++this.version);
		this.messages.put(id, new Stored(id, message, text, this.clock.instant().plus(delay), 0, 0));
		return id;
	}

	@Override
	public List<Delivery> receive(int max, Duration visibility) {
		return take(max, visibility).stream().map(Stored::delivery).toList();
	}

	List<Stored> take(int max, Duration visibility) {
		Instant now = this.clock.instant();
		List<Stored> taken = new ArrayList<>();
		for (Stored stored : List.copyOf(this.messages.values())) {
			if (taken.size() < max && !stored.visibleAt().isAfter(now)) {
				this.version++;
				Stored hidden = stored.delivered(now.plus(visibility));
				this.messages.put(hidden.id(), hidden);
				taken.add(hidden);
			}
		}
		return taken;
	}

	@Override
	public Delivery extend(Delivery delivery, Duration visibility) {
		Stored hidden = current(delivery).hiddenUntil(this.clock.instant().plus(visibility));
		this.version++;
		this.messages.put(hidden.id(), hidden);
		return hidden.delivery();
	}

	@Override
	public void delete(Delivery delivery) {
		current(delivery);
		this.version++;
		this.messages.remove(delivery.messageId());
	}

	@Override
	public void onSend(Runnable listener) {
		// nobody sleeps here
	}

	@Override
	public int depth() {
		return this.messages.size();
	}

	@Override
	public Optional<Duration> oldestAge() {
		Instant now = this.clock.instant();
		return this.messages.values()
			.stream()
			.filter((stored) -> !stored.visibleAt().isAfter(now))
			.findFirst()
			.map((stored) -> Duration.between(stored.visibleAt(), now));
	}

	/**
	 * Makes a delivered message visible at once, as when its visibility ran out.
	 */
	void reveal(Delivery delivery) {
		this.messages.computeIfPresent(delivery.messageId(), (id, stored) -> new Stored(id, stored.message(),
				stored.text(), this.clock.instant(), stored.dequeued(), stored.receipt()));
		this.version++;
	}

	/**
	 * Makes every message visible at once.
	 */
	void revealAll() {
		List.copyOf(this.messages.values()).forEach((stored) -> reveal(stored.delivery()));
	}

	/**
	 * When the next message becomes visible.
	 */
	Optional<Instant> nextVisible() {
		return this.messages.values().stream().map(Stored::visibleAt).min(Instant::compareTo);
	}

	List<WorkMessage> all() {
		return this.messages.values().stream().map(Stored::message).toList();
	}

	long version() {
		return this.version;
	}

	Snapshot snapshot() {
		return new Snapshot(new TreeMap<>(this.messages), this.version);
	}

	void restore(Snapshot snapshot) {
		this.messages.clear();
		this.messages.putAll(snapshot.messages());
		this.version = snapshot.version();
	}

	/**
	 * Takes every receipt's worth away, as when the messages were delivered elsewhere.
	 */
	void outdateReceipts() {
		this.messages.replaceAll((id, stored) -> stored.hiddenUntil(stored.visibleAt()));
		this.version++;
	}

	private Stored current(Delivery delivery) {
		Stored stored = this.messages.get(delivery.messageId());
		if (stored == null || !stored.delivery().receipt().equals(delivery.receipt())) {
			throw new StaleReceiptException(delivery.messageId());
		}
		return stored;
	}

	record Stored(String id, WorkMessage message, String text, Instant visibleAt, int dequeued, int receipt) {

		Stored delivered(Instant hiddenUntil) {
			return new Stored(this.id, this.message, this.text, hiddenUntil, this.dequeued + 1, this.receipt + 1);
		}

		Stored hiddenUntil(Instant instant) {
			return new Stored(this.id, this.message, this.text, instant, this.dequeued, this.receipt + 1);
		}

		Delivery delivery() {
			return new Delivery(this.id, this.id + "-" + this.receipt, this.dequeued, this.message);
		}

	}

	record Snapshot(Map<String, Stored> messages, long version) {
	}

}
