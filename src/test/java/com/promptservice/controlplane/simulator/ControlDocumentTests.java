package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The control endpoint describes itself, and pages of the service alone may call it. Run
 * with {@code -Dopenapi.update=true} to write the served document over the kept one.
 */
class ControlDocumentTests {

	private static final Path KEPT = Path.of("openapi", "local-azure.json");

	private static final String PAGE = "http://127.0.0.1:8080";

	private final Arm arm = Arm.unjudged();

	@Test
	void the_served_document_is_the_kept_one() throws IOException {
		JsonNode served = this.arm.get("/simulator/openapi.json").json();
		if (Boolean.getBoolean("openapi.update")) {
			Files.writeString(KEPT,
					new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(served) + "\n");
		}
		assertThat(served).as("served document against %s; -Dopenapi.update=true accepts the change", KEPT)
			.isEqualTo(new JsonMapper().readTree(Files.readString(KEPT)));
	}

	@Test
	void every_example_of_the_document_can_be_sent_as_it_stands() {
		JsonNode paths = this.arm.get("/simulator/openapi.json").json().get("paths");
		paths.properties().forEach((path) -> path.getValue().properties().forEach((operation) -> {
			JsonNode body = operation.getValue().at("/requestBody/content/application~1json/example");
			if (!body.isMissingNode() && !path.getKey().contains("{name}")) {
				int status = this.arm.send(operation.getKey().toUpperCase(), path.getKey(), body.toString()).status();
				assertThat(status).as("%s %s", operation.getKey(), path.getKey()).isBetween(200, 204);
			}
		}));
	}

	@Test
	void the_page_of_the_service_may_call_and_no_other() throws Exception {
		try (SimulatorServer server = new SimulatorServer(this.arm.simulator,
				new java.net.InetSocketAddress("127.0.0.1", 0), new Origins(List.of(PAGE)))) {
			HttpResponse<String> allowed = send(server, "GET", "/simulator/time", PAGE);
			assertThat(allowed.statusCode()).isEqualTo(200);
			assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).contains(PAGE);
			HttpResponse<String> asked = send(server, "OPTIONS", "/simulator/time", PAGE);
			assertThat(asked.statusCode()).isEqualTo(204);
			assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElse("")).contains("PUT");
			assertThat(send(server, "POST", "/simulator/reset", "https://evil.example").statusCode()).isEqualTo(403);
			assertThat(send(server, "POST", "/simulator/reset", "null").statusCode()).isEqualTo(403);
			assertThat(send(server, "GET", Arm.GROUP + "?api-version=2025-04-01", PAGE).statusCode()).isEqualTo(403);
			HttpResponse<String> tool = send(server, "GET", "/simulator/time", null);
			assertThat(tool.statusCode()).isEqualTo(200);
			assertThat(tool.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
		}
	}

	private static HttpResponse<String> send(SimulatorServer server, String method, String path, String origin)
			throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
				.method(method, HttpRequest.BodyPublishers.noBody());
			if (origin != null) {
				request.header("Origin", origin);
			}
			return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

}
