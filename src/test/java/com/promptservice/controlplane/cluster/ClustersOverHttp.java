package com.promptservice.controlplane.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import com.promptservice.controlplane.ControlPlaneApplication;
import com.promptservice.controlplane.scenario.ServiceOverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clusters over HTTP: the whole service in profile local with its local Azure; one for
 * all classes that extend this.
 */
@SpringBootTest(classes = ControlPlaneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.data-dir=", "simulator.time-scale=2000" })
@ActiveProfiles("local")
@ResourceLock("clusters-over-http")
abstract class ClustersOverHttp {

	static final Path FOLDER = Path.of("target", "test-data", "clusters-over-http");

	static final String BODY = ClusterFixtures.body(2, "").replace('\'', '"');

	private static int azure;

	@LocalServerPort
	private int port;

	private ServiceOverHttp service;

	@DynamicPropertySource
	static void places(DynamicPropertyRegistry properties) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			azure = socket.getLocalPort();
		}
		FileSystemUtils.deleteRecursively(FOLDER);
		properties.add("simulator.port", () -> azure);
		properties.add("control-plane.data-dir", FOLDER::toString);
	}

	@BeforeEach
	void findService() {
		this.service = new ServiceOverHttp(this.port);
	}

	static String azure(String path) throws Exception {
		return ServiceOverHttp.azure(azure, "GET", path, null);
	}

	JsonNode ended(HttpResponse<String> started) throws Exception {
		assertThat(started.statusCode()).as(started.body()).isLessThan(300);
		return this.service.ended("operator", started);
	}

	HttpResponse<String> query(String path, String query) throws Exception {
		return send("GET", path + "?" + query, null);
	}

	HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
		return sendAs("operator", method, path, body, headers);
	}

	HttpResponse<String> sendAs(String who, String method, String path, String body, String... headers)
			throws Exception {
		return this.service.send(who, method, path, body, headers);
	}

	static JsonNode json(HttpResponse<String> answer) {
		return ServiceOverHttp.json(answer);
	}

}
