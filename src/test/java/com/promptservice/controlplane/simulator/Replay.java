package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import static com.promptservice.controlplane.simulator.FabricArm.text;

/**
 * Says to the local Azure what was once said to the real one, and notes where the answers
 * differ.
 */
final class Replay {

	private static final String OPERATION = "Azure-AsyncOperation";

	private final Arm arm = Arm.unjudged();

	private final Stage stage = new Stage(this.arm);

	private final String recording;

	private final BiFunction<RecordedExchange, SimulatorResponse, SimulatorResponse> plant;

	private final List<Difference> differences = new ArrayList<>();

	private final Map<String, Integer> covered = new TreeMap<>();

	/** Addresses of operations: the recorded one to ours. */
	private final Map<String, String> addresses = new HashMap<>();

	/** What polls of an operation of ours said, by its address. */
	private final Map<String, Set<String>> sequences = new HashMap<>();

	private final Map<String, Set<String>> recordedSequences = new HashMap<>();

	/**
	 * A replay.
	 * @param plant what becomes of each answer before it is compared
	 */
	Replay(String recording, BiFunction<RecordedExchange, SimulatorResponse, SimulatorResponse> plant) {
		this.recording = recording;
		this.plant = plant;
	}

	/** Replays a session. */
	Replay run(List<RecordedExchange> session) {
		this.stage.prepare(session);
		for (RecordedExchange recorded : session) {
			if (recorded.poll()) {
				follow(recorded);
			}
			else {
				ask(recorded);
			}
		}
		return this;
	}

	List<Difference> differences() {
		return this.differences;
	}

	/** How often each operation was compared. */
	Map<String, Integer> covered() {
		return this.covered;
	}

	private void ask(RecordedExchange recorded) {
		boolean fabric = recorded.arm().namespace().equals("Microsoft.ServiceFabric");
		if (recorded.write() && !fabric) {
			this.arm.settle();
		}
		this.stage.fill(recorded);
		SimulatorResponse answer = send(recorded);
		if (!recorded.write() && recorded.body() != null
				&& !state(recorded.body()).equals(state(recorded.body(), answer.json()))) {
			this.arm.settle();
			answer = send(recorded);
		}
		compare(recorded, answer);
		if (answer.header(OPERATION) != null && recorded.header("azure-asyncoperation") != null) {
			remember(recorded.header("azure-asyncoperation"), answer.header(OPERATION));
		}
		if (answer.header("Location") != null && recorded.header("location") != null && answer.status() == 202) {
			remember(recorded.header("location"), answer.header("Location"));
		}
	}

	private SimulatorResponse send(RecordedExchange recorded) {
		return this.plant.apply(recorded,
				this.stage.send(recorded.method(), recorded.url(), this.stage.body(recorded)));
	}

	private void remember(String recorded, String ours) {
		String address = FabricArm.path(ours);
		this.addresses.put(recorded.replaceFirst("\\?.*", ""), address);
		Set<String> seen = this.sequences.computeIfAbsent(address, (any) -> new LinkedHashSet<>());
		SimulatorResponse first = this.arm.simulator.handle(SimulatorRequest.of("GET", address));
		seen.add(word(first.status(), first.json()));
	}

	/** The recording asked many times; here the clock goes on until the end. */
	private void follow(RecordedExchange recorded) {
		String address = this.addresses.get(recorded.path());
		if (address == null) {
			return; // what started it was not kept
		}
		Set<String> real = this.recordedSequences.computeIfAbsent(address, (any) -> new LinkedHashSet<>());
		real.add(recorded.word());
		Set<String> ours = this.sequences.get(address);
		SimulatorResponse poll = poll(recorded, address, ours);
		for (int i = 0; recorded.ended() && running(word(poll.status(), poll.json())) && i < 1_000; i++) {
			this.arm.pass(10);
			poll = poll(recorded, address, ours);
		}
		if (recorded.ended()) {
			compare(recorded, poll);
			if (!new ArrayList<>(ours).containsAll(real) || !inOrder(ours, real)) {
				differ(recorded, "sequence " + ours + ", not " + real);
			}
		}
	}

	private SimulatorResponse poll(RecordedExchange recorded, String address, Set<String> seen) {
		SimulatorResponse poll = this.plant.apply(recorded,
				this.arm.simulator.handle(SimulatorRequest.of("GET", address)));
		seen.add(word(poll.status(), poll.json()));
		return poll;
	}

	/** An empty object. */
	static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	/** Whether a poll that says this is not the last one. */
	static boolean running(String word) {
		return word.equals("202") || word.startsWith("InProgress") || word.startsWith("Created ");
	}

	private static boolean inOrder(Set<String> ours, Set<String> real) {
		List<String> kept = new ArrayList<>(ours);
		kept.retainAll(real);
		return kept.equals(new ArrayList<>(real));
	}

	/** What a poll says: the word in its body, or its status. */
	static String word(int status, JsonNode body) {
		return (body != null && body.has("status"))
				? text(body, "/status") + (body.has("percentComplete") ? " " + text(body, "/percentComplete") : "")
				: String.valueOf(status);
	}

	private void compare(RecordedExchange recorded, SimulatorResponse ours) {
		this.covered.merge(recorded.operation(), 1, Integer::sum);
		JsonNode body = ours.json();
		differ(recorded, "status", recorded.status(), ours.status());
		differ(recorded, OPERATION, recorded.header("azure-asyncoperation") != null, ours.header(OPERATION) != null);
		differ(recorded, "Location", recorded.header("location") != null, ours.header("Location") != null);
		String retry = recorded.header("retry-after");
		if (retry != null && !retry.equals("0")) { // 0: an old recorder shortened it
			differ(recorded, "Retry-After", true, ours.header("Retry-After") != null);
		}
		differ(recorded, "body", recorded.body() != null, body != null);
		if (recorded.body() == null || body == null || recorded.status() != ours.status()) {
			return;
		}
		differ(recorded, "state", state(recorded.body()), state(recorded.body(), body));
		if (recorded.status() >= 400) {
			differ(recorded, "code", text(recorded.body(), "/error/code"), text(body, "/error/code"));
		}
		boolean wide = recorded.arm().collection() && recorded.arm().group() == null;
		String when = this.stage.replaced(recorded.url())
				? " (asked at another version than " + Stage.version(recorded.url()) + ")" : "";
		BodyComparison.differences(recorded.body(), body, wide).forEach((what) -> differ(recorded, what + when));
	}

	private static String state(JsonNode body) {
		return state(body, body);
	}

	/** Those states of a body that the real one has as well. */
	private static String state(JsonNode real, JsonNode body) {
		if (body == null || !body.isObject()) {
			return "none";
		}
		return Stream.of("provisioningState", "clusterState", "peeringState", "peeringSyncLevel")
			.filter((field) -> real.path("properties").has(field))
			.map((field) -> body.path("properties").path(field).asString(""))
			.toList()
			.toString();
	}

	private void differ(RecordedExchange recorded, String what, Object real, Object ours) {
		if (!Objects.equals(real, ours)) {
			differ(recorded, what + " " + ours + ", not " + real);
		}
	}

	private void differ(RecordedExchange recorded, String what) {
		this.differences.add(new Difference(this.recording, recorded.number(), recorded.operation(), what));
	}

}
