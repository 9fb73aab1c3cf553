package com.promptservice.controlplane.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.ControlPlaneApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service with its local Azure, as it is wired in production, on free ports.
 */
public final class LocalService implements AutoCloseable {

	private static final String VERSION = "api-version=2026-11-01";

	private static final String BODY = """
			{"subscriptionId": "00000000-0000-0000-0000-000000000001", "location": "westus2"}""";

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private final URI base;

	private final URI azure;

	private final String token;

	/**
	 * Starts the service.
	 * @param more further settings, as on a command line
	 */
	public LocalService(Path folder, int timeScale, String... more) throws IOException, InterruptedException {
		this(folder, timeScale, List.of(), more);
	}

	/**
	 * Starts the service with parts of the caller's own.
	 * @param parts further configuration classes
	 */
	public LocalService(Path folder, int timeScale, List<Class<?>> parts, String... more)
			throws IOException, InterruptedException {
		this.base = URI.create("http://127.0.0.1:" + freePort());
		this.azure = URI.create("http://127.0.0.1:" + freePort());
		this.context = new SpringApplicationBuilder(ControlPlaneApplication.class).sources(parts.toArray(Class[]::new))
			.profiles("local")
			.run(Stream
				.concat(Stream.of("--server.port=" + this.base.getPort(), "--simulator.port=" + this.azure.getPort(),
						"--control-plane.public-base-url=" + this.base,
						"--control-plane.data-dir=" + folder.resolve("data"),
						"--simulator.data-dir=" + folder.resolve("azure"), "--simulator.exchanges-dir=",
						"--simulator.time-scale=" + timeScale, "--control-plane.rate-limit.reads.burst=1000000",
						"--control-plane.rate-limit.reads.per-second=1000000"), Stream.of(more))
				.toArray(String[]::new));
		String login = Base64.getEncoder().encodeToString("operator:local".getBytes(StandardCharsets.UTF_8));
		this.token = json(this.client.send(HttpRequest.newBuilder(this.base.resolve("/oauth2/token"))
			.header("Authorization", "Basic " + login)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
			.build(), BodyHandlers.ofString())).path("access_token").asString();
	}

	/**
	 * Where it listens.
	 */
	public URI base() {
		return this.base;
	}

	/**
	 * Everything that the local Azure has, as JSON.
	 */
	public String resources() throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(this.azure.resolve("/simulator/resources")).build()).body();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/**
	 * Sends a PUT of a region in westus2, all names and ranges left to their defaults.
	 */
	public HttpResponse<String> put(String region) throws IOException, InterruptedException {
		return put(region, BODY);
	}

	public HttpResponse<String> put(String region, String body) throws IOException, InterruptedException {
		return sent(request("/regions/" + region).header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(body))
			.build());
	}

	public HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return sent(request(path).build());
	}

	/**
	 * Creates a region and waits for the end.
	 * @return the status monitor
	 */
	public JsonNode created(String region) throws IOException, InterruptedException {
		return ended(put(region));
	}

	/**
	 * Waits for the end of what was accepted.
	 * @return the status monitor
	 */
	public JsonNode ended(HttpResponse<String> accepted) throws IOException, InterruptedException {
		String id = accepted.headers().firstValue("operation-id").orElseThrow();
		return ended(id);
	}

	/**
	 * Creates a cluster in the region of that name and waits for the end.
	 * @return the status monitor
	 */
	public JsonNode createdCluster(String cluster, String region, int appNodes)
			throws IOException, InterruptedException {
		String body = "{\"region\": \"" + region + "\", \"nodeTypes\": {\"app\": {\"instanceCount\": " + appNodes
				+ "}}}";
		String id = sent(request("/clusters/" + cluster).header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(body))
			.build()).headers().firstValue("operation-id").orElseThrow();
		return ended(id);
	}

	/**
	 * How many requests of a method the local Azure was sent since the last call.
	 */
	public long takeRequests(String... methods) throws IOException, InterruptedException {
		HttpRequest all = HttpRequest.newBuilder(this.azure.resolve("/simulator/exchanges?all=true")).build();
		String lines = this.client.send(all, BodyHandlers.ofString()).body();
		return lines.lines()
			.filter((line) -> java.util.Arrays.stream(methods)
				.anyMatch((method) -> line.contains("\"method\":\"" + method + "\"")))
			.count();
	}

	/**
	 * Waits for the end of an operation.
	 * @return the status monitor
	 */
	public JsonNode ended(String id) throws IOException, InterruptedException {
		while (true) {
			JsonNode monitor = json(get("/operations/" + id + "?wait=30"));
			if (monitor.has("completedAt")) {
				return monitor;
			}
		}
	}

	/**
	 * A request with version and token.
	 */
	public HttpRequest.Builder request(String path) {
		String uri = path + (path.contains("?") ? "&" : "?") + VERSION;
		return HttpRequest.newBuilder(this.base.resolve(uri)).header("Authorization", "Bearer " + this.token);
	}

	/**
	 * Sends a request, whatever the answer.
	 */
	public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
		return this.client.send(request, BodyHandlers.ofString());
	}

	private HttpResponse<String> sent(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.client.send(request, BodyHandlers.ofString());
		if (answer.statusCode() >= 400) {
			throw new IllegalStateException(answer.statusCode() + " " + answer.body());
		}
		return answer;
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() {
		this.context.close();
		this.client.close();
	}

}
