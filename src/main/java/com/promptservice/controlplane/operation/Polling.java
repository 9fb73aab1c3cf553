package com.promptservice.controlplane.operation;

import java.time.Duration;
import com.promptservice.controlplane.queue.QueueUnavailableException;

/**
 * Looks for messages: again and again while there are some, every second while somebody
 * works, and seldom while nobody does. A storage queue has no more messages than it says,
 * so that a quiet service only asks how many there are: one transaction for each queue
 * and {@code control-plane.operations.longest-idle-poll}, 360 an hour by default.
 */
final class Polling {

	private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

	private static final Duration WHILE_OTHERS_WORK = Duration.ofSeconds(1);

	private static final int LOOKS_BETWEEN_COUNTS = 10;

	private final Engine engine;

	private final Worker worker;

	private int inVain;

	private boolean quiet;

	private volatile boolean sent;

	Polling(Engine engine, Worker worker) {
		this.engine = engine;
		this.worker = worker;
	}

	/**
	 * Notes that this process has sent a message; any thread may call this.
	 */
	void sent() {
		this.sent = true;
	}

	/**
	 * Looks once.
	 * @return how long to wait before the next look, unless a message is sent here
	 */
	Duration look() {
		if (this.quiet && !this.sent && isEmpty()) {
			return longestWait();
		}
		this.quiet = false;
		this.sent = false;
		if (this.worker.poll() > 0) {
			this.inVain = 0;
			return Duration.ZERO;
		}
		this.inVain++;
		if (this.inVain % LOOKS_BETWEEN_COUNTS == 0) {
			this.quiet = isEmpty();
		}
		return this.quiet ? longestWait() : shorter(doubled(), shorter(WHILE_OTHERS_WORK, longestWait()));
	}

	/**
	 * Messages that are hidden count: whoever has them may die.
	 */
	private boolean isEmpty() {
		try {
			return this.engine.queue().depth() == 0;
		}
		catch (QueueUnavailableException ex) {
			return false;
		}
	}

	private Duration doubled() {
		return SHORTEST_WAIT.multipliedBy(1L << Math.min(this.inVain - 1, LOOKS_BETWEEN_COUNTS));
	}

	private Duration longestWait() {
		return this.engine.properties().longestIdlePoll();
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
