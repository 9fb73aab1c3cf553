package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client as real ones are: it asks any replica, and a request that got no answer or a
 * 5xx is sent again under the same operation id, until it is answered.
 */
final class Requester {

	private static final Set<String> ENDS = Set.of("Succeeded", "Failed", "Canceled");

	private static final Duration PAUSE = Duration.ofMillis(200);

	private static final Duration LONGEST = Duration.ofMinutes(8);

	private final List<Replica> replicas;

	private final RandomGenerator random;

	private final Ledger ledger;

	Requester(List<Replica> replicas, RandomGenerator random, Ledger ledger) {
		this.replicas = replicas;
		this.random = random;
		this.ledger = ledger;
	}

	/**
	 * Sends a write until it is answered, and checks that an accepted one can be read.
	 * @return the operation's id, or null when nothing was accepted
	 */
	String write(Write write) {
		HttpResponse<String> answer = answered(write.toString(), write);
		String operation = answer.headers().firstValue("operation-id").orElse(null);
		if (answer.statusCode() >= 300 || operation == null) {
			if (answer.statusCode() >= 400) {
				this.ledger.wrong(write + " was told " + answer.statusCode() + " " + answer.body());
			}
			return null;
		}
		this.ledger.accepted(operation);
		monitor(operation);
		return operation;
	}

	/**
	 * Waits until the operation has ended.
	 */
	void awaitEnd(String operation) {
		long deadline = System.nanoTime() + LONGEST.toNanos();
		while (System.nanoTime() < deadline) {
			JsonNode monitor = monitor(operation);
			if (monitor == null) {
				return;
			}
			String status = monitor.path("status").asString("");
			if (ENDS.contains(status)) {
				this.ledger.ended(operation);
				if (status.equals("Failed")) {
					this.ledger.wrong(operation + " failed: " + monitor.path("error"));
				}
				return;
			}
			pause();
		}
	}

	/**
	 * The operation as some replica sees it; null when it is lost.
	 */
	private JsonNode monitor(String operation) {
		HttpResponse<String> answer = answered("GET " + operation,
				(replica) -> replica.get("/operations/" + operation + "?wait=5"));
		if (answer.statusCode() != 200) {
			this.ledger.lost(operation + " is answered with " + answer.statusCode() + " " + answer.body());
			return null;
		}
		return JsonMapper.shared().readTree(answer.body());
	}

	private HttpResponse<String> answered(String what, Write write) {
		long deadline = System.nanoTime() + LONGEST.toNanos();
		String last = "nothing";
		while (System.nanoTime() < deadline) {
			try {
				HttpResponse<String> answer = write.to(anyReplica());
				if (!isForLater(answer)) {
					return answer;
				}
				last = answer.statusCode() + " " + answer.body();
			}
			catch (IOException ex) {
				last = ex.toString();
			}
			pause();
		}
		throw new AssertionError("Nobody answers " + what + ": " + last);
	}

	/**
	 * Overload, an outage, a token of a replica that has died since, or another request
	 * that was just faster.
	 */
	private static boolean isForLater(HttpResponse<String> answer) {
		return answer.statusCode() >= 500 || answer.statusCode() == 429 || answer.statusCode() == 401
				|| (answer.statusCode() == 409 && answer.headers().firstValue("retry-after").isPresent());
	}

	private Replica anyReplica() {
		synchronized (this.random) {
			return this.replicas.get(this.random.nextInt(this.replicas.size()));
		}
	}

	private static void pause() {
		LockSupport.parkNanos(PAUSE.toNanos());
	}

	/**
	 * One request, which can be sent to any replica and again.
	 */
	interface Write {

		HttpResponse<String> to(Replica replica) throws IOException;

	}

}
