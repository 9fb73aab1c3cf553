package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.ArmPath;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static com.promptservice.controlplane.simulator.FabricArm.text;

/**
 * One request that real Azure was sent, and its answer.
 *
 * @param number the place in its session; some requests between were not kept
 * @param method the method
 * @param url path and query
 * @param request the body that was sent; null for none, or when it was not kept
 * @param status the status of the answer
 * @param headers those headers of the answer that were kept, in lower case
 * @param body the body of the answer, null for none
 */
record RecordedExchange(int number, String method, String url, ObjectNode request, int status, JsonNode headers,
		JsonNode body) {

	private static final String SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000000";

	private static final List<String> POLLS = List.of("/operations/", "/operationresults/", "/asyncoperations/",
			"/managedclusteroperations/", "/managedclusteroperationresults/");

	/** Every exchange of a recording, in order. */
	static List<RecordedExchange> in(Path file) throws IOException {
		// one recorder left its own subscription in some ids
		String text = Files.readString(file).replaceAll("/subscriptions/[0-9a-f-]{36}", SUBSCRIPTION);
		return new JsonMapper().readTree(text).get("interactions").valueStream().map(RecordedExchange::of).toList();
	}

	private static RecordedExchange of(JsonNode kept) {
		JsonNode asked = kept.get("request");
		// one recorder wrote down how Python shows bytes
		JsonNode sent = (asked != null && asked.isString())
				? new JsonMapper().readTree(asked.asString().replaceAll("(?s)^[^{]*|[^}]*$", "")) : asked;
		JsonNode answered = kept.get("body");
		return new RecordedExchange(kept.get("n").asInt(), text(kept, "/method"), text(kept, "/url"),
				(sent instanceof ObjectNode object) ? object : null, kept.get("status").asInt(), kept.get("headers"),
				(answered == null || answered.isNull()) ? null : answered);
	}

	/** The path without the query. */
	String path() {
		return this.url.replaceFirst("\\?.*", "");
	}

	/** The path, taken apart. */
	ArmPath arm() {
		return ArmPath.parse(path());
	}

	/** Method and type, as differences name them. */
	String operation() {
		return this.method + " " + arm().typeKey();
	}

	/** Whether this asks how an operation is going. */
	boolean poll() {
		String path = path().toLowerCase(Locale.ROOT);
		return this.method.equals("GET") && POLLS.stream().anyMatch(path::contains);
	}

	/** Whether an operation had ended when this was answered. */
	boolean ended() {
		return this.status != 202 && !Replay.running(word());
	}

	/** The status in the body of a poll, or the status code of one without a body. */
	String word() {
		return Replay.word(this.status, this.body);
	}

	/** Whether this is a write. */
	boolean write() {
		return !this.method.equals("GET") && !this.method.equals("HEAD");
	}

	String header(String name) {
		return (this.headers.get(name) == null) ? null : this.headers.get(name).asString();
	}

}
