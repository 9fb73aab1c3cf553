package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.promptservice.controlplane.faults.MemoryQueue.Stored;
import com.promptservice.controlplane.queue.StaleReceiptException;
import com.promptservice.controlplane.queue.WorkQueue.Delivery;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;

/**
 * Queues by Azure Storage's wire protocol, over a world's queue. Operations on regions
 * all live in the home account, so every other queue is empty, but for poison.
 */
final class StorageMessages {

	private static final Pattern TEXT = Pattern.compile("<MessageText>(.*)</MessageText>", Pattern.DOTALL);

	private final MemoryQueue queue;

	StorageMessages(MemoryQueue queue) {
		this.queue = queue;
	}

	SimulatorResponse answer(StorageCall call) {
		if (call.isPoison()) {
			return sent("poison");
		}
		if (!call.isHomeQueue()) {
			return StorageAnswer.refused(404, "QueueNotFound");
		}
		try {
			return switch (call.verb()) {
				case "send" -> send(call);
				case "receive" ->
					list(this.queue.take(Integer.parseInt(call.query().get("numofmessages")), seconds(call)));
				case "extend" -> extend(call);
				case "delete" -> {
					this.queue.delete(delivery(call));
					yield StorageAnswer.ok(204);
				}
				case "depth" ->
					StorageAnswer.ok(200, "x-ms-approximate-messages-count", Integer.toString(this.queue.depth()));
				default -> throw new AssertionError(call.verb() + " " + call);
			};
		}
		catch (StaleReceiptException ex) {
			return StorageAnswer.refused(404, "MessageNotFound");
		}
	}

	private SimulatorResponse send(StorageCall call) {
		Matcher text = TEXT.matcher(new String(call.body(), java.nio.charset.StandardCharsets.UTF_8));
		if (!text.find()) {
			throw new AssertionError("a message without text");
		}
		return sent(this.queue.send(null, text.group(1), seconds(call)));
	}

	private SimulatorResponse extend(StorageCall call) {
		Delivery extended = this.queue.extend(delivery(call), seconds(call));
		return StorageAnswer.ok(204, "x-ms-popreceipt", extended.receipt(), "x-ms-time-next-visible",
				StorageAnswer.time(WorldClock.DAWN));
	}

	private static Delivery delivery(StorageCall call) {
		String id = call.name().substring("messages/".length());
		return new Delivery(id, call.query().get("popreceipt"), 0, null);
	}

	private static Duration seconds(StorageCall call) {
		return Duration.ofSeconds(Long.parseLong(call.query().getOrDefault("visibilitytimeout", "0")));
	}

	private static SimulatorResponse sent(String id) {
		SimulatorResponse answer = xml("<MessageId>" + id + "</MessageId>" + times() + "<PopReceipt>none</PopReceipt>");
		return new SimulatorResponse(201, answer.headers(), answer.body(), false, Duration.ZERO);
	}

	private static SimulatorResponse list(List<Stored> messages) {
		StringBuilder all = new StringBuilder();
		for (Stored stored : messages) {
			// the text is kept escaped, as it came
			all.append("<QueueMessage><MessageId>")
				.append(stored.id())
				.append("</MessageId>")
				.append(times())
				.append("<PopReceipt>")
				.append(stored.delivery().receipt())
				.append("</PopReceipt><DequeueCount>")
				.append(stored.dequeued())
				.append("</DequeueCount><MessageText>")
				.append(stored.text())
				.append("</MessageText></QueueMessage>");
		}
		return StorageAnswer.xml("<QueueMessagesList>" + all + "</QueueMessagesList>");
	}

	private static SimulatorResponse xml(String message) {
		return StorageAnswer.xml("<QueueMessagesList><QueueMessage>" + message + "</QueueMessage></QueueMessagesList>");
	}

	private static String times() {
		String time = StorageAnswer.time(WorldClock.DAWN);
		return "<InsertionTime>" + time + "</InsertionTime><ExpirationTime>" + time
				+ "</ExpirationTime><TimeNextVisible>" + time + "</TimeNextVisible>";
	}

}
