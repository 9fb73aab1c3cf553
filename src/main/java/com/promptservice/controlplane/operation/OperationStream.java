package com.promptservice.controlplane.operation;

import java.io.IOException;
import java.time.Duration;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Sends an operation's status monitor whenever it changes, until the operation has ended
 * or the client has gone.
 */
final class OperationStream {

	private static final String EVENT = "operation";

	private static final Duration COMMENT_INTERVAL = Duration.ofSeconds(15);

	private final OperationReader reader;

	private final OperationResponses responses;

	OperationStream(OperationReader reader, OperationResponses responses) {
		this.reader = reader;
		this.responses = responses;
	}

	/**
	 * Starts sending.
	 * @param lastEventId the last event that the client has seen, or null
	 */
	SseEmitter open(Operation first, String lastEventId, Caller caller) {
		SseEmitter emitter = new SseEmitter(0L);
		Thread.ofVirtual().name("events-" + first.id()).start(() -> send(emitter, first, lastEventId, caller));
		return emitter;
	}

	private void send(SseEmitter emitter, Operation first, String lastEventId, Caller caller) {
		try {
			Operation operation = first;
			String seen = lastEventId;
			while (true) {
				String id = id(operation);
				if (!id.equals(seen)) {
					emitter.send(SseEmitter.event()
						.id(id)
						.name(EVENT)
						.data(this.responses.view(operation), MediaType.APPLICATION_JSON));
					seen = id;
				}
				else if (!operation.hasEnded()) {
					emitter.send(SseEmitter.event().comment("still " + operation.status()));
				}
				if (operation.hasEnded() || this.reader.isStopping()) {
					emitter.complete();
					return;
				}
				operation = this.reader.await(first.id(), caller, COMMENT_INTERVAL,
						(current) -> !id(current).equals(id));
			}
		}
		catch (IOException | ApiException | IllegalStateException ex) {
			// the client has gone, or the store; a client that still listens comes back
			emitter.completeWithError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String id(Operation operation) {
		return this.responses.etag(operation).replace("\"", "");
	}

}
