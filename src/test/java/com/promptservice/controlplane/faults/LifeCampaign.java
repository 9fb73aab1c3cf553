package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

import com.promptservice.controlplane.faults.Client.Ask;
import com.promptservice.controlplane.faults.Frontend.Reply;
import tools.jackson.databind.JsonNode;

/**
 * Lives of one kind of resource, each through one fault at one call, from the same start,
 * in virtual time; judged by what is stored and by what the local Azure has.
 *
 * @param <L> the lives: what clients ask for, and what must come of it
 */
abstract class LifeCampaign<L extends Enum<L>> {

	/**
	 * An hour's clock can outlive an address, and a health check that a fault makes fail
	 * rolls back.
	 */
	private static final Set<FaultKind> MAY_FAIL = Set.of(FaultKind.F13_CLOCK, FaultKind.F18_ARM_TERMINAL,
			FaultKind.F19_LONG_RUNNING, FaultKind.F28_CANCEL);

	private static final Duration LIMIT = Duration.ofHours(24);

	/** After this long Azure has finished what it was last asked for. */
	private static final Duration AT_REST = Duration.ofHours(1);

	private final World world = new World(new Machinery(false));

	private final Class<L> lives;

	private final Map<L, Lesson> lessons;

	LifeCampaign(Class<L> lives) {
		this.lives = lives;
		this.lessons = new EnumMap<>(lives);
	}

	/**
	 * What there is when the life begins.
	 */
	abstract Moment start(L life);

	abstract List<Ask> asks(L life);

	/**
	 * Whether everything has come of it that must.
	 */
	abstract boolean reached(L life);

	/**
	 * Asks again for what did not come of it.
	 */
	abstract Reply heal(L life, Frontend at);

	/**
	 * Whether the operation may have been canceled though nobody asked to.
	 */
	abstract boolean mayBeCanceled(L life, JsonNode operation);

	/**
	 * Whether the operation may have failed because another request came before it.
	 */
	boolean mayBeTooLate(L life, JsonNode operation) {
		return false;
	}

	/**
	 * What is known of the resource, for the report.
	 */
	abstract String state();

	/**
	 * What there is, names that Azure and the service make up left out.
	 */
	abstract Set<String> everything();

	/**
	 * Whether the operation has failed before the life began.
	 */
	boolean failedBefore(String operation) {
		return false;
	}

	World world() {
		return this.world;
	}

	List<L> lives() {
		return List.of(this.lives.getEnumConstants());
	}

	L life(String name) {
		return Enum.valueOf(this.lives, name);
	}

	List<CallSite> calls(L life) {
		return learn(life).calls();
	}

	/**
	 * Lets one fault strike.
	 * @return what is wrong afterwards; empty when nothing is
	 */
	Set<String> strike(L life, int call, FaultKind kind, long seed) {
		Lesson lesson = learn(life);
		begin(life, new Fault(call, kind, seed), null, seed);
		Set<String> wrong = new TreeSet<>();
		if (!this.world.run(LIMIT)) {
			wrong.add("no rest");
			return wrong;
		}
		operations(life, kind, wrong);
		if (wrong.isEmpty() && !reached(life)) {
			if (!MAY_FAIL.contains(kind) && !refused()) {
				wrong.add("ended elsewhere: " + ends() + state());
			}
			this.world.goOn(client((at) -> heal(life, at)));
			if (!this.world.run(LIMIT) || !reached(life)) {
				wrong.add("not healed: " + state());
			}
		}
		Set<String> is = truth();
		boolean nothingAccepted = this.world.client().accepted().isEmpty();
		compare((nothingAccepted && is.equals(lesson.before())) ? is : lesson.truth(), is, wrong);
		if (kind != FaultKind.F9_PAUSED && !this.world.cloud().repeats().isEmpty()) {
			wrong.add("written again though right: " + this.world.cloud().repeats());
		}
		if (!this.world.cloud().strangers().isEmpty()) {
			wrong.add("asked a stranger: " + this.world.cloud().strangers());
		}
		return wrong;
	}

	/**
	 * How each operation ended, and why.
	 */
	private Map<String, String> ends() {
		Map<String, String> ends = new TreeMap<>();
		new Records(this.world).operations()
			.forEach((id, operation) -> ends.put(id,
					Records.status(operation) + operation.path("progress").path("error").path("code").asString("")));
		return ends;
	}

	/**
	 * Whether a client was told no, as by a look that was out of date or because another
	 * request was faster; it asks again.
	 */
	private boolean refused() {
		return this.world.client().replies().values().stream().anyMatch((reply) -> !reply.accepted())
				|| new Records(this.world).operations()
					.values()
					.stream()
					.map((operation) -> operation.path("progress"))
					.anyMatch((progress) -> progress.at("/error/code").asString("").equals("Superseded")
							&& progress.path("supersededBy").asString("").isEmpty());
	}

	private static void compare(Set<String> wanted, Set<String> is, Set<String> wrong) {
		Set<String> more = new TreeSet<>(is);
		more.removeAll(wanted);
		Set<String> less = new TreeSet<>(wanted);
		less.removeAll(is);
		if (!more.isEmpty() || !less.isEmpty()) {
			wrong.add("too much " + more + ", missing " + less);
		}
	}

	private Lesson learn(L life) {
		return this.lessons.computeIfAbsent(life, (any) -> {
			begin(life, null, null, 1);
			Set<String> before = truth();
			Learned learned = new Learned(this.world);
			begin(life, null, learned, 1);
			Set<String> wrong = new TreeSet<>();
			if (!this.world.run(LIMIT)) {
				throw new AssertionError(life + " undisturbed does not come to rest");
			}
			operations(life, null, wrong);
			if (!wrong.isEmpty() || !reached(life)) {
				throw new AssertionError(life + " undisturbed: " + wrong + state());
			}
			return new Lesson(List.copyOf(learned.calls()), before, truth());
		});
	}

	private void operations(L life, FaultKind kind, Set<String> wrong) {
		Records records = new Records(this.world);
		for (String id : this.world.client().accepted()) {
			if (!records.operations().containsKey(id)) {
				wrong.add(id + " was accepted and is lost");
			}
		}
		boolean mayFail = kind != null && MAY_FAIL.contains(kind);
		records.operations().forEach((id, operation) -> {
			String status = Records.status(operation);
			if (!Records.hasEnded(operation)) {
				wrong.add(id + " is " + status);
			}
			else if (status.equals("Failed") && !mayFail && !failedBefore(id) && !mayBeTooLate(life, operation)) {
				wrong.add(id + " failed: " + operation.path("progress").path("error"));
			}
			else if (status.equals("Canceled") && kind != FaultKind.F28_CANCEL && !mayBeCanceled(life, operation)) {
				wrong.add(id + " is canceled though nobody asked");
			}
		});
	}

	static boolean isSuperseded(JsonNode operation) {
		return operation.path("progress").path("error").path("code").asString("").equals("Superseded");
	}

	private Set<String> truth() {
		this.world.clock().advance(AT_REST);
		Set<String> all = new TreeSet<>(everything());
		all.add("leases " + this.world.leases().heldNow());
		return all;
	}

	private void begin(L life, Fault fault, Schedule.Watcher watcher, long seed) {
		Moment from = start(life);
		this.world.begin(from, new Client(asks(life), from.now()), fault, watcher, Mutation.NONE, seed);
	}

	/**
	 * Goes on from a moment, undisturbed, with one request until nothing is left to do.
	 */
	void rest(Moment from, Function<Frontend, Reply> request) {
		this.world.begin(from, new Client(List.of(ask("only", 0, request)), from.now()), null, null, Mutation.NONE, 1);
		settle();
	}

	void settle() {
		if (!this.world.run(LIMIT)) {
			throw new AssertionError("An undisturbed world does not come to rest");
		}
		this.world.cloud().heal();
	}

	/**
	 * A client with one request, to be sent now.
	 */
	Client client(Function<Frontend, Reply> request) {
		return new Client(List.of(ask("only", 0, request)), this.world.now());
	}

	/**
	 * One request, so many seconds after the start.
	 */
	static Ask ask(String label, int seconds, Function<Frontend, Reply> request) {
		return new Ask(label, Duration.ofSeconds(seconds), request);
	}

	/**
	 * An undisturbed life.
	 *
	 * @param before what there was
	 * @param truth what there is in the end
	 */
	private record Lesson(List<CallSite> calls, Set<String> before, Set<String> truth) {
	}

}
