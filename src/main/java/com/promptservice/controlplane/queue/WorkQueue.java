package com.promptservice.controlplane.queue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The port for the work queue, kept to what Azure Storage Queue can do: at least once, in
 * no order, invisible for a while after delivery. Every method may throw
 * {@link QueueUnavailableException}.
 */
public interface WorkQueue {

	void send(WorkMessage message, Duration delay);

	/**
	 * Takes up to {@code max} (1-32) visible messages and hides them.
	 * @param visibility how long they stay hidden, at least one second
	 */
	List<Delivery> receive(int max, Duration visibility);

	/**
	 * Hides a delivered message for longer, from now; or shows it at once, with zero.
	 * @return the delivery with its new receipt; the old one is worth nothing any more
	 * @throws StaleReceiptException when the message was delivered again meanwhile
	 */
	Delivery extend(Delivery delivery, Duration visibility);

	/**
	 * Removes a delivered message.
	 * @throws StaleReceiptException when the message was delivered again meanwhile
	 */
	void delete(Delivery delivery);

	/**
	 * How many messages there are, visible or not; may be too high for a while, but never
	 * too low but for what nobody can receive now either.
	 */
	int depth();

	/**
	 * How long ago the message was sent that is first in line among those that are
	 * visible; approximate.
	 * @return empty when none is visible
	 */
	Optional<Duration> oldestAge();

	/**
	 * Has the listener called whenever this process sends a message that is visible at
	 * once. A hint only: messages sent elsewhere are found by receiving.
	 */
	void onSend(Runnable listener);

	/**
	 * One delivery of a message.
	 *
	 * @param dequeueCount how often it was delivered, this time included
	 */
	record Delivery(String messageId, String receipt, int dequeueCount, WorkMessage message) {
	}

}
