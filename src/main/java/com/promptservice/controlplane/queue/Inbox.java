package com.promptservice.controlplane.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import com.promptservice.controlplane.queue.WorkQueue.Delivery;
import com.promptservice.controlplane.storage.MessageQueue;
import com.promptservice.controlplane.storage.StorageException;
import com.promptservice.controlplane.storage.StoragePlace;
import com.promptservice.controlplane.storage.StoragePlaces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receives from one place's queue and sorts out what is no message: it goes to the
 * place's poison queue with the reason, and hurts nobody. The message of a newer version
 * is left to newer replicas for a while.
 */
final class Inbox {

	private static final Logger logger = LoggerFactory.getLogger(Inbox.class);

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final int CHANCES = 5;

	private static final int LONGEST_BODY = 8192;

	private final StoragePlaces places;

	Inbox(StoragePlaces places) {
		this.places = places;
	}

	/**
	 * Takes visible messages; none when the place has no queue yet, or no more.
	 * @throws QueueUnavailableException when the queue cannot be asked
	 */
	List<Delivery> receive(String name, int max, Duration visibility) {
		StoragePlace place = this.places.find(name).orElse(null);
		if (place == null) {
			return List.of();
		}
		try {
			List<Delivery> deliveries = new ArrayList<>();
			for (MessageQueue.Message message : place.queue().receive(max, visibility)) {
				try {
					deliveries.add(StorageWorkQueue.delivery(name, message, MessageBody.parse(message.body())));
				}
				catch (UnreadableMessageException ex) {
					sortOut(place, message, ex);
				}
			}
			return deliveries;
		}
		catch (StorageException ex) {
			this.places.forget(name);
			if (place.isEmptyBy(ex)) {
				return List.of();
			}
			throw StorageWorkQueue.unavailable(name, ex);
		}
	}

	private static void sortOut(StoragePlace place, MessageQueue.Message message, UnreadableMessageException why) {
		if (why.fromNewerVersion() && message.dequeueCount() < CHANCES) {
			return;
		}
		logger.warn("Message {} of {} goes to the poison queue: {}", message.id(), place.name(), why.getMessage());
		String body = message.body();
		try {
			place.poison()
				.send(MAPPER.writeValueAsString(Map.of("reason", why.getMessage(), "messageId", message.id(), "body",
						(body.length() <= LONGEST_BODY) ? body : body.substring(0, LONGEST_BODY))), Duration.ZERO);
			place.queue().delete(message.id(), message.receipt());
		}
		catch (StorageException ex) {
			// it comes again and is sorted out then
		}
	}

}
