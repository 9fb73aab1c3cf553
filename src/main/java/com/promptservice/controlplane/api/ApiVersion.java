package com.promptservice.controlplane.api;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.accept.ApiVersionParser;

/**
 * A version of the API: a date, perhaps a preview.
 *
 * @param value {@code YYYY-MM-DD} or {@code YYYY-MM-DD-preview}
 */
public record ApiVersion(String value) implements Comparable<ApiVersion> {

	/**
	 * The query parameter that names it.
	 */
	public static final String PARAMETER = "api-version";

	/**
	 * The current version.
	 */
	public static final String CURRENT = "2026-11-01";

	/**
	 * For {@code @RequestMapping(version = ...)}: this version and every later one.
	 */
	public static final String SINCE_2026_11_01 = CURRENT + "+";

	private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(-preview)?");

	public ApiVersion {
		if (!FORM.matcher(value).matches()) {
			throw new IllegalArgumentException("Not an API version");
		}
	}

	@Override
	public int compareTo(ApiVersion other) {
		int byDate = this.value.substring(0, 10).compareTo(other.value.substring(0, 10));
		// A preview comes before the version it previews.
		return (byDate != 0) ? byDate : Integer.compare(other.value.length(), this.value.length());
	}

	@Override
	public String toString() {
		return this.value;
	}

	static ApiException missing() {
		return error(ErrorCode.MissingApiVersionParameter,
				"The api-version query parameter (?api-version=) is required for all requests. "
						+ "The supported versions are: " + CURRENT + ".");
	}

	static ApiException unsupported(String requested) {
		return error(ErrorCode.UnsupportedApiVersionValue, "Unsupported api-version '" + Texts.shown(requested)
				+ "'. The supported api-versions are '" + CURRENT + "'.");
	}

	static ApiException repeated() {
		return error(ErrorCode.UnsupportedApiVersionValue,
				"The api-version query parameter may stand only once. The supported api-versions are '" + CURRENT
						+ "'.");
	}

	private static ApiException error(ErrorCode code, String message) {
		return new ApiException(code, ApiError.of(code, message).withTarget("query:" + PARAMETER), Map.of());
	}

	/**
	 * Reads versions for Spring, whose own parser knows no dates.
	 */
	static final class Parser implements ApiVersionParser<ApiVersion> {

		@Override
		public ApiVersion parseVersion(String version) {
			return new ApiVersion(version);
		}

	}

}
