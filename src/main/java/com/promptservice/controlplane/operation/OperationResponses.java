package com.promptservice.controlplane.operation;

import java.util.Map;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.EntityTag;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.PublicUrls;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * Answers to writes that start or concern operations, with the headers of the contract.
 */
public final class OperationResponses {

	static final String OPERATION_LOCATION = "operation-location";

	private static final int NO_CONTENT = 204;

	private static final int CREATED = 201;

	private final PublicUrls urls;

	private final Monitors monitors;

	OperationResponses(PublicUrls urls, Monitors monitors) {
		this.urls = urls;
		this.monitors = monitors;
	}

	/**
	 * The answer to an accepted write: the recorded body, or the status monitor; 204 when
	 * there was nothing to do.
	 */
	public ResponseEntity<Object> accepted(Accepted accepted) {
		return accepted(accepted, null);
	}

	/**
	 * The answer to an accepted POST on a collection.
	 * @param path of what was created, such as {@code /peerings/westus2.0193…}
	 */
	public ResponseEntity<Object> accepted(Accepted accepted, String path) {
		if (accepted.operation() == null) {
			return ResponseEntity.status(NO_CONTENT).build();
		}
		Decision.Answer answer = accepted.answer();
		Object body = (answer.body() != null) ? answer.body() : this.monitors.of(accepted.operation());
		ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status())
			.headers(headers(accepted.operation()))
			.eTag((answer.etag() != null) ? answer.etag() : EntityTag.of(body));
		if (path != null && answer.status() == CREATED) {
			response.header(HttpHeaders.LOCATION, this.urls.of(path));
		}
		return response.body(body);
	}

	/**
	 * The refusal of a write because another operation is changing the resource.
	 */
	public ApiException busy(String activeOperationId, String target) {
		return new ApiException(ErrorCode.AnotherOperationInProgress,
				ApiError.of(ErrorCode.AnotherOperationInProgress,
						"Operation '" + activeOperationId + "' is changing " + target + "."),
				Map.of(OPERATION_LOCATION, location(activeOperationId), "retry-after", "5"));
	}

	/**
	 * The status monitor, or 304 when the client has it already.
	 */
	ResponseEntity<Monitor> monitor(Operation operation, ApiRequest request) {
		Monitor monitor = this.monitors.of(operation);
		String etag = EntityTag.of(monitor);
		if (request.preconditions().notModified(etag)) {
			return ResponseEntity.status(304).headers(headers(operation)).eTag(etag).build();
		}
		return monitor(operation);
	}

	/**
	 * The status monitor.
	 */
	ResponseEntity<Monitor> monitor(Operation operation) {
		Monitor monitor = this.monitors.of(operation);
		return ResponseEntity.ok().headers(headers(operation)).eTag(EntityTag.of(monitor)).body(monitor);
	}

	Monitor view(Operation operation) {
		return this.monitors.of(operation);
	}

	String etag(Operation operation) {
		return EntityTag.of(this.monitors.of(operation));
	}

	private HttpHeaders headers(Operation operation) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(OPERATION_LOCATION, location(operation.id()));
		headers.set(ApiRequest.OPERATION_ID, operation.id());
		this.monitors.retryAfter(operation)
			.ifPresent((seconds) -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds)));
		return headers;
	}

	private String location(String operationId) {
		return this.urls.of("/operations/" + operationId);
	}

}
