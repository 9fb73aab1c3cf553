package com.promptservice.controlplane.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import com.promptservice.controlplane.simulator.Simulator;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.core.WorldSnapshot;

/**
 * The simulated Azure of one world, what ails it, and a count of what was asked of it in
 * vain.
 */
final class Cloud {

	static final String ENDPOINT = "http://127.0.0.1:8090";

	static final String STRANGER = "http://169.254.169.254";

	private final Simulator simulator;

	private final Map<String, Ailment> ailments = new HashMap<>();

	private final Map<String, List<SimulatorResponse>> answers = new HashMap<>();

	private final Set<String> lies = new HashSet<>();

	private final List<String> repeats = new ArrayList<>();

	private final List<String> strangers = new ArrayList<>();

	private int changes;

	private int throttled;

	private Random throttling;

	Cloud(Simulator simulator) {
		this.simulator = simulator;
	}

	static boolean isPoll(SimulatorRequest request) {
		String path = request.uri().getPath().toLowerCase(Locale.ROOT);
		return request.method().equals("GET") && (path.contains("operations/") || path.contains("operationresults")
				|| path.contains("asyncoperations"));
	}

	/**
	 * Whether the request goes to Azure; a request to anybody else is noted.
	 */
	boolean isOurs(SimulatorRequest request) {
		boolean ours = request.uri().toString().startsWith(ENDPOINT + "/");
		if (!ours) {
			this.strangers.add(request.uri().toString());
		}
		return ours;
	}

	/**
	 * Azure's answer, unless something ails it.
	 */
	SimulatorResponse answer(SimulatorRequest request) {
		if (this.throttled > 0) {
			return throttled();
		}
		Ailment ailment = this.ailments.get(key(request));
		if (ailment != null && ailment.remaining-- > 0) {
			return ailment.answer;
		}
		return handle(request);
	}

	/**
	 * Azure's real answer.
	 */
	SimulatorResponse handle(SimulatorRequest request) {
		String key = key(request);
		boolean changing = !request.method().equals("GET") && !request.method().equals("HEAD");
		if (!changing) {
			SimulatorResponse answer = this.simulator.handle(request);
			this.answers.computeIfAbsent(key, (any) -> new ArrayList<>()).add(answer);
			return answer;
		}
		this.changes++;
		if (!request.method().equals("PUT")) {
			return this.simulator.handle(request);
		}
		String before = look(request);
		SimulatorResponse answer = this.simulator.handle(request);
		if (before != null && answer.status() < 300 && before.equals(look(request))
				&& !this.lies.contains(request.uri().getPath())) {
			this.repeats.add(key);
		}
		return answer;
	}

	/**
	 * The request is accepted, and what it starts ends in this way.
	 */
	SimulatorResponse fated(SimulatorRequest request, String kind) {
		this.simulator
			.handle(SimulatorRequest.of("POST", ENDPOINT + "/simulator/faults", "{\"kind\":\"" + kind + "\"}"));
		return handle(request);
	}

	/**
	 * The answer to an earlier request of the kind, or that there is nothing.
	 */
	SimulatorResponse stale(SimulatorRequest request) {
		SimulatorResponse now = handle(request);
		List<SimulatorResponse> all = this.answers.get(key(request));
		lieAbout(request);
		return (all.size() > 1) ? all.get(all.size() - 2)
				: isPoll(request) ? now : ArmAnswers.error(404, "ResourceNotFound", "The Resource was not found.");
	}

	/**
	 * From now on the caller cannot be blamed for writing this resource again.
	 */
	void lieAbout(SimulatorRequest request) {
		this.lies.add(request.uri().getPath());
	}

	/**
	 * Requests like this one are answered with this a number of times.
	 */
	void ail(SimulatorRequest request, SimulatorResponse answer, int times) {
		this.ailments.put(key(request), new Ailment(answer, times));
	}

	/**
	 * Whatever ailed Azure is over.
	 */
	void heal() {
		this.throttled = 0;
		this.ailments.clear();
		this.simulator.handle(SimulatorRequest.of("DELETE", ENDPOINT + "/simulator/faults"));
		WorldSnapshot ill = this.simulator.snapshot();
		if (ill.operations().stream().anyMatch((operation) -> !operation.done() && operation.endsAt() == null)) {
			this.simulator.restore(new WorldSnapshot(ill.resources(),
					ill.operations().stream().map(Cloud::ending).toList(), ill.idState()));
		}
	}

	/**
	 * Azure's own people end what would never have ended.
	 */
	private static Operation ending(Operation operation) {
		return (operation.endsAt() != null) ? operation
				: new Operation(operation.id(), operation.type(), operation.subject(), operation.others(),
						operation.location(), operation.startedAt(), operation.startedAt(), operation.deletion(),
						operation.locks(), Fate.GOOD, operation.done());
	}

	/**
	 * The next requests are too many, whatever they ask.
	 */
	void throttle(int requests, Random random) {
		this.throttled = requests;
		this.throttling = random;
	}

	private SimulatorResponse throttled() {
		this.throttled--;
		return switch (this.throttling.nextInt(7)) {
			case 0 -> ArmAnswers.throttled("1");
			case 1 -> ArmAnswers.throttled("30");
			case 2 -> ArmAnswers.throttled("0");
			case 3 -> ArmAnswers.throttled("-5");
			case 4 -> ArmAnswers.throttled("100000000");
			case 5 -> ArmAnswers.throttled("Sun, 01 Nov 2026 08:05:00 GMT");
			default -> ArmAnswers.error(429, "TooManyRequests", "Too many requests.");
		};
	}

	List<String> repeats() {
		return this.repeats;
	}

	List<String> strangers() {
		return this.strangers;
	}

	int changes() {
		return this.changes;
	}

	Simulator simulator() {
		return this.simulator;
	}

	WorldSnapshot snapshot() {
		return this.simulator.snapshot();
	}

	void restore(WorldSnapshot snapshot) {
		heal();
		this.simulator.restore(snapshot);
		this.answers.clear();
		this.lies.clear();
		this.repeats.clear();
		this.strangers.clear();
	}

	/**
	 * A resource at rest as a GET shows it, without its version; null when it is not
	 * there or not at rest.
	 */
	private String look(SimulatorRequest put) {
		SimulatorResponse seen = this.simulator
			.handle(new SimulatorRequest("GET", put.uri(), put.headers(), new byte[0]));
		String body = new String(seen.body(), java.nio.charset.StandardCharsets.UTF_8);
		boolean atRest = seen.status() == 200
				&& (!body.contains("\"provisioningState\"") || body.contains("\"provisioningState\":\"Succeeded\""));
		return atRest ? body.replaceAll("\"etag\":\"([^\"\\\\]|\\\\.)*\"", "") : null;
	}

	private static String key(SimulatorRequest request) {
		return request.method() + " " + request.uri().getPath();
	}

	/**
	 * A bad answer that lasts.
	 */
	private static final class Ailment {

		private final SimulatorResponse answer;

		private int remaining;

		private Ailment(SimulatorResponse answer, int remaining) {
			this.answer = answer;
			this.remaining = remaining;
		}

	}

}
