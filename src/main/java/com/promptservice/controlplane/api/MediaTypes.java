package com.promptservice.controlplane.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Judges Content-Type and Accept.
 */
final class MediaTypes {

	private static final int MAX_ACCEPTED = 20;

	private MediaTypes() {
	}

	/**
	 * The body must be JSON in UTF-8, not compressed.
	 */
	static void requireJson(HttpServletRequest request) {
		requireNoEncoding(request);
		try {
			MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
			boolean json = type.getType().equals("application") && type.getSubtype().equals("json");
			if (json && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8))) {
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			// An ill-formed media type or an unknown charset is as unusable as another
			// type.
		}
		throw unsupported(request.getContentType());
	}

	/**
	 * The body must be of one of these types, not compressed on its way.
	 */
	static void requireOneOf(HttpServletRequest request, List<MediaType> consumed) {
		requireNoEncoding(request);
		try {
			MediaType type = MediaType.parseMediaType(String.valueOf(request.getContentType()));
			if (consumed.stream().anyMatch((known) -> known.equalsTypeAndSubtype(type))) {
				return;
			}
		}
		catch (IllegalArgumentException ex) {
			// An ill-formed media type is as unusable as another type.
		}
		throw unsupported(request.getContentType(),
				String.join(" or ", consumed.stream().map(MediaType::toString).toList()));
	}

	private static void requireNoEncoding(HttpServletRequest request) {
		String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
		if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
			throw new ApiException(ErrorCode.UnsupportedMediaType,
					"The body is encoded as '" + Texts.shown(encoding) + "'; send it without Content-Encoding.");
		}
	}

	/**
	 * One of the route's media types must be acceptable.
	 */
	static void requireAcceptable(HttpServletRequest request, List<MediaType> produced) {
		String accept = String.join(",", java.util.Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
		if (accept.isBlank()) {
			return;
		}
		try {
			List<MediaType> accepted = MediaType.parseMediaTypes(accept);
			if (accepted.size() <= MAX_ACCEPTED && accepted.stream()
				.filter((type) -> type.getQualityValue() > 0)
				.anyMatch((type) -> produced.stream().anyMatch(type::includes))) {
				return;
			}
		}
		catch (InvalidMediaTypeException ex) {
			// Falls through: what cannot be read cannot be satisfied.
		}
		throw notAcceptable(produced.stream().map(MediaType::toString).toList());
	}

	static ApiException unsupported(String contentType) {
		return unsupported(contentType, "application/json in UTF-8");
	}

	private static ApiException unsupported(String contentType, String wanted) {
		String what = (contentType == null) ? "no Content-Type" : "Content-Type '" + Texts.shown(contentType) + "'";
		return new ApiException(ErrorCode.UnsupportedMediaType,
				"The request has " + what + "; this route reads " + wanted + ".");
	}

	static ApiException notAcceptable(List<String> produced) {
		return new ApiException(ErrorCode.NotAcceptable,
				"This route answers with " + String.join(" or ", produced) + ".");
	}

}
