package com.promptservice.controlplane.azure;

import java.io.IOException;
import java.util.Locale;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.Context;
import reactor.core.publisher.Mono;

/**
 * Takes a good answer that is not JSON, such as a proxy's page, and a resource without a
 * body for a broken connection; the SDK would stumble over them in ways that tell
 * nothing.
 */
final class JsonOnly implements HttpPipelinePolicy {

	/**
	 * Exempts a call, for polls: how an operation stands may be told without a body.
	 */
	static final Context ANY_ANSWER = new Context("any-answer", true);

	@Override
	public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
		boolean exempt = context.getData("any-answer").isPresent();
		boolean read = context.getHttpRequest().getHttpMethod() == HttpMethod.GET;
		return next.process().flatMap((response) -> {
			boolean json = isJson(response);
			boolean suspect = response.getStatusCode() < 300 && !exempt && (read || !json);
			return suspect ? checked(response.buffer(), read, json) : Mono.just(response);
		});
	}

	private static boolean isJson(HttpResponse response) {
		String type = response.getHeaders().getValue(HttpHeaderName.CONTENT_TYPE);
		return type == null || type.toLowerCase(Locale.ROOT).contains("json");
	}

	private static Mono<HttpResponse> checked(HttpResponse response, boolean read, boolean json) {
		return response.getBodyAsByteArray().defaultIfEmpty(new byte[0]).flatMap((body) -> {
			boolean empty = body.length == 0;
			return ((read && empty) || (!json && !empty)) ? Mono.error(new IOException("The answer is not JSON"))
					: Mono.just(response);
		});
	}

}
