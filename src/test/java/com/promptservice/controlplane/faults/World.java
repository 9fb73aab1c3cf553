package com.promptservice.controlplane.faults;

import com.promptservice.controlplane.deployment.MemoryArtifacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One simulated universe: a time, the stores, a cloud, a client, and the processes of the
 * control plane that come and go over them. Single-threaded; the same fault leads to the
 * same history.
 */
final class World {

	static final Duration SWEEP = Duration.ofMinutes(1);

	static final int LIVELOCK = 5_000;

	private final WorldClock clock;

	private final Platform platform;

	private final Cloud cloud;

	private final Machinery machinery;

	private final List<Node> nodes = new ArrayList<>();

	private Client client = new Client(List.of(), WorldClock.DAWN);

	private Schedule schedule = new Schedule(this, null, null);

	private Mutation mutation = Mutation.NONE;

	private Instant nextSweep = WorldClock.DAWN;

	private long seed;

	private final Set<String> sent = new HashSet<>();

	World(Machinery machinery) {
		this.machinery = machinery;
		this.clock = machinery.clock();
		this.platform = new Platform(this.clock);
		this.cloud = machinery.cloud();
	}

	/**
	 * Runs until nothing is left to do and two sweeps more found nothing either.
	 * @return false when there was still something to do at the limit
	 */
	boolean run(Duration limit) {
		Instant end = now().plus(limit);
		int quietSweeps = 0;
		int rounds = 0;
		while (true) {
			this.platform.happen();
			boolean worked = this.client.runDue(this);
			for (Node node : List.copyOf(this.nodes)) {
				worked |= alive(node, Node::runDue);
			}
			if (!this.nextSweep.isAfter(now())) {
				sweep();
				quietSweeps = isQuiet() ? quietSweeps + 1 : 0;
			}
			else if (!worked) {
				if (quietSweeps >= 2 && isQuiet()) {
					return true;
				}
				Instant next = nextEvent();
				if (next.isAfter(end)) {
					return false;
				}
				this.clock.set(next);
				rounds = 0;
			}
			if (++rounds > LIVELOCK) {
				throw new AssertionError("livelock at " + now());
			}
		}
	}

	private void sweep() {
		this.nextSweep = now().plus(SWEEP);
		List.copyOf(this.nodes).forEach(this::recover);
	}

	private Instant nextEvent() {
		Stream<Instant> nodeTimes = this.nodes.stream().map(Node::nextDue);
		Stream<Instant> times = Stream.concat(nodeTimes, Stream.of(this.client.nextDue(),
				queue().nextVisible().orElse(null), this.nextSweep, this.platform.nextEvent()));
		Instant next = times.filter((time) -> time != null && time.isAfter(now()))
			.min(Instant::compareTo)
			.orElse(this.nextSweep);
		return next.isAfter(now()) ? next : now().plusMillis(1);
	}

	private boolean isQuiet() {
		return this.client.isDone() && this.platform.isCalm() && queue().depth() == 0
				&& documents().all().keySet().stream().noneMatch((name) -> name.path().startsWith("active-operations/"))
				&& this.nodes.stream().allMatch((node) -> node.nextDue() == null);
	}

	/**
	 * Does something with a process; when the process dies of it, a new one takes its
	 * place.
	 */
	boolean alive(Node node, Function<Node, Boolean> action) {
		boolean worked = true;
		try {
			worked = action.apply(node);
		}
		catch (Death death) {
			// its node says so itself
		}
		if (node.isDead()) {
			this.nodes.remove(node);
			start();
		}
		return worked;
	}

	/**
	 * Starts one more process over the same stores.
	 */
	private void start() {
		Node node = this.machinery.node(this, this.schedule, ++this.seed);
		this.nodes.add(node);
		recover(node);
	}

	private void recover(Node node) {
		if (this.mutation != Mutation.SWEEPER_OFF) {
			alive(node, (any) -> {
				node.sweep();
				return true;
			});
		}
	}

	/**
	 * Starts another replica beside those that there are; no fault strikes it.
	 */
	Node join() {
		Node node = elsewhere();
		this.nodes.add(node);
		recover(node);
		return node;
	}

	/**
	 * A replica that only answers requests.
	 */
	Node elsewhere() {
		return this.machinery.node(this, new Schedule(this, null, null), ++this.seed);
	}

	/**
	 * The packages' bytes, which no fault strikes.
	 */
	MemoryArtifacts artifacts() {
		return this.machinery.artifacts();
	}

	/**
	 * The operation ids that clients sent.
	 */
	Set<String> sent() {
		return this.sent;
	}

	/**
	 * Whether the process lives.
	 */
	boolean has(Node node) {
		return this.nodes.contains(node);
	}

	/**
	 * Sends a request to a process.
	 * @return null when it died before answering
	 */
	<T> T onSomeNode(Function<Node, T> request) {
		Node node = this.nodes.getFirst();
		List<T> answer = new ArrayList<>();
		alive(node, (any) -> {
			answer.add(request.apply(node));
			return true;
		});
		return (answer.isEmpty() || node.isDead()) ? null : answer.getFirst();
	}

	/**
	 * A new case in this world.
	 */
	void begin(Moment from, Client newClient, Fault fault, Schedule.Watcher watcher, Mutation without, long newSeed) {
		restore(from);
		this.sent.clear();
		this.sent.addAll(new Records(this).operationIds());
		this.client = (newClient != null) ? newClient : Client.of(from.client());
		this.schedule = new Schedule(this, fault, watcher);
		this.mutation = without;
		this.seed = newSeed;
		documents().ignoresConditions = without == Mutation.CONDITIONS_IGNORED;
		leases().grantsAlways = without == Mutation.LEASES_ALWAYS_GRANTED;
		start();
	}

	/**
	 * Goes on in this world with another client, and with whatever ails Azure.
	 */
	void goOnArmed(Client newClient) {
		this.client = newClient;
	}

	/**
	 * Goes on in this world with another client and no more faults.
	 */
	void goOn(Client newClient) {
		this.client = newClient;
		this.cloud.heal();
		this.platform.calm();
		// what came before is judged already, with the fault that excuses it
		this.cloud.repeats().clear();
		this.schedule = new Schedule(this, null, null);
		this.nodes.forEach((node) -> node.follow(this.schedule));
	}

	Moment snapshot() {
		return new Moment(now(), this.nextSweep, documents().snapshot(), leases().snapshot(), queue().snapshot(),
				this.cloud.snapshot(), this.client.state());
	}

	/**
	 * Two moments with the same mark differ in nothing that outlives a process.
	 */
	String mark() {
		return now().toEpochMilli() + "-" + this.platform.mark() + "-" + this.cloud.changes() + "-"
				+ this.client.state().hashCode();
	}

	private void restore(Moment snapshot) {
		this.nodes.clear();
		this.clock.set(snapshot.now());
		this.nextSweep = snapshot.nextSweep();
		this.platform.restore(snapshot);
		this.cloud.restore(snapshot.cloud());
	}

	Instant now() {
		return this.clock.instant();
	}

	WorldClock clock() {
		return this.clock;
	}

	MemoryDocuments documents() {
		return this.platform.documents();
	}

	MemoryLeases leases() {
		return this.platform.leases();
	}

	MemoryQueue queue() {
		return this.platform.queue();
	}

	/**
	 * What the processes share.
	 */
	Platform platform() {
		return this.platform;
	}

	Cloud cloud() {
		return this.cloud;
	}

	Client client() {
		return this.client;
	}

	Schedule schedule() {
		return this.schedule;
	}

	Mutation mutation() {
		return this.mutation;
	}

}
