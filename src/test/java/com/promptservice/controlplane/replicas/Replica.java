package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One replica of the service as a process, and a client of it with a token of its own.
 */
final class Replica {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(20))
		.build();

	private final String name;

	private final int port = JarProcess.freePort();

	private final JarProcess process;

	private volatile String token;

	Replica(String name, Path folder, List<String> settings) {
		this.name = name;
		List<String> arguments = new ArrayList<>(settings);
		arguments.add("--spring.profiles.active=local");
		arguments.add("--control-plane.storage.replica=" + name);
		arguments.add("--server.port=" + this.port);
		arguments.add("--control-plane.public-base-url=" + base());
		arguments.add("--control-plane.data-dir=" + folder.resolve("data-" + name));
		this.process = new JarProcess(folder.resolve(name + ".log"), arguments);
	}

	/**
	 * Starts without waiting until it is ready.
	 */
	void launch() {
		this.token = null;
		this.process.start();
	}

	void awaitReady() {
		Awaitility.await(this.name + " is ready")
			.atMost(Duration.ofMinutes(6))
			.pollInterval(Duration.ofMillis(100))
			.until(() -> !this.process.isAlive() || isReady());
		assertThat(this.process.isAlive()).as(() -> "the replica runs: " + this.process.log()).isTrue();
	}

	JarProcess process() {
		return this.process;
	}

	/**
	 * Whether a client may be sent here.
	 */
	boolean isReady() {
		try {
			return health("readiness").statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Whether it has started, however its storage may be.
	 */
	boolean isUp() {
		try {
			return health("liveness").statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	HttpResponse<String> health(String group) throws IOException {
		return send(HttpRequest.newBuilder(URI.create(base() + "/actuator/health/" + group)).GET());
	}

	/**
	 * How the workers are, as operators see it.
	 */
	JsonNode workers() throws IOException {
		return MAPPER.readTree(actuator("health/workers"));
	}

	/**
	 * One of the numbers of the worker's health; -1 when it is not told.
	 */
	int workerDetail(String name) throws IOException {
		return workers().path("components").path("workerLoop").path("details").path(name).asInt(-1);
	}

	/**
	 * What a part of the actuator tells operators.
	 */
	String actuator(String path) throws IOException {
		return send(HttpRequest.newBuilder(URI.create(base() + "/actuator/" + path))
			.header("Authorization", "Bearer " + token())
			.GET()).body();
	}

	HttpResponse<String> put(String path, String operationId, String body) throws IOException {
		return write("PUT", path, operationId, BodyPublishers.ofString(body));
	}

	HttpResponse<String> delete(String path, String operationId) throws IOException {
		return write("DELETE", path, operationId, BodyPublishers.noBody());
	}

	HttpResponse<String> get(String path) throws IOException {
		return send(request(path).GET());
	}

	JsonNode read(String path) throws IOException {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return MAPPER.readTree(answer.body());
	}

	private HttpResponse<String> write(String method, String path, String operationId, BodyPublisher body)
			throws IOException {
		return send(request(path).header("operation-id", operationId)
			.header("Content-Type", "application/json")
			.method(method, body));
	}

	private HttpRequest.Builder request(String path) throws IOException {
		String uri = base() + path + (path.contains("?") ? "&" : "?") + "api-version=2026-11-01";
		return HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + token());
	}

	/**
	 * Each replica issues its own, and forgets them when it dies.
	 */
	private String token() throws IOException {
		String known = this.token;
		if (known == null) {
			String secret = Base64.getEncoder().encodeToString("operator:local".getBytes(StandardCharsets.UTF_8));
			HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base() + "/oauth2/token"))
				.header("Authorization", "Basic " + secret)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("grant_type=client_credentials")));
			known = MAPPER.readTree(answer.body()).path("access_token").asString();
			this.token = known;
		}
		return known;
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			HttpResponse<String> answer = this.client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
			if (answer.statusCode() == 401) {
				this.token = null;
			}
			return answer;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException(ex);
		}
	}

	private String base() {
		return "http://127.0.0.1:" + this.port;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
