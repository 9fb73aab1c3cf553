package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one Azure of all replicas, as a process of its own.
 */
final class LocalAzure {

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port = JarProcess.freePort();

	private final JarProcess process;

	LocalAzure(Path folder, int timeScale) {
		this.process = new JarProcess(folder.resolve("azure.log"),
				List.of("--spring.profiles.active=simulator", "--simulator.port=" + this.port,
						"--simulator.time-scale=" + timeScale, "--simulator.data-dir=" + folder.resolve("azure")));
	}

	int port() {
		return this.port;
	}

	JarProcess process() {
		return this.process;
	}

	/**
	 * The next requests are refused, as many as are given.
	 */
	void throttle(int requests) {
		send("POST", "/simulator/faults", "{\"kind\":\"error\",\"status\":429,\"code\":\"TooManyRequests\","
				+ "\"retryAfter\":\"1\",\"count\":" + requests + "}");
	}

	void heal() {
		send("DELETE", "/simulator/faults", "");
	}

	/**
	 * Somebody deletes a resource behind the service's back.
	 */
	void delete(String id) {
		send("DELETE", id + "?api-version=2025-03-01", "");
	}

	/**
	 * Lower-case ids of everything that exists.
	 */
	List<String> resources() {
		JsonNode page = JsonMapper.shared().readTree(send("GET", "/simulator/resources", "").body());
		return StreamSupport.stream(page.path("value").spliterator(), false)
			.map((resource) -> resource.path("id").asString("").toLowerCase(Locale.ROOT))
			.toList();
	}

	/**
	 * Everything that was said so far, in order.
	 */
	Stream<String> exchanges() {
		try {
			return this.client
				.send(HttpRequest.newBuilder(uri("/simulator/exchanges?all=true")).build(), BodyHandlers.ofLines())
				.body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private HttpResponse<String> send(String method, String path, String body) {
		try {
			return this.client.send(HttpRequest.newBuilder(uri(path))
				.header("Content-Type", "application/json")
				.method(method, BodyPublishers.ofString(body))
				.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

}
