package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What the processes of a world share and what befalls it: documents, leases and queue,
 * with the weather over them.
 */
final class Platform {

	private final WorldClock clock;

	private final MemoryDocuments documents;

	private final MemoryLeases leases;

	private final MemoryQueue queue;

	private final StorageBlobs blobs;

	private final StorageWeather weather;

	private final Storms storm = new Storms();

	private final NavigableMap<Instant, Runnable> later = new TreeMap<>();

	Platform(WorldClock clock) {
		this.clock = clock;
		this.documents = new MemoryDocuments(clock);
		this.leases = new MemoryLeases(clock);
		this.queue = new MemoryQueue(clock);
		this.blobs = new StorageBlobs(this.documents, this.leases);
		this.weather = new StorageWeather(clock);
	}

	/**
	 * Has something happen by itself after a while.
	 */
	void later(Duration after, Runnable event) {
		this.later.put(this.clock.instant().plus(after).plusNanos(this.later.size()), event);
	}

	void happen() {
		while (!this.later.isEmpty() && !this.later.firstKey().isAfter(this.clock.instant())) {
			this.later.pollFirstEntry().getValue().run();
		}
	}

	/**
	 * When something happens by itself next, or null.
	 */
	Instant nextEvent() {
		Instant change = this.weather.until();
		Instant event = this.later.isEmpty() ? null : this.later.firstKey();
		return (change == null || event != null && event.isBefore(change)) ? event : change;
	}

	boolean isCalm() {
		return nextEvent() == null;
	}

	void calm() {
		this.weather.clear();
		this.storm.clear();
		this.later.clear();
	}

	void restore(Moment moment) {
		calm();
		this.documents.restore(moment.documents());
		this.leases.restore(moment.leases());
		this.queue.restore(moment.queue());
		this.blobs.forget();
	}

	String mark() {
		return this.documents.version() + "-" + this.leases.version() + "-" + this.queue.version();
	}

	MemoryDocuments documents() {
		return this.documents;
	}

	MemoryLeases leases() {
		return this.leases;
	}

	MemoryQueue queue() {
		return this.queue;
	}

	StorageBlobs blobs() {
		return this.blobs;
	}

	StorageWeather weather() {
		return this.weather;
	}

	Storms storm() {
		return this.storm;
	}

}
