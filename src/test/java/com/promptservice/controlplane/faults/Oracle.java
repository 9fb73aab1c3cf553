package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import com.promptservice.controlplane.faults.Verdict.Rule;
import tools.jackson.databind.JsonNode;

/**
 * Judges a world after everything has come to rest: nothing lost, every end final and
 * true, no orphan, nobody else harmed, nothing done twice, nothing left behind.
 */
final class Oracle {

	private static final List<String> SECRETS = List.of("PRIVATE KEY", "earer ey", "?sig=", "&sig=", "client_secret",
			"\"password\"");

	private static final Set<FaultKind> MAY_FAIL = Set.of(FaultKind.F13_CLOCK, FaultKind.F18_ARM_TERMINAL,
			FaultKind.F19_LONG_RUNNING, FaultKind.F22_PERSON);

	private static final Set<String> PLACES = Set.of("regions/", "operations/", "config/", "config-versions/",
			"joined-operations/");

	private final Baseline baseline;

	private final Map<String, String> foreign;

	Oracle(Baseline baseline, Scenario.Start start) {
		this.baseline = baseline;
		this.foreign = baseline.foreign().get(start);
	}

	/**
	 * Judges a world at rest.
	 * @param kind what struck, or null when nothing did
	 * @param came whether the world came to rest in time
	 * @param known operations that were judged before
	 */
	void judge(World world, FaultKind kind, boolean came, Set<String> known, Verdict verdict) {
		Records records = new Records(world);
		operations(world, records, kind, known, verdict);
		if (!came) {
			verdict.add(Rule.STUCK, "no rest: " + open(records) + ", " + world.queue().depth() + " messages");
			return;
		}
		replays(world, verdict);
		truth(world, records, kind, verdict);
		foreign(world, records.deleted() || kind == FaultKind.F22_PERSON, verdict);
		sideEffects(world, kind, verdict);
		leaks(world, verdict);
	}

	/**
	 * What must be there at the very end, when everything was healed.
	 */
	void judgeEnd(World world, boolean gone, Verdict verdict) {
		Records records = new Records(world);
		String state = records.region().path("provisioningState").asString("none");
		if (gone != records.region().isMissingNode()) {
			verdict.add(Rule.UNEXPECTED, "at the end the region is " + state);
		}
		if (!gone && !state.equals("Succeeded")) {
			verdict.add(Rule.WRONG_TERMINAL, "at the end the region is " + state);
		}
		if (gone && world.documents().all().keySet().stream().anyMatch((name) -> name.place().equals("westus2"))) {
			verdict.add(Rule.LEAK, "something is left in the account of a region that is gone");
		}
		if (gone != records.config().isMissingNode()) {
			verdict.add(Rule.UNEXPECTED, "at the end the published config is " + (gone ? "there" : "missing"));
		}
	}

	private void operations(World world, Records records, FaultKind kind, Set<String> known, Verdict verdict) {
		Set<String> accepted = new TreeSet<>(world.client().accepted());
		verdict.accepted += accepted.size();
		Set<String> sent = new TreeSet<>(world.sent());
		boolean stopped = world.client().replies().keySet().stream().anyMatch((label) -> label.contains("cancel"))
				|| records.deleted();
		for (String id : accepted) {
			if (!records.operations().containsKey(id)) {
				verdict.add(Rule.LOST, id + " was accepted and is not recorded");
			}
		}
		records.operations().forEach((id, operation) -> {
			String status = Records.status(operation);
			if (!Records.hasEnded(operation)) {
				verdict.add(accepted.contains(id) ? Rule.STUCK : Rule.UNEXPECTED, id + " is " + status);
			}
			else if (known.contains(id)) {
				return;
			}
			else if (!sent.contains(id.substring(id.indexOf('.') + 1))) {
				verdict.add(Rule.UNEXPECTED, id + " was never asked for under this id");
			}
			else if (status.equals("Canceled") && !stopped && !isLate(operation)) {
				verdict.add(Rule.WRONG_TERMINAL, id + " is Canceled though nobody asked");
			}
			else if (status.equals("Failed") && !id.endsWith("put-first-1")) {
				failure(id, operation, kind, verdict);
			}
			finality(id, records.statesOf(id), verdict);
			order(id, operation, verdict);
		});
		world.client().replies().forEach((label, reply) -> {
			if (label.startsWith("cancel") && reply.status() == 200) {
				String id = label.equals("cancel") ? "home.put-create-1" : label.substring("cancel-".length());
				JsonNode progress = records.operations().getOrDefault(id, records.region()).path("progress");
				if (!progress.path("cancelRequested").asBoolean(false)) {
					verdict.add(Rule.LOST_UPDATE, "the cancel of " + id + " was accepted and is not recorded");
				}
			}
		});
	}

	/**
	 * The same request under the same id has one answer; another one has none.
	 */
	private static void replays(World world, Verdict verdict) {
		Map<String, Frontend.Reply> replies = world.client().replies();
		Frontend.Reply first = replies.get("first");
		if (first == null || !first.accepted()) {
			return;
		}
		Frontend.Reply replay = replies.get("replay");
		if (replay != null && !first.operation().equals(replay.operation())) {
			verdict.add(Rule.UNEXPECTED, "replayed " + first + " and was told " + replay);
		}
		Frontend.Reply misuse = replies.get("misuse");
		if (misuse != null && !"OperationIdConflict".equals(misuse.code())) {
			verdict.add(Rule.UNEXPECTED, "another request under the same id was told " + misuse);
		}
	}

	/**
	 * It was never acknowledged before another request claimed the resource.
	 */
	private static boolean isLate(JsonNode operation) {
		return operation.path("progress").path("error").path("code").asString("").equals("Superseded");
	}

	private static void failure(String id, JsonNode operation, FaultKind kind, Verdict verdict) {
		JsonNode error = operation.path("progress").path("error");
		if (kind == null || !MAY_FAIL.contains(kind)) {
			verdict.add(Rule.WRONG_TERMINAL, id + " failed: " + error);
		}
		else if (!error.hasNonNull("code") || !error.hasNonNull("remediation")) {
			verdict.add(Rule.WRONG_TERMINAL, id + " failed without code and remedy: " + error);
		}
		else if (kind == FaultKind.F18_ARM_TERMINAL && (!error.path("innererror").hasNonNull("code")
				|| !error.path("innererror").hasNonNull("armRequestId"))) {
			verdict.add(Rule.WRONG_TERMINAL, id + " failed without Azure's code and request id: " + error);
		}
	}

	private static void finality(String id, List<String> states, Verdict verdict) {
		String end = null;
		for (String state : states) {
			if (end != null && !state.equals(end)) {
				verdict.add(Rule.WRONG_TERMINAL, id + " left its end: " + states);
				return;
			}
			if (Set.of("Succeeded", "Failed", "Canceled").contains(state)) {
				end = state;
			}
		}
	}

	private static void order(String id, JsonNode operation, Verdict verdict) {
		JsonNode steps = operation.path("steps");
		Set<String> done = new TreeSet<>();
		for (JsonNode step : steps) {
			boolean succeeded = step.path("status").asString("").equals("Succeeded");
			for (JsonNode before : step.path("after")) {
				if (succeeded && !done.contains(before.asString())) {
					verdict.add(Rule.WRONG_TERMINAL, id + ": " + step.path("name") + " was done before " + before);
				}
			}
			if (succeeded) {
				done.add(step.path("name").asString());
			}
			else if (Records.status(operation).equals("Succeeded")) {
				verdict.add(Rule.WRONG_TERMINAL, id + " succeeded without " + step.path("name"));
			}
		}
	}

	private void truth(World world, Records records, FaultKind kind, Verdict verdict) {
		Map<String, String> real = Truth.region(world);
		JsonNode region = records.region();
		String state = region.path("provisioningState").asString("");
		if (region.isMissingNode()) {
			if (!real.isEmpty()) {
				verdict.add(Rule.ORPHAN, "no region, but " + real.keySet());
			}
		}
		else if (region.hasNonNull("activeOperationId")) {
			verdict.add(Rule.STUCK, "the region still belongs to " + region.path("activeOperationId"));
		}
		else if (state.equals("Succeeded")) {
			Map<String, String> wanted = Bodies.isOther(region) ? this.baseline.regionOther() : this.baseline.region();
			wanted = new TreeMap<>(wanted);
			// an identity that is somebody else's is used, and is not the region's
			wanted.keySet().removeAll(this.foreign.keySet());
			if (!real.equals(wanted) && kind != FaultKind.F22_PERSON) {
				verdict.add(Rule.WRONG_TERMINAL, "Succeeded, but" + Truth.difference(wanted, real));
			}
		}
		else if (Set.of("Failed", "Canceled").contains(state)) {
			Set<String> listed = records.listed();
			Set<String> unlisted = new TreeSet<>(real.keySet());
			unlisted.removeIf((key) -> key.startsWith("role:") || listed.contains(key)
					|| listed.contains(key.replaceAll("/[^/]+/[^/]+$", "")));
			if (!unlisted.isEmpty()) {
				verdict.add(Rule.ORPHAN, state + ", and no record lists " + unlisted);
			}
		}
		else {
			verdict.add(Rule.STUCK, "the region is " + state + " and nobody works on it");
		}
	}

	private void foreign(World world, boolean guestMayGo, Verdict verdict) {
		Map<String, String> found = Truth.foreign(world);
		Map<String, String> wanted = new TreeMap<>(this.foreign);
		// a guest's rule goes with the security group that it was put into
		if (guestMayGo) {
			wanted.keySet().removeIf((key) -> key.endsWith("/guest"));
			found.keySet().removeIf((key) -> key.endsWith("/guest"));
		}
		if (!found.equals(wanted)) {
			verdict.add(Rule.FOREIGN_HARM, Truth.difference(wanted, found));
		}
		if (!world.cloud().strangers().isEmpty()) {
			verdict.add(Rule.FOREIGN_HARM, "asked a stranger: " + world.cloud().strangers());
		}
	}

	private static void sideEffects(World world, FaultKind kind, Verdict verdict) {
		CallSite struck = world.schedule().struck();
		boolean excused = kind == FaultKind.F9_PAUSED && struck != null && struck.port() == CallSite.Port.ARM
				&& struck.changes();
		for (String repeat : world.cloud().repeats()) {
			if (excused) {
				verdict.harmless++;
			}
			else {
				verdict.add(Rule.HARMFUL, "written again though right: " + repeat);
			}
		}
	}

	private static void leaks(World world, Verdict verdict) {
		world.clock().advance(Duration.ofSeconds(61));
		if (world.leases().heldNow() > 0) {
			verdict.add(Rule.LEAK, world.leases().heldNow() + " leases are still held");
		}
		world.documents().all().forEach((name, document) -> {
			if (PLACES.stream().noneMatch((place) -> name.path().startsWith(place))) {
				verdict.add(Rule.LEAK, "left behind: " + name);
			}
			String text = new String(document.content(), java.nio.charset.StandardCharsets.UTF_8);
			if (SECRETS.stream().anyMatch(text::contains)) {
				verdict.add(Rule.LEAK, "a secret in " + name);
			}
		});
	}

	private static List<String> open(Records records) {
		return records.operations()
			.entrySet()
			.stream()
			.filter((entry) -> !Records.hasEnded(entry.getValue()))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * When the last operation ended.
	 */
	static Instant lastEnd(World world) {
		return world.documents()
			.history()
			.stream()
			.filter((change) -> change.name().path().startsWith("operations/"))
			.map(MemoryDocuments.Change::at)
			.max(Instant::compareTo)
			.orElse(WorldClock.DAWN);
	}

}
