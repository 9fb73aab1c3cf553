package com.promptservice.controlplane.simulator.servicefabric;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Packages as real clusters get them, over HTTP; or from a file, for those who have no
 * server.
 */
public final class FetchedPackages implements PackageSource {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private volatile HttpClient client;

	@Override
	public InputStream open(URI address) throws IOException {
		if ("file".equals(address.getScheme())) {
			return Files.newInputStream(Path.of(address));
		}
		HttpResponse<InputStream> response = get(address);
		if (response.statusCode() != 200) {
			response.body().close();
			throw new IOException("the server answered " + response.statusCode());
		}
		return response.body();
	}

	private HttpResponse<InputStream> get(URI address) throws IOException {
		if (this.client == null) {
			this.client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
		}
		try {
			return this.client.send(HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
					HttpResponse.BodyHandlers.ofInputStream());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("the wait for the server was interrupted", ex);
		}
		catch (IllegalArgumentException ex) {
			throw new IOException("the address is none of a web server", ex);
		}
		catch (IOException ex) {
			throw new IOException("the server could not be reached (" + ex.getClass().getSimpleName() + ")", ex);
		}
	}

}
