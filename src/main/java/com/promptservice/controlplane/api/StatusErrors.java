package com.promptservice.controlplane.api;

import java.util.Map;

/**
 * The error for a bare HTTP status that something below the controllers has set.
 */
final class StatusErrors {

	private StatusErrors() {
	}

	static ApiException of(int status, String method) {
		return switch (status) {
			case 401 -> new ApiException(ErrorCode.Unauthenticated, "The request carries no valid access token.");
			case 403 -> new ApiException(ErrorCode.Forbidden, "The caller may not do this.");
			case 404 -> new ApiException(ErrorCode.RouteNotFound, "The service has no such path.");
			case 405, 501 -> new ApiException(ErrorCode.MethodNotAllowed,
					"The method '" + Texts.shown(method) + "' is not offered here.");
			case 406 -> new ApiException(ErrorCode.NotAcceptable, ErrorCode.NotAcceptable.meaning());
			case 408 -> new ApiException(ErrorCode.RequestTimeout, "The request did not arrive in time.");
			case 413 -> new ApiException(ErrorCode.RequestTooLarge, ErrorCode.RequestTooLarge.meaning());
			case 414 -> new ApiException(ErrorCode.UriTooLong, ErrorCode.UriTooLong.meaning());
			case 415 -> new ApiException(ErrorCode.UnsupportedMediaType, ErrorCode.UnsupportedMediaType.meaning());
			case 429 -> new ApiException(ErrorCode.TooManyRequests,
					ApiError.of(ErrorCode.TooManyRequests, "Too many requests."), Map.of("retry-after", "1"));
			case 503 -> busy();
			default -> (status < 500) ? new ApiException(ErrorCode.InvalidRequest,
					"The request is not well-formed HTTP for this service.") : internal();
		};
	}

	static ApiException busy() {
		return new ApiException(ErrorCode.ServiceBusy,
				ApiError.of(ErrorCode.ServiceBusy, "The service could not answer in time."),
				Map.of("retry-after", "1"));
	}

	static ApiException internal() {
		return new ApiException(ErrorCode.InternalError, "The service failed in a way it did not expect.");
	}

}
