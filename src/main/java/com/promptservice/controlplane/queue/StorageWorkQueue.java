package com.promptservice.controlplane.queue;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import com.promptservice.controlplane.storage.MessageQueue;
import com.promptservice.controlplane.storage.StorageException;
import com.promptservice.controlplane.storage.StoragePlaces;

/**
 * The work queue as one Azure Storage queue for each place, which all replicas share: a
 * message is sent to the queue of its operation's place and received from every place's.
 * <p>
 * Idle cost: what empty queues are asked for is paced by whoever polls; the regions whose
 * queues there are cost 120 listings an hour.
 */
public final class StorageWorkQueue implements WorkQueue {

	private static final String SEPARATOR = "/";

	private final StoragePlaces places;

	private final QueueRounds rounds;

	private final QueueSurvey survey;

	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/**
	 * A queue.
	 * @param longestPause how long an empty queue is left alone at most
	 * @param executor asks queues side by side, so that one that does not answer holds up
	 * none of the others
	 */
	public StorageWorkQueue(StoragePlaces places, Duration longestPause, Executor executor) {
		this(places, longestPause, executor, System::nanoTime);
	}

	/**
	 * A queue by another time than the process's.
	 */
	public StorageWorkQueue(StoragePlaces places, Duration longestPause, Executor executor, LongSupplier nanos) {
		this.places = places;
		this.rounds = new QueueRounds(places, longestPause, executor, this::ring, nanos);
		this.survey = new QueueSurvey(places, executor);
	}

	@Override
	public void send(WorkMessage message, Duration delay) {
		String place = this.places.placeOf(message.operationId());
		at(place, (queue) -> {
			queue.send(MessageBody.of(message), delay);
			return place;
		}, message.operationId());
		if (delay.isZero()) {
			this.rounds.wake(place);
			ring();
		}
	}

	@Override
	public List<Delivery> receive(int max, Duration visibility) {
		return this.rounds.receive(max, visibility);
	}

	@Override
	public Delivery extend(Delivery delivery, Duration visibility) {
		Id id = Id.of(delivery);
		String receipt = at(id.place(), (queue) -> queue.extend(id.message(), delivery.receipt(), visibility),
				delivery.messageId());
		if (visibility.isZero()) {
			this.rounds.wake(id.place());
			ring();
		}
		return new Delivery(delivery.messageId(), receipt, delivery.dequeueCount(), delivery.message());
	}

	@Override
	public void delete(Delivery delivery) {
		Id id = Id.of(delivery);
		at(id.place(), (queue) -> {
			queue.delete(id.message(), delivery.receipt());
			return id;
		}, delivery.messageId());
	}

	@Override
	public int depth() {
		Map<String, Integer> depths = this.survey.ask(this.rounds.places(), MessageQueue::depth, 0);
		// somebody works there, and may die: a message may soon be visible again
		depths.forEach((place, depth) -> {
			if (depth > 0) {
				this.rounds.wake(place);
			}
		});
		return depths.values().stream().mapToInt(Integer::intValue).sum();
	}

	@Override
	public Optional<Duration> oldestAge() {
		return this.survey.ask(this.rounds.places(), MessageQueue::oldestAge, Optional.<Duration>empty())
			.values()
			.stream()
			.flatMap(Optional::stream)
			.max(Comparator.naturalOrder());
	}

	@Override
	public void onSend(Runnable listener) {
		this.listeners.add(listener);
	}

	private void ring() {
		this.listeners.forEach(Runnable::run);
	}

	private <T> T at(String place, Function<MessageQueue, T> call, String subject) {
		try {
			return this.places.at(place, (found) -> call.apply(found.queue()))
				.orElseThrow(() -> unavailable(place, null));
		}
		catch (StorageException ex) {
			if (ex.kind() == StorageException.Kind.RECEIPT) {
				throw new StaleReceiptException(subject);
			}
			throw unavailable(place, ex);
		}
	}

	static QueueUnavailableException unavailable(String place, StorageException cause) {
		return new QueueUnavailableException("The work queue of '" + place + "' cannot be reached", cause);
	}

	static Delivery delivery(String place, MessageQueue.Message message, WorkMessage content) {
		return new Delivery(place + SEPARATOR + message.id(), message.receipt(), message.dequeueCount(), content);
	}

	private record Id(String place, String message) {

		private static Id of(Delivery delivery) {
			String[] parts = delivery.messageId().split(SEPARATOR, 2);
			return new Id(parts[0], parts[1]);
		}

	}

}
