package com.promptservice.controlplane.queue;

import java.time.Duration;

/**
 * How often one queue is asked: at every call while messages come, then ever less often,
 * a tenth of the time that it has been empty between two requests. Used by one thread at
 * a time.
 */
final class QueuePace {

	private static final int PART = 10;

	private final long longest;

	private long lastMessage;

	private long next;

	private boolean asked;

	QueuePace(Duration longest, long now) {
		this.longest = longest.toNanos();
		this.lastMessage = now;
		this.next = now;
	}

	/**
	 * Whether the queue is to be asked now; a queue that has not answered yet is not.
	 */
	boolean due(long now) {
		return !this.asked && now - this.next >= 0;
	}

	void asked() {
		this.asked = true;
	}

	void answered(boolean messages, long now) {
		this.asked = false;
		if (messages) {
			wake(now);
		}
		else {
			this.next = now + Math.min(this.longest, (now - this.lastMessage) / PART);
		}
	}

	/**
	 * The queue is left alone for as long as an empty one is at most.
	 */
	void failed(long now) {
		this.asked = false;
		this.next = now + this.longest;
	}

	/**
	 * A message was sent or came: more may follow.
	 */
	void wake(long now) {
		this.lastMessage = now;
		this.next = now;
	}

}
