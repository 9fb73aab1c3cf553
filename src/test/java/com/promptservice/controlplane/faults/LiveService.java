package com.promptservice.controlplane.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import com.promptservice.controlplane.bench.PackagedJar;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged service as a process with its local Azure, on ports and in folders of its
 * own that outlive it.
 */
final class LiveService {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final HttpClient client = HttpClient.newHttpClient();

	private final Path folder;

	private final int port = freePort();

	private final int azure = freePort();

	private Process process;

	private String token;

	LiveService(Path folder) {
		this.folder = folder;
	}

	void start() throws IOException, InterruptedException {
		List<String> command = PackagedJar.command();
		command.addAll(List.of("--spring.profiles.active=local", "--server.port=" + this.port,
				"--simulator.port=" + this.azure, "--simulator.time-scale=40",
				"--control-plane.public-base-url=http://127.0.0.1:" + this.port,
				"--control-plane.data-dir=" + this.folder.resolve("data"),
				"--simulator.data-dir=" + this.folder.resolve("azure")));
		this.process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(this.folder.resolve("service.log").toFile()))
			.start();
		Awaitility.await().atMost(Duration.ofMinutes(6)).until(() -> !this.process.isAlive() || isReady());
		assertThat(this.process.isAlive()).as("the service runs").isTrue();
		String secret = Base64.getEncoder().encodeToString("operator:local".getBytes(StandardCharsets.UTF_8));
		HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(base() + "/oauth2/token"))
			.header("Authorization", "Basic " + secret)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("grant_type=client_credentials")));
		this.token = MAPPER.readTree(answer.body()).path("access_token").asString();
	}

	/**
	 * SIGKILL: no hook runs, nothing is flushed.
	 */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
	}

	void put(String path, String operationId, String body) throws IOException, InterruptedException {
		HttpResponse<String> answer = send(request(path).header("operation-id", operationId)
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(body)));
		assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
	}

	JsonNode get(String path) throws IOException, InterruptedException {
		HttpResponse<String> answer = send(request(path).GET());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return MAPPER.readTree(answer.body());
	}

	/**
	 * What the local Azure says under one of its own paths.
	 */
	JsonNode azure(String path) throws IOException, InterruptedException {
		return MAPPER
			.readTree(send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.azure + path)).GET()).body());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(base() + path + "?api-version=2026-11-01"))
			.header("Authorization", "Bearer " + this.token);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.client.send(request.timeout(Duration.ofMinutes(1)).build(), BodyHandlers.ofString());
	}

	private boolean isReady() throws InterruptedException {
		try {
			return send(HttpRequest.newBuilder(URI.create(base() + "/actuator/health/readiness"))).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private String base() {
		return "http://127.0.0.1:" + this.port;
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
