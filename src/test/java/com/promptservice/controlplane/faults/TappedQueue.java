package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import com.promptservice.controlplane.faults.CallSite.Port;
import com.promptservice.controlplane.queue.QueueUnavailableException;
import com.promptservice.controlplane.queue.WorkMessage;
import com.promptservice.controlplane.queue.WorkQueue;

/**
 * The queue port as one process sees it, faults included.
 */
final class TappedQueue implements WorkQueue {

	private final MemoryQueue queue;

	private final Tap tap;

	TappedQueue(MemoryQueue queue, Tap tap) {
		this.queue = queue;
		this.tap = tap;
	}

	@Override
	public void send(WorkMessage message, Duration delay) {
		call("send", message.operationId(), true, (fault) -> {
			if (is(fault, FaultKind.F6_MESSAGE_LOST)) {
				return true;
			}
			this.queue.send(message, delay);
			if (is(fault, FaultKind.F5_DELIVERED_TWICE)) {
				this.queue.send(message, fault.random().nextBoolean() ? delay : Duration.ofMinutes(3));
			}
			return true;
		});
	}

	@Override
	public List<Delivery> receive(int max, Duration visibility) {
		return call("receive", "", true, (fault) -> {
			List<Delivery> deliveries = this.queue.receive(max, visibility);
			if (is(fault, FaultKind.F5_DELIVERED_TWICE)) {
				deliveries.forEach(this.queue::reveal);
			}
			return deliveries;
		});
	}

	@Override
	public Delivery extend(Delivery delivery, Duration visibility) {
		return call("extend", delivery.message().operationId(), true, (fault) -> {
			Delivery extended = this.queue.extend(delivery, visibility);
			if (is(fault, FaultKind.F5_DELIVERED_TWICE)) {
				this.queue.reveal(extended);
			}
			return extended;
		});
	}

	@Override
	public void delete(Delivery delivery) {
		call("delete", delivery.message().operationId(), true, (fault) -> {
			if (is(fault, FaultKind.F5_DELIVERED_TWICE)) {
				this.queue.reveal(delivery);
			}
			else {
				this.queue.delete(delivery);
			}
			return true;
		});
	}

	@Override
	public void onSend(Runnable listener) {
		// nobody sleeps here
	}

	@Override
	public int depth() {
		Supplier<Integer> depth = this.queue::depth;
		return call("depth", "", false, (fault) -> depth.get());
	}

	@Override
	public Optional<Duration> oldestAge() {
		Supplier<Optional<Duration>> oldestAge = this.queue::oldestAge;
		return call("oldestAge", "", false, (fault) -> oldestAge.get());
	}

	private <T> T call(String verb, String subject, boolean changes, Real<T> real) {
		Fault fault = this.tap.before(Port.QUEUE, verb, subject, changes);
		if (is(fault, FaultKind.F4_NOT_DONE)) {
			throw new QueueUnavailableException("The queue did not answer", null);
		}
		T result = real.with(fault);
		this.tap.after(fault);
		if (is(fault, FaultKind.F3_DONE_BUT_FAILED)) {
			throw new QueueUnavailableException("The queue's answer was lost", null);
		}
		return result;
	}

	private static boolean is(Fault fault, FaultKind kind) {
		return fault != null && fault.kind() == kind;
	}

	/**
	 * The call on the real queue, which may act out a fault.
	 */
	private interface Real<T> {

		T with(Fault fault);

	}

}
