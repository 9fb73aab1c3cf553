package com.promptservice.controlplane.queue;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as it travels: JSON text, readable in every tool that shows queues.
 */
record MessageBody(Integer schemaVersion, String operationId, String traceparent) {

	private static final int VERSION = 1;

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	static String of(WorkMessage message) {
		return MAPPER.writeValueAsString(new MessageBody(VERSION, message.operationId(), message.traceparent()));
	}

	/**
	 * The message in a body.
	 * @throws UnreadableMessageException saying what is wrong with it
	 */
	static WorkMessage parse(String text) {
		try {
			MessageBody body = MAPPER.readValue(text, MessageBody.class);
			if (body == null || body.schemaVersion() == null) {
				throw new UnreadableMessageException("it has no schema version", false);
			}
			if (body.schemaVersion() != VERSION) {
				throw new UnreadableMessageException("its schema version " + body.schemaVersion() + " is not known",
						body.schemaVersion() > VERSION);
			}
			return new WorkMessage(body.operationId(), body.traceparent());
		}
		catch (JacksonException ex) {
			throw new UnreadableMessageException("it is not the JSON of a message", false);
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableMessageException(ex.getMessage(), false);
		}
	}

}
