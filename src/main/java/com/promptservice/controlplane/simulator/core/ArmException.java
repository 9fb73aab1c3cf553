package com.promptservice.controlplane.simulator.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refusal with Azure's status, code and text, on its way to the caller.
 */
public final class ArmException extends RuntimeException {

	private final int status;

	private final String code;

	private final Origin origin;

	private final List<ArmException> details = new ArrayList<>();

	private final Map<String, String> headers = new LinkedHashMap<>();

	private ArmException(int status, String code, String message, Origin origin, String retryAfter) {
		super(message, null, false, false);
		this.status = status;
		this.code = code;
		this.origin = origin;
		if (retryAfter != null) {
			this.headers.put("Retry-After", retryAfter);
		}
	}

	/**
	 * A refusal by Azure Resource Manager itself, before any provider saw the request.
	 */
	public static ArmException gateway(int status, String code, String message) {
		return new ArmException(status, code, message, Origin.GATEWAY, null);
	}

	/** A refusal by a provider. */
	public static ArmException provider(int status, String code, String message) {
		return new ArmException(status, code, message, Origin.PROVIDER, null);
	}

	/** A refusal by Microsoft.Network, whose errors always have details. */
	public static ArmException network(int status, String code, String message) {
		return new ArmException(status, code, message, Origin.NETWORK, null);
	}

	/**
	 * The refusal of a write that must wait for another one, with the real reason inside.
	 */
	public static ArmException retryable(String code, String message) {
		ArmException busy = new ArmException(429, "RetryableError", "A retryable error occurred.", Origin.NETWORK,
				"10");
		busy.details.add(network(429, code, message));
		return busy;
	}

	/**
	 * The refusal of one request too many, with the seconds after which there may be
	 * more.
	 */
	static ArmException throttled(String code, String message, long seconds) {
		return new ArmException(429, code, message, Origin.GATEWAY, String.valueOf(seconds));
	}

	/** The refusal by a provider that has to wait for another one. */
	public static ArmException later(String message) {
		return new ArmException(429, "RetryableError", message, Origin.PROVIDER, "10");
	}

	/** A refusal with an inner code, as Key Vault's data plane sends it. */
	public static ArmException inner(int status, String code, String innerCode, String message) {
		ArmException refusal = new ArmException(status, code, message, Origin.INNER, null);
		refusal.details.add(provider(status, innerCode, message));
		return refusal;
	}

	/** The same refusal with one more header. */
	public ArmException with(String header, String value) {
		this.headers.put(header, value);
		return this;
	}

	/** The code of the error. */
	public String code() {
		return this.code;
	}

	/** The error as an answer. */
	public Answer answer() {
		ObjectNode body = Json.object();
		body.set("error", error());
		Answer answer = Answer.of(this.status, body);
		if (this.origin == Origin.GATEWAY) {
			answer = answer.with("x-ms-failure-cause", "gateway");
		}
		for (Map.Entry<String, String> header : this.headers.entrySet()) {
			answer = answer.with(header.getKey(), header.getValue());
		}
		return answer;
	}

	private ObjectNode error() {
		ObjectNode error = Json.object().put("code", this.code).put("message", getMessage());
		if (this.origin == Origin.NETWORK) {
			ArrayNode inner = error.putArray("details");
			this.details.forEach(
					(detail) -> inner.add(Json.object().put("code", detail.code).put("message", detail.getMessage())));
		}
		if (this.origin == Origin.INNER) {
			error.putObject("innererror").put("code", this.details.getFirst().code);
		}
		return error;
	}

	private enum Origin {

		GATEWAY, PROVIDER, NETWORK, INNER

	}

}
