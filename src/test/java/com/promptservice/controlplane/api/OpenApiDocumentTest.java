package com.promptservice.controlplane.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Run with {@code -Dopenapi.update=true} to write the served document over the kept one.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "simulator.port=0")
@ActiveProfiles("local")
class OpenApiDocumentTest {

	private static final Path KEPT = Path.of("openapi", "kvstore-control-plane.yaml");

	@TempDir
	private static Path data;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void ownDataDirectory(DynamicPropertyRegistry registry) {
		registry.add("control-plane.data-dir", () -> data.resolve("data").toString());
		registry.add("simulator.data-dir", () -> data.resolve("azure").toString());
	}

	@Test
	void the_served_document_is_the_kept_one() throws Exception {
		String served = served();
		if (Boolean.getBoolean("openapi.update")) {
			Files.createDirectories(KEPT.getParent());
			Files.writeString(KEPT, served);
		}
		assertThat(served).as("served document against %s; -Dopenapi.update=true accepts the change", KEPT)
			.isEqualTo(Files.readString(KEPT));
	}

	@Test
	void the_document_is_the_same_every_time() throws Exception {
		assertThat(served()).isEqualTo(served());
	}

	private String served() throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/v3/api-docs.yaml"))
				.build();
			HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
			assertThat(response.statusCode()).isEqualTo(200);
			return response.body();
		}
	}

}
