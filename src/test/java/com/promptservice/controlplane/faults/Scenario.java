package com.promptservice.controlplane.faults;

import java.time.Duration;
import java.util.List;
import com.promptservice.controlplane.faults.Client.Ask;

/**
 * What clients do, from which start, and what must come of it when nothing goes wrong.
 */
enum Scenario {

	CREATE(Start.OTHERS, End.THERE, ask("create", 0, (at) -> at.put("westus2", "put-create-1", Bodies.FULL))),

	CONVERGE(Start.DAMAGED, End.THERE, ask("converge", 0, (at) -> at.put("westus2", "put-again-1", Bodies.FULL))),

	DELETE(Start.ADOPTED, End.GONE, ask("delete", 0, (at) -> at.delete("westus2", "delete-1-1"))),

	CANCEL(Start.OTHERS, End.CANCELED, ask("create", 0, (at) -> at.put("westus2", "put-create-1", Bodies.FULL)),
			ask("cancel", 60, (at) -> at.cancel("home.put-create-1"))),

	DELETE_OVER_CREATE(Start.OTHERS, End.GONE, ask("create", 0, (at) -> at.put("westus2", "put-create-1", Bodies.FULL)),
			ask("delete", 60, (at) -> at.delete("westus2", "delete-1-1"))),

	TWO_WRITES(Start.CREATED, End.THERE, ask("first", 0, (at) -> at.put("westus2", "put-first-2", Bodies.OTHER)),
			ask("same", 0, (at) -> at.put("westus2", "put-same-01", Bodies.OTHER)),
			ask("other", 0, (at) -> at.put("westus2", "put-other-1", Bodies.FULL)),
			ask("replay", 5, (at) -> at.put("westus2", "put-first-2", Bodies.OTHER)),
			ask("misuse", 6, (at) -> at.put("westus2", "put-first-2", Bodies.FULL))),

	RETRY(Start.REFUSED, End.THERE, ask("retry", 0, (at) -> at.retry("home.put-first-1", "retry-1-01")));

	private final Start start;

	private final End end;

	private final List<Ask> asks;

	Scenario(Start start, End end, Ask... asks) {
		this.start = start;
		this.end = end;
		this.asks = List.of(asks);
	}

	Start start() {
		return this.start;
	}

	End end() {
		return this.end;
	}

	List<Ask> asks() {
		return this.asks;
	}

	String label() {
		return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

	static Scenario labelled(String label) {
		return valueOf(label.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
	}

	private static Ask ask(String label, int seconds, java.util.function.Function<Frontend, Frontend.Reply> request) {
		return new Ask(label, Duration.ofSeconds(seconds), request);
	}

	/**
	 * What there is when a scenario starts.
	 */
	enum Start {

		/** Other people's resources and a second region. */
		OTHERS,
		/** The region too. */
		CREATED,
		/** The region, which uses an identity that is somebody else's. */
		ADOPTED,
		/** The region, of which a person deleted one rule. */
		DAMAGED,
		/** The region's creation has failed half-way. */
		REFUSED

	}

	/**
	 * What there is at the end.
	 */
	enum End {

		/** The region, whole. */
		THERE,
		/** Nothing of the region. */
		GONE,
		/** What was built until then, listed. */
		CANCELED

	}

}
