package com.promptservice.controlplane.faults.port;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.promptservice.controlplane.queue.QueueUnavailableException;
import com.promptservice.controlplane.queue.WorkMessage;
import com.promptservice.controlplane.queue.WorkQueue;

/**
 * A work queue whose calls are recorded and can fail; confused, it loses what is sent and
 * delivers twice what is received.
 */
public final class RecordingWorkQueue implements WorkQueue {

	private final WorkQueue queue;

	private final Calls calls;

	public RecordingWorkQueue(WorkQueue queue, Calls calls) {
		this.queue = queue;
		this.calls = calls;
	}

	@Override
	public void send(WorkMessage message, Duration delay) {
		perform("send", message.operationId(), () -> {
			this.queue.send(message, delay);
			return true;
		}, () -> true);
	}

	@Override
	public List<Delivery> receive(int max, Duration visibility) {
		// an empty answer is no call worth failing, there would be too many
		List<Delivery> visible = this.queue.receive(max, visibility);
		if (visible.isEmpty()) {
			return visible;
		}
		visible.forEach((delivery) -> this.queue.extend(delivery, Duration.ZERO));
		return perform("receive", "", () -> this.queue.receive(max, visibility), () -> {
			List<Delivery> once = this.queue.receive(max, visibility);
			once.forEach((delivery) -> this.queue.send(delivery.message(), Duration.ZERO));
			return Stream.concat(once.stream(), this.queue.receive(max, visibility).stream()).limit(max).toList();
		});
	}

	@Override
	public Delivery extend(Delivery delivery, Duration visibility) {
		Supplier<Delivery> extend = () -> this.queue.extend(delivery, visibility);
		return perform("extend", delivery.message().operationId(), extend, extend);
	}

	@Override
	public void delete(Delivery delivery) {
		Supplier<Boolean> delete = () -> {
			this.queue.delete(delivery);
			return true;
		};
		perform("delete", delivery.message().operationId(), delete, () -> true);
	}

	@Override
	public int depth() {
		return this.queue.depth();
	}

	@Override
	public Optional<Duration> oldestAge() {
		return this.queue.oldestAge();
	}

	@Override
	public void onSend(Runnable listener) {
		this.queue.onSend(listener);
	}

	private <T> T perform(String action, String subject, Supplier<T> real, Supplier<T> confused) {
		return this.calls.perform("queue", action, subject, real,
				(message) -> new QueueUnavailableException(message, null), confused);
	}

}
