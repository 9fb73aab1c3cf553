package com.promptservice.controlplane.api;

import java.util.Map;

/**
 * A request that ends with an error answer. Thrown by controllers and validation, turned
 * into the envelope in one place.
 */
public class ApiException extends RuntimeException {

	private final transient ApiError error;

	private final int status;

	private final transient Map<String, String> headers;

	public ApiException(ErrorCode code, String message) {
		this(code, ApiError.of(code, message), Map.of());
	}

	/**
	 * An error with more than a message.
	 * @param headers further response headers, such as {@code retry-after}
	 */
	public ApiException(ErrorCode code, ApiError error, Map<String, String> headers) {
		super(error.message());
		this.error = error;
		this.status = code.status();
		this.headers = Map.copyOf(headers);
	}

	public ApiError error() {
		return this.error;
	}

	public int status() {
		return this.status;
	}

	public Map<String, String> headers() {
		return this.headers;
	}

}
