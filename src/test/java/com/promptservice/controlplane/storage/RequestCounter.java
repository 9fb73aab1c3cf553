package com.promptservice.controlplane.storage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import reactor.core.publisher.Mono;

/**
 * Counts what is sent to Azure Storage, repetitions included.
 */
public final class RequestCounter implements HttpPipelinePolicy {

	private final List<String> requests = new CopyOnWriteArrayList<>();

	@Override
	public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
		note(context.getHttpRequest());
		return next.process();
	}

	@Override
	public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
		note(context.getHttpRequest());
		return next.processSync();
	}

	/**
	 * The requests since the last call, each as method and path.
	 */
	public List<String> take() {
		List<String> taken = List.copyOf(this.requests);
		this.requests.clear();
		return taken;
	}

	private void note(HttpRequest request) {
		String query = request.getUrl().getQuery();
		this.requests
			.add(request.getHttpMethod() + " " + request.getUrl().getPath() + ((query != null) ? "?" + query : ""));
	}

}
