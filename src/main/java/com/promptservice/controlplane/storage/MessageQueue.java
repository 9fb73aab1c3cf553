package com.promptservice.controlplane.storage;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.models.QueueMessageItem;

/**
 * One queue, each call one request. Every method throws {@link StorageException} and
 * nothing else of Azure's.
 */
public final class MessageQueue {

	private static final Duration FOR_EVER = Duration.ofSeconds(-1);

	private final QueueClient client;

	private final boolean made;

	/**
	 * A queue.
	 * @param made whether the queue is made when a message finds it missing
	 */
	MessageQueue(QueueClient client, boolean made) {
		this.client = client;
		this.made = made;
	}

	/**
	 * Sends a message that waits for ever.
	 * @param body at most 64 KiB
	 * @param delay up to seven days, in whole seconds
	 */
	public void send(String body, Duration delay) {
		inQueue(() -> this.client.sendMessageWithResponse(body, delay, FOR_EVER, null, Context.NONE));
	}

	/**
	 * Takes up to 32 visible messages; none when the queue is not there.
	 * @param visibility how long they stay hidden, one second to seven days
	 */
	public List<Message> receive(int max, Duration visibility) {
		return StorageException.translated(() -> this.client.receiveMessages(max, visibility, null, Context.NONE)
			.stream()
			.map(Message::of)
			.toList());
	}

	/**
	 * Hides a delivered message for longer, or shows it with zero; its body stays.
	 * @return the new receipt
	 */
	public String extend(String id, String receipt, Duration visibility) {
		return StorageException.translated(() -> this.client.updateMessage(id, receipt, null, visibility))
			.getPopReceipt();
	}

	public void delete(String id, String receipt) {
		StorageException.translated(() -> {
			this.client.deleteMessage(id, receipt);
			return id;
		});
	}

	/**
	 * How many messages wait, visible or not; approximate.
	 */
	public int depth() {
		return (int) StorageException.translated(this.client::getProperties).getApproximateMessagesCountLong();
	}

	private void inQueue(Supplier<?> send) {
		try {
			StorageException.translated(send);
		}
		catch (StorageException ex) {
			if (!this.made || ex.kind() != StorageException.Kind.NO_CONTAINER) {
				throw ex;
			}
			StorageException.translated(this.client::createIfNotExists);
			StorageException.translated(send);
		}
	}

	/**
	 * A delivered message.
	 *
	 * @param dequeueCount how often it was delivered, this time included
	 */
	public record Message(String id, String receipt, int dequeueCount, String body) {

		private static Message of(QueueMessageItem item) {
			String body = (item.getBody() != null) ? item.getBody().toString() : "";
			return new Message(item.getMessageId(), item.getPopReceipt(), (int) item.getDequeueCount(), body);
		}

	}

}
