package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import com.promptservice.controlplane.faults.Frontend.Reply;

/**
 * A caller as real ones are: a request that got no answer, or a 5xx, is sent again with
 * the same operation id until it is answered.
 */
final class Client {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** For when storage is away for an hour. */
	private static final Duration LONG_PATIENCE = Duration.ofMinutes(2);

	private static final int HASTY = 40;

	private static final int TRIES = 200;

	private final List<Ask> asks;

	private final Map<String, Reply> replies = new LinkedHashMap<>();

	private final Map<String, Instant> due = new LinkedHashMap<>();

	private int sent;

	Client(List<Ask> asks, Instant start) {
		this.asks = asks;
		asks.forEach((ask) -> this.due.put(ask.label(), start.plus(ask.at())));
	}

	/**
	 * Sends what is due.
	 * @return whether anything was sent
	 */
	boolean runDue(World world) {
		boolean worked = false;
		for (Ask ask : this.asks) {
			Instant at = this.due.get(ask.label());
			if (at != null && !at.isAfter(world.now()) && this.sent < TRIES) {
				worked = true;
				this.sent++;
				this.due.put(ask.label(), world.now().plus((this.sent < HASTY) ? PATIENCE : LONG_PATIENCE));
				Reply reply = world.onSomeNode((node) -> ask.request().apply(node.frontend()));
				if (reply != null && !reply.unsure()) {
					this.due.remove(ask.label());
					this.replies.put(ask.label(), reply);
				}
			}
		}
		return worked;
	}

	Instant nextDue() {
		return this.due.values().stream().min(Instant::compareTo).orElse(null);
	}

	boolean isDone() {
		return this.due.isEmpty();
	}

	Map<String, Reply> replies() {
		return this.replies;
	}

	/**
	 * Remembers what another caller was told.
	 */
	void noted(String label, Reply reply) {
		if (reply != null) {
			this.replies.put(label, reply);
		}
	}

	List<Ask> asks() {
		return this.asks;
	}

	/**
	 * How many requests were sent again and accepted in the end.
	 */
	int repeated() {
		return Math.max(0, this.sent - this.asks.size());
	}

	State state() {
		return new State(this.asks, Map.copyOf(this.replies), Map.copyOf(this.due), this.sent);
	}

	static Client of(State state) {
		Client client = new Client(state.asks(), Instant.EPOCH);
		client.replies.putAll(state.replies());
		client.due.clear();
		client.due.putAll(state.due());
		client.sent = state.sent();
		return client;
	}

	List<String> accepted() {
		List<String> ids = new ArrayList<>();
		this.replies.values().stream().filter(Reply::accepted).map(Reply::operation).forEach(ids::add);
		return ids;
	}

	/**
	 * One request of a client.
	 *
	 * @param at when it is first sent, after the scenario's start
	 */
	record Ask(String label, Duration at, Function<Frontend, Reply> request) {
	}

	record State(List<Ask> asks, Map<String, Reply> replies, Map<String, Instant> due, int sent) {
	}

}
