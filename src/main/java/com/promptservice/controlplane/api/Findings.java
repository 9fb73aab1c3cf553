package com.promptservice.controlplane.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects everything that is wrong with a request, so that a client learns it all at
 * once.
 */
public final class Findings {

	/**
	 * More than this many findings are not told; whoever sends so many has another
	 * problem.
	 */
	static final int MAX = 100;

	private final List<ApiError> details = new ArrayList<>();

	/**
	 * Adds a finding.
	 * @param code one of the codes that stand under InvalidRequest
	 * @param target JSON path such as {@code $.network.vnetName}, {@code query:x},
	 * {@code header:x} or {@code path:x}
	 * @param message what is wrong, with the offending value and the rule
	 */
	public Findings add(ErrorCode code, String target, String message) {
		if (this.details.size() < MAX) {
			this.details.add(ApiError.detail(code, target, message));
		}
		return this;
	}

	/**
	 * Adds a finding unless the condition holds.
	 */
	public Findings require(boolean condition, ErrorCode code, String target, String message) {
		return condition ? this : add(code, target, message);
	}

	/**
	 * Adds everything another collection holds.
	 */
	public Findings addAll(Findings others) {
		others.details.stream().limit(MAX - this.details.size()).forEach(this.details::add);
		return this;
	}

	public boolean isEmpty() {
		return this.details.isEmpty();
	}

	/**
	 * Whether something is known to be wrong with this very field.
	 */
	public boolean has(String target) {
		return this.details.stream().anyMatch((detail) -> target.equals(detail.target()));
	}

	/**
	 * What was found so far, in order.
	 */
	public List<ApiError> details() {
		return List.copyOf(this.details);
	}

	/**
	 * Ends the request with InvalidRequest when anything was found.
	 * @throws ApiException with every finding in {@code details}
	 */
	public void throwIfAny() {
		if (!isEmpty()) {
			throw asException();
		}
	}

	ApiException asException() {
		String message = (this.details.size() == 1) ? this.details.getFirst().message()
				: "The request holds " + this.details.size() + " values that are not valid; 'details' lists them.";
		ApiError error = ApiError.of(ErrorCode.InvalidRequest, message).withDetails(this.details);
		if (this.details.size() == 1) {
			error = error.withTarget(this.details.getFirst().target());
		}
		return new ApiException(ErrorCode.InvalidRequest, error, Map.of());
	}

}
