package com.promptservice.controlplane.storage;

import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.common.StorageSharedKeyCredential;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Leads requests for accounts on Azure, as a managed identity sends them, to accounts of
 * Azurite; plays accounts that are not there, give no access or do not answer.
 */
public final class AsAzurite implements HttpPipelinePolicy {

	private final Azurite azurite;

	private final Set<String> gone = ConcurrentHashMap.newKeySet();

	private final Set<String> forbidden = ConcurrentHashMap.newKeySet();

	private final Set<String> silent = ConcurrentHashMap.newKeySet();

	private final CountDownLatch end = new CountDownLatch(1);

	public AsAzurite(Azurite azurite) {
		this.azurite = azurite;
	}

	/** The account's address leads nowhere. */
	public void remove(String account) {
		this.gone.add(account);
	}

	public void add(String account) {
		this.gone.remove(account);
	}

	/** The identity has no role on the account. */
	public void forbid(String account) {
		this.forbidden.add(account);
	}

	public void permit(String account) {
		this.forbidden.remove(account);
	}

	/** The account never answers, until {@link #end()}. */
	public void silence(String account) {
		this.silent.add(account);
	}

	public void end() {
		this.end.countDown();
	}

	@Override
	public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
		HttpResponse refusal = refusal(context.getHttpRequest());
		return (refusal != null) ? Mono.just(refusal) : next.process();
	}

	@Override
	public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
		HttpResponse refusal = refusal(context.getHttpRequest());
		return (refusal != null) ? refusal : next.processSync();
	}

	private HttpResponse refusal(HttpRequest request) {
		URL url = request.getUrl();
		String account = url.getHost().substring(0, url.getHost().indexOf('.'));
		if (this.gone.contains(account)) {
			throw new UncheckedIOException(new UnknownHostException(url.getHost()));
		}
		if (this.silent.contains(account)) {
			awaitEnd();
		}
		if (this.forbidden.contains(account)) {
			return new Refusal(request);
		}
		int port = url.getHost().contains(".queue.") ? this.azurite.queuePort() : this.azurite.blobPort();
		String query = (url.getQuery() != null) ? "?" + url.getQuery() : "";
		try {
			URL local = URI.create("http://127.0.0.1:" + port + "/" + account + url.getPath() + query).toURL();
			request.setUrl(local);
			StorageSharedKeyCredential key = new StorageSharedKeyCredential(account, Azurite.KEY);
			request.setHeader(HttpHeaderName.AUTHORIZATION, key.generateAuthorizationHeader(local,
					request.getHttpMethod().toString(), request.getHeaders(), false));
			return null;
		}
		catch (MalformedURLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What Azure answers to an identity without a role.
	 */
	private static final class Refusal extends HttpResponse {

		private final HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.fromString("x-ms-error-code"),
				"AuthorizationPermissionMismatch");

		private Refusal(HttpRequest request) {
			super(request);
		}

		@Override
		public int getStatusCode() {
			return 403;
		}

		@Override
		@Deprecated
		public String getHeaderValue(String name) {
			return this.headers.getValue(HttpHeaderName.fromString(name));
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public Flux<ByteBuffer> getBody() {
			return Flux.empty();
		}

		@Override
		public Mono<byte[]> getBodyAsByteArray() {
			return Mono.just(new byte[0]);
		}

		@Override
		public Mono<String> getBodyAsString() {
			return Mono.just("");
		}

		@Override
		public Mono<String> getBodyAsString(Charset charset) {
			return Mono.just("");
		}

	}

	private void awaitEnd() {
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
