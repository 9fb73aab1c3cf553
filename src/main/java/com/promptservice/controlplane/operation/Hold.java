package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.queue.QueueUnavailableException;
import com.promptservice.controlplane.queue.StaleReceiptException;
import com.promptservice.controlplane.queue.WorkQueue.Delivery;

/**
 * What makes an operation this worker's: its lease, and the hidden message that would
 * bring it to another one. Both are prolonged every third of the lease's length.
 */
final class Hold {

	private static final int BEATS_PER_LEASE = 3;

	private static final int BEATS_PER_LEASE_IN_TROUBLE = 12;

	private final Engine engine;

	private final String operationId;

	private final HeldLease lease;

	private final Queue<Delivery> deliveredAgain = new ConcurrentLinkedQueue<>();

	private Delivery delivery;

	private Instant nextBeat;

	private Instant lastBeat;

	Hold(Engine engine, String operationId, HeldLease lease, Delivery delivery, Instant now) {
		this.engine = engine;
		this.operationId = operationId;
		this.lease = lease;
		this.delivery = delivery;
		this.lastBeat = now;
		this.nextBeat = now.plus(length().dividedBy(BEATS_PER_LEASE));
	}

	HeldLease lease() {
		return this.lease;
	}

	/**
	 * Prolongs what is due to be prolonged.
	 * @return when to call again
	 * @throws LeaseLostException when another worker has taken over
	 */
	Instant beat(Instant now) {
		takeInDeliveries();
		// a clock set back must not silence the heart
		if (now.isBefore(this.nextBeat) && !now.isBefore(this.lastBeat)) {
			return this.nextBeat;
		}
		this.lastBeat = now;
		try {
			if (!this.lease.renew()) {
				throw new LeaseLostException();
			}
			this.nextBeat = now.plus(length().dividedBy(BEATS_PER_LEASE));
		}
		catch (StoreUnavailableException ex) {
			this.nextBeat = now.plus(length().dividedBy(BEATS_PER_LEASE_IN_TROUBLE));
		}
		extend(length());
		return this.nextBeat;
	}

	/**
	 * Notes another delivery; any thread may call this.
	 */
	void deliveredAgain(Delivery again) {
		this.deliveredAgain.add(again);
	}

	private void takeInDeliveries() {
		for (Delivery again = this.deliveredAgain.poll(); again != null; again = this.deliveredAgain.poll()) {
			if (this.delivery == null || this.delivery.messageId().equals(again.messageId())) {
				this.delivery = again;
			}
			else {
				// one message per operation is enough
				delete(again);
			}
		}
	}

	/**
	 * The operation has ended: nobody needs to look at it any more.
	 */
	void finish() {
		takeInDeliveries();
		try {
			Marker.remove(this.engine.documents(), this.operationId);
		}
		catch (StoreUnavailableException ex) {
			// the sweep removes it
		}
		if (this.delivery != null) {
			delete(this.delivery);
		}
		this.lease.release();
	}

	/**
	 * Another worker may go on at once.
	 */
	void handOver() {
		this.lease.release();
		boolean shown = false;
		for (int i = 0; i < Engine.TRIES && !shown; i++) {
			shown = extend(Duration.ZERO);
		}
	}

	/**
	 * Hides the message for longer, or shows it.
	 * @return false when the queue did not answer; at worst the message is delivered
	 * again, to be recognised then
	 */
	private boolean extend(Duration visibility) {
		if (this.delivery == null) {
			return true;
		}
		try {
			this.delivery = this.engine.queue().extend(this.delivery, visibility);
			return true;
		}
		catch (StaleReceiptException ex) {
			this.delivery = null;
			return true;
		}
		catch (QueueUnavailableException ex) {
			return false;
		}
	}

	private void delete(Delivery surplus) {
		try {
			this.engine.queue().delete(surplus);
		}
		catch (StaleReceiptException | QueueUnavailableException ex) {
			// at worst it is delivered again, to be recognised then
		}
	}

	private Duration length() {
		return this.engine.properties().lease();
	}

}
