package com.promptservice.controlplane.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The {@code if-match} and {@code if-none-match} of a request, by RFC 9110.
 *
 * @param ifMatch the tags as sent, {@code *} among them; empty when the header is absent
 * @param ifNoneMatch likewise
 */
public record Preconditions(List<String> ifMatch, List<String> ifNoneMatch) {

	/**
	 * A request without preconditions.
	 */
	public static final Preconditions NONE = new Preconditions(List.of(), List.of());

	private static final String ANY = "*";

	private static final int MAX_TAGS = 20;

	private static final int MAX_LENGTH = 2048;

	private static final Pattern TAG = Pattern.compile("\\G[ \\t]*((?:W/)?\"[\\x21\\x23-\\x7e]*\")[ \\t]*(?:,|$)");

	public Preconditions {
		ifMatch = List.copyOf(ifMatch);
		ifNoneMatch = List.copyOf(ifNoneMatch);
	}

	/**
	 * Reads both headers.
	 * @throws ApiException InvalidHeaderValue when one is not {@code *} or a list of
	 * quoted tags
	 */
	public static Preconditions of(HttpServletRequest request) {
		return new Preconditions(tags(request, "if-match"), tags(request, "if-none-match"));
	}

	/**
	 * Judges a write.
	 * @param current the resource's ETag, or null when it does not exist
	 * @throws ApiException PreconditionFailed, with the current ETag as header
	 */
	public void check(String current) {
		if (!this.ifMatch.isEmpty() && !matchesStrongly(current)) {
			throw failed("if-match", current);
		}
		if (matchesNone(current)) {
			throw failed("if-none-match", current);
		}
	}

	/**
	 * Judges a read of a resource that exists.
	 * @return whether the answer is 304
	 * @throws ApiException PreconditionFailed when {@code if-match} names another ETag
	 */
	public boolean notModified(String current) {
		if (!this.ifMatch.isEmpty() && !matchesStrongly(current)) {
			throw failed("if-match", current);
		}
		return matchesNone(current);
	}

	String canonical() {
		return "if-match: " + this.ifMatch + ", if-none-match: " + this.ifNoneMatch;
	}

	private boolean matchesStrongly(String current) {
		return current != null && (this.ifMatch.contains(ANY) || this.ifMatch.contains(current));
	}

	private boolean matchesNone(String current) {
		return current != null && this.ifNoneMatch.stream()
			.anyMatch((tag) -> tag.equals(ANY) || tag.equals(current) || tag.equals("W/" + current));
	}

	private static ApiException failed(String header, String current) {
		String message = (current != null) ? "The resource's ETag is " + current + "." : "The resource does not exist.";
		ApiError error = ApiError.of(ErrorCode.PreconditionFailed, message).withTarget("header:" + header);
		return new ApiException(ErrorCode.PreconditionFailed, error,
				(current != null) ? Map.of("etag", current) : Map.of());
	}

	private static List<String> tags(HttpServletRequest request, String name) {
		List<String> values = Collections.list(request.getHeaders(name));
		if (values.isEmpty()) {
			return List.of();
		}
		String value = String.join(",", values).strip();
		if (value.equals(ANY)) {
			return List.of(ANY);
		}
		List<String> tags = new ArrayList<>();
		Matcher matcher = TAG.matcher(value);
		int end = 0;
		while (matcher.find() && matcher.end() > end) {
			tags.add(matcher.group(1));
			end = matcher.end();
		}
		if (tags.isEmpty() || tags.size() > MAX_TAGS || end != value.length() || value.endsWith(",")
				|| value.length() > MAX_LENGTH) {
			throw HeaderValue.invalid(name,
					"must be * or a list of at most " + MAX_TAGS + " entity tags in double quotes");
		}
		return tags;
	}

}
