package com.promptservice.controlplane.azure;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.rest.Response;
import com.azure.core.util.FluxUtil;
import com.promptservice.controlplane.operation.StepException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes calls to Azure and reads what their answers mean; every failure comes out
 * classified.
 */
final class ArmCalls {

	private static final HttpHeaderName ASYNC_OPERATION = HttpHeaderName.fromString("Azure-AsyncOperation");

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpPipeline pipeline;

	private final URI endpoint;

	private final AzureErrors errors;

	ArmCalls(HttpPipeline pipeline, URI endpoint, AzureErrors errors) {
		this.pipeline = pipeline;
		this.endpoint = endpoint;
		this.errors = errors;
	}

	/**
	 * Reads a resource that may be absent.
	 */
	<T> Seen<T> read(String id, Supplier<Response<T>> call) {
		try {
			Response<T> response = call.get();
			if (response.getValue() == null) {
				throw this.errors.judge(id, response.getStatusCode(), response.getHeaders(), ArmError.NONE, null);
			}
			return new Seen<>(response.getValue(), AzureErrors.requestId(response.getHeaders()));
		}
		catch (RuntimeException ex) {
			StepException judged = this.errors.judge(id, ex);
			if (judged instanceof AzureException azure && azure.isAbsence()) {
				return new Seen<>(null, azure.requestId());
			}
			throw judged;
		}
	}

	/**
	 * Reads what may lie in something absent.
	 */
	<T> Seen<T> readAll(String id, Supplier<T> call) {
		try {
			return new Seen<>(judged(id, call), null);
		}
		catch (AzureException ex) {
			if (ex.isAbsence()) {
				return new Seen<>(null, ex.requestId());
			}
			throw ex;
		}
	}

	/**
	 * Sends a change that Azure may go on working on after it answered.
	 */
	Submission start(String id, Supplier<Mono<Response<Flux<ByteBuffer>>>> call) {
		return judged(id, () -> {
			Response<Flux<ByteBuffer>> response = call.get().block();
			byte[] body = FluxUtil.collectBytesInByteBufferStream(response.getValue()).block();
			return submission(response, (body != null) ? body : new byte[0]);
		});
	}

	/**
	 * Sends a change that is complete when Azure answered.
	 */
	Submission send(String id, Supplier<? extends Response<?>> call) {
		return judged(id, () -> {
			Response<?> response = call.get();
			return new Submission(false, null, null, AzureErrors.requestId(response.getHeaders()));
		});
	}

	/**
	 * Asks a resource for something whose {@link #result} comes later.
	 * @param body JSON, or null for none
	 */
	Submission post(String id, String action, String apiVersion, String body) {
		String url = this.endpoint.resolve(id + "/" + action + "?api-version=" + apiVersion).toString();
		HttpRequest request = new HttpRequest(HttpMethod.POST, url);
		if (body != null) {
			request.setBody(body).setHeader(HttpHeaderName.CONTENT_TYPE, "application/json");
		}
		return judged(id, () -> {
			try (HttpResponse response = this.pipeline.send(request).block()) {
				String answer = refuseFailed(id, response);
				String location = followable(response.getHeaders().getValue(HttpHeaderName.LOCATION));
				return new Submission(location != null, location, this.errors.retryAfter(response.getHeaders()),
						AzureErrors.requestId(response.getHeaders()), !answer.isBlank());
			}
		});
	}

	/**
	 * What an earlier request came to; empty while it is not known yet.
	 */
	Optional<JsonNode> result(String id, String url) {
		return judged(id, () -> {
			try (HttpResponse response = this.pipeline.send(new HttpRequest(HttpMethod.GET, url), JsonOnly.ANY_ANSWER)
				.block()) {
				String body = refuseFailed(id, response);
				return (response.getStatusCode() == 202) ? Optional.empty() : Optional.of(json(body));
			}
		});
	}

	/**
	 * The ids of the resources in a collection, in whatever order Azure has; none when
	 * what it belongs to is not there.
	 * @param collection ARM id of a parent with the type of its children
	 */
	List<String> ids(String collection, String apiVersion) {
		List<String> ids = new ArrayList<>();
		String next = this.endpoint.resolve(collection + "?api-version=" + apiVersion).toString();
		while (next != null) {
			JsonNode page = page(collection, next);
			page.path("value").forEach((one) -> ids.add(one.path("id").asString()));
			next = followable(page.path("nextLink").asString(null));
		}
		return ids;
	}

	private JsonNode page(String collection, String url) {
		try {
			return judged(collection, () -> {
				try (HttpResponse response = this.pipeline.send(new HttpRequest(HttpMethod.GET, url)).block()) {
					return json(refuseFailed(collection, response));
				}
			});
		}
		catch (AzureException ex) {
			if (ex.isAbsence()) {
				return JSON.createObjectNode();
			}
			throw ex;
		}
	}

	private String refuseFailed(String id, HttpResponse response) {
		String body = response.getBodyAsString().defaultIfEmpty("").block();
		if (response.getStatusCode() >= 300) {
			throw this.errors.judge(id, response.getStatusCode(), response.getHeaders(), ArmError.parse(body), null);
		}
		return body;
	}

	/**
	 * The failure that something which was made is not there.
	 */
	AzureException missing(String id, String requestId) {
		HttpHeaders headers = new HttpHeaders();
		if (requestId != null) {
			headers.set(HttpHeaderName.fromString("x-ms-request-id"), requestId);
		}
		return this.errors.judge(id, 404, headers, ArmError.NONE, null);
	}

	/**
	 * Makes any call, its failures classified.
	 */
	<T> T judged(String id, Supplier<T> call) {
		try {
			return call.get();
		}
		catch (RuntimeException ex) {
			throw this.errors.judge(id, ex);
		}
	}

	/**
	 * Asks once how a long-running operation stands.
	 */
	Progress poll(String id, String url) {
		if (!isOurs(URI.create(url))) {
			return new Progress.Ended(null);
		}
		return judged(id, () -> {
			try (HttpResponse response = this.pipeline.send(new HttpRequest(HttpMethod.GET, url), JsonOnly.ANY_ANSWER)
				.block()) {
				return progress(id, response.getStatusCode(), response.getHeaders(),
						response.getBodyAsString().defaultIfEmpty("").block());
			}
		});
	}

	private Progress progress(String id, int status, HttpHeaders headers, String body) {
		String requestId = AzureErrors.requestId(headers);
		if (status == 404 || status == 204) {
			return new Progress.Ended(requestId);
		}
		if (status >= 300) {
			AzureException judged = this.errors.judge(id, status, headers, ArmError.parse(body), null);
			if (isResult(status)) {
				return new Progress.Broken(judged);
			}
			throw judged;
		}
		JsonNode said = json(body);
		JsonNode state = said.get("status");
		if (state == null || !state.isString()) {
			return (status == 202) ? new Progress.Running(this.errors.retryAfter(headers), requestId)
					: new Progress.Ended(requestId);
		}
		return switch (state.stringValue().toLowerCase(Locale.ROOT)) {
			case "succeeded" -> new Progress.Ended(requestId);
			case "failed", "canceled", "cancelled", "aborted" -> new Progress.Broken(
					this.errors.judgeOperation(id, state.stringValue(), ArmError.of(said.get("error")), headers));
			// Created, Started, "InProgress:..." and whatever else providers say
			default -> new Progress.Running(this.errors.retryAfter(headers), requestId);
		};
	}

	/**
	 * Whether a refusal is what the operation came to, rather than a question that went
	 * wrong.
	 */
	private static boolean isResult(int status) {
		return status >= 400 && status < 500 && !Set.of(401, 403, 408, 429).contains(status);
	}

	private Submission submission(Response<?> response, byte[] body) {
		HttpHeaders headers = response.getHeaders();
		JsonNode state = json(new String(body, StandardCharsets.UTF_8)).path("properties").path("provisioningState");
		boolean settled = state.isString() && ProvisioningState.of(state.stringValue()) != ProvisioningState.BUSY;
		String operation = headers.getValue(ASYNC_OPERATION);
		boolean accepted = response.getStatusCode() == 202;
		// a load balancer shows its state to come while the operation can still fail
		boolean running = accepted || operation != null || (!settled && state.isString());
		String url = (operation == null && accepted) ? headers.getValue(HttpHeaderName.LOCATION) : operation;
		Duration wait = this.errors.retryAfter(headers);
		return new Submission(running, running ? followable(url) : null, wait, AzureErrors.requestId(headers));
	}

	// A URL elsewhere would carry our token elsewhere; without it the resource itself
	// tells
	private String followable(String url) {
		if (url == null) {
			return null;
		}
		try {
			URI resolved = this.endpoint.resolve(url);
			return isOurs(resolved) ? resolved.toString() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private boolean isOurs(URI url) {
		return this.endpoint.getScheme().equalsIgnoreCase(url.getScheme())
				&& this.endpoint.getAuthority().equalsIgnoreCase(url.getAuthority());
	}

	private static JsonNode json(String body) {
		try {
			return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
		}
		catch (JacksonException ex) {
			return JSON.createObjectNode();
		}
	}

}
