package com.promptservice.controlplane.scenario;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import reactor.core.publisher.Mono;

/**
 * Leads to the Azure of the scenario that was made last: the SDK above it is dear to
 * build, so that scenarios of one kind share it.
 */
public final class LatestWire implements HttpClient {

	private HttpClient latest;

	void leadTo(HttpClient wire) {
		this.latest = wire;
	}

	@Override
	public Mono<HttpResponse> send(HttpRequest request) {
		return this.latest.send(request);
	}

	@Override
	public HttpResponse sendSync(HttpRequest request, Context context) {
		return this.latest.sendSync(request, context);
	}

}
