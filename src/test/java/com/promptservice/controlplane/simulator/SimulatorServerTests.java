package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The simulator on the loopback interface.
 */
class SimulatorServerTests {

	private final HttpClient http = HttpClient.newHttpClient();

	private final SimulatorServer server = new SimulatorServer(Arm.unjudged().simulator, 0);

	@AfterEach
	void stop() {
		this.server.close();
	}

	private HttpResponse<String> send(String method, String path, String body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.server.baseUrl() + path))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.http.send(request, HttpResponse.BodyHandlers.ofString());
	}

	@Test
	void controlsAndResourcesShareOnePort() throws Exception {
		String group = Arm.GROUP + "?api-version=2025-04-01";
		assertThat(send("PUT", group, "{\"location\":\"westus2\"}").statusCode()).isEqualTo(201);
		assertThat(send("GET", "/simulator/resources", "").body()).contains("Microsoft.Resources/resourceGroups");
		assertThat(send("POST", "/simulator/faults", "{\"kind\":\"drop\"}").statusCode()).isEqualTo(201);
		assertThatThrownBy(() -> send("PUT", group, "{\"location\":\"westus2\"}")).isInstanceOf(IOException.class);
		assertThat(send("PUT", group, "{\"location\":\"westus2\"}").statusCode()).isEqualTo(200);
		assertThat(send("POST", "/simulator/reset", "").statusCode()).isEqualTo(204);
		assertThat(send("GET", "/simulator/resources", "").body()).isEqualTo("{\"value\":[]}");
	}

	@Test
	void anotherNameForTheLoopbackInterfaceIsRefused() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.server.port())) {
			socket.getOutputStream()
				.write("GET /simulator/resources HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.UTF_8));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 421");
		}
	}

	@Test
	void springStartsItInItsProfilesOnly() {
		ApplicationContextRunner runner = new ApplicationContextRunner()
			.withUserConfiguration(SimulatorConfiguration.class)
			.withPropertyValues("simulator.port=0", "simulator.data-dir=", "simulator.durations.vault=60s");
		runner.withPropertyValues("spring.profiles.active=local").run((context) -> {
			SimulatorServer started = context.getBean(SimulatorServer.class);
			assertThat(started.port()).isPositive();
			assertThat(started.simulator().durations().timeScale()).isEqualTo(200);
			assertThat(started.simulator()
				.durations()
				.of(com.promptservice.controlplane.simulator.core.Timing.VAULT)
				.toMillis()).isEqualTo(300);
		});
		runner.run((context) -> assertThat(context).doesNotHaveBean(SimulatorServer.class));
	}

}
