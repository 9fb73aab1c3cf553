package com.promptservice.controlplane.simulator.core;

import java.time.Duration;
import java.util.Map;

/**
 * A fault as it is armed: which requests it hits, how often, and what it does to them.
 *
 * @param method only requests with this method, null for any
 * @param type only requests for this type, null for any
 * @param name only requests for a resource with this name, null for any
 * @param count how many requests it hits
 * @param skip how many matching requests pass before the first hit
 * @param kind what happens
 * @param status the status of an error
 * @param code the code of an error or of a failed operation
 * @param message the text that goes with the code
 * @param retryAfter the Retry-After header of an error as it is sent, null for none
 * @param latency how long the answer is held back
 * @param location only requests that concern this region, null for any
 * @param probability the share of the requests it fits that it hits
 */
public record Fault(String method, String type, String name, int count, int skip, Kind kind, int status, String code,
		String message, String retryAfter, Duration latency, String location, double probability) {

	/** As many hits as there are requests. */
	static final int ALWAYS = Integer.MAX_VALUE;

	/** A fault in any region that never misses. */
	public Fault(String method, String type, String name, int count, int skip, Kind kind, int status, String code,
			String message, String retryAfter, Duration latency) {
		this(method, type, name, count, skip, kind, status, code, message, retryAfter, latency, null, 1);
	}

	/** A fault of a kind for every request, once. */
	public static Fault of(Kind kind) {
		return new Fault(null, null, null, 1, 0, kind, (kind == Kind.NOT_JSON) ? 200 : 500, null,
				"The simulator was told to fail.", null, Duration.ZERO);
	}

	/** An error with a status and a code. */
	public static Fault error(int status, String code) {
		Fault any = of(Kind.ERROR);
		return new Fault(null, null, null, 1, 0, Kind.ERROR, status, code, any.message, null, Duration.ZERO);
	}

	/** The same fault, only for some requests; null leaves a part open. */
	public Fault on(String onMethod, String onType, String onName) {
		return new Fault(onMethod, onType, onName, this.count, this.skip, this.kind, this.status, this.code,
				this.message, this.retryAfter, this.latency, this.location, this.probability);
	}

	/** The same fault, hitting more than once or not at once. */
	public Fault times(int hits, int skipped) {
		return new Fault(this.method, this.type, this.name, hits, skipped, this.kind, this.status, this.code,
				this.message, this.retryAfter, this.latency, this.location, this.probability);
	}

	/** The same fault with a Retry-After header as it is sent. */
	public Fault withRetryAfter(String value) {
		return new Fault(this.method, this.type, this.name, this.count, this.skip, this.kind, this.status, this.code,
				this.message, value, this.latency, this.location, this.probability);
	}

	/** The same fault with another code, for failed operations. */
	public Fault withCode(String newCode, String newMessage) {
		return new Fault(this.method, this.type, this.name, this.count, this.skip, this.kind, this.status, newCode,
				newMessage, this.retryAfter, this.latency, this.location, this.probability);
	}

	/** The same fault, holding the answer back. */
	public Fault withLatency(Duration time) {
		return new Fault(this.method, this.type, this.name, this.count, this.skip, this.kind, this.status, this.code,
				this.message, this.retryAfter, time, this.location, this.probability);
	}

	/**
	 * The same fault, only in one region, null for all, and only for a share of the
	 * requests.
	 */
	public Fault in(String region, double share) {
		return new Fault(this.method, this.type, this.name, this.count, this.skip, this.kind, this.status, this.code,
				this.message, this.retryAfter, this.latency, region, share);
	}

	/** How an operation that this fault hits will end. */
	Fate fate() {
		return switch (this.kind) {
			case OPERATION_FAILED -> new Fate(Fate.Outcome.FAILED, orCode("InternalServerError"), this.message);
			case OPERATION_CANCELED -> new Fate(Fate.Outcome.CANCELED, orCode("Canceled"), this.message);
			case HALF_MADE -> new Fate(Fate.Outcome.FAILED, orCode("OperationFailed"), this.message);
			case ENDLESS -> new Fate(Fate.Outcome.ENDLESS, null, null);
			default -> Fate.GOOD;
		};
	}

	private String orCode(String usual) {
		return (this.code != null) ? this.code : usual;
	}

	/** The error that this fault answers with. */
	Answer error() {
		Map<Integer, String> usual = Map.of(403, "AuthorizationFailed", 409, "Conflict", 429, "TooManyRequests", 500,
				"InternalServerError", 503, "ServiceUnavailable");
		Answer answer = ArmException
			.provider(this.status, orCode(usual.getOrDefault(this.status, "Fault" + this.status)), this.message)
			.answer();
		return (this.retryAfter == null) ? answer : answer.with("Retry-After", this.retryAfter);
	}

	/**
	 * What a fault does.
	 */
	public enum Kind {

		/** An error instead of the real answer; nothing is executed. */
		ERROR("error"),
		/** The connection is dropped before anything is executed. */
		DROP("drop"),
		/** The request is executed, then the connection is dropped. */
		DROP_AFTER("dropAfter"),
		/** The request is executed and answered with something that isn't JSON. */
		NOT_JSON("notJson"),
		/** The operation is accepted and ends as failed. */
		OPERATION_FAILED("operationFailed"),
		/** The operation is accepted and ends as canceled. */
		OPERATION_CANCELED("operationCanceled"),
		/**
		 * The operation is accepted and fails, and leaves something that nothing can
		 * mend.
		 */
		HALF_MADE("halfMade"),
		/**
		 * What is deployed is accepted and turns out to be unhealthy on the port in the
		 * code, or on all ports without one.
		 */
		UNHEALTHY("unhealthy"),
		/** The operation is accepted and never ends. */
		ENDLESS("endless"),
		/** A GET of an existing resource says that it isn't there. */
		NOT_FOUND_AFTER_CREATE("notFoundAfterCreate"),
		/** The real answer, late. */
		LATENCY("latency");

		private final String text;

		Kind(String text) {
			this.text = text;
		}

		/** The word for this kind in requests. */
		public String text() {
			return this.text;
		}

	}

}
