package com.promptservice.controlplane.peering;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import com.promptservice.controlplane.ControlPlaneApplication;
import com.promptservice.controlplane.scenario.ServiceOverHttp;
import org.awaitility.core.ConditionFactory;
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
import static org.awaitility.Awaitility.await;

/**
 * Peerings over HTTP: the whole service in profile local with its local Azure, and two
 * customers, of whom fabrikam has a connected peering; one for all classes that extend
 * this.
 */
@SpringBootTest(classes = ControlPlaneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.data-dir=", "simulator.time-scale=2000" })
@ActiveProfiles("local")
@ResourceLock("peerings-over-http")
abstract class PeeringsOverHttp {

	private static final Path FOLDER = Path.of("target", "test-data", "peerings-over-http");

	private static int azure;

	private static boolean prepared;

	static String fabrikams;

	@LocalServerPort
	private int port;

	private ServiceOverHttp service;

	@DynamicPropertySource
	static void places(DynamicPropertyRegistry properties) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			azure = socket.getLocalPort();
		}
		FileSystemUtils.deleteRecursively(FOLDER);
		prepared = false;
		properties.add("simulator.port", () -> azure);
		properties.add("control-plane.data-dir", FOLDER::toString);
	}

	/**
	 * A region, two customers, and fabrikam with a connected peering.
	 */
	@BeforeEach
	void prepare() throws Exception {
		this.service = new ServiceOverHttp(this.port);
		if (prepared) {
			return;
		}
		ended("operator", send("operator", "PUT", "/regions/westus2",
				"{\"subscriptionId\": \"11111111-1111-1111-1111-111111111111\"}"));
		customer("contoso", "8f3a1c52-0002-4c00-9000-000000000002", PeeringScenario.CONTOSO_SUBSCRIPTION);
		customer("fabrikam", "8f3a1c52-0003-4c00-9000-000000000003", PeeringScenario.FABRIKAM_SUBSCRIPTION);
		String network = network(PeeringScenario.fabrikams("secret-vnet"), "10.77.0.0/16");
		fabrikams = created("fabrikam", network);
		ended("operator", send("operator", "POST", "/peerings/" + fabrikams + ":approve", null));
		customersHalf(network);
		within().untilAsserted(() -> assertThat(status("fabrikam", fabrikams)).isEqualTo("Connected"));
		prepared = true;
	}

	static ConditionFactory within() {
		return await().atMost(Duration.ofMinutes(1));
	}

	private String created(String who, String network) throws Exception {
		HttpResponse<String> answer = send(who, "POST", "/peerings", body(network));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		ended(who, answer);
		return json(answer).get("name").stringValue();
	}

	static String body(String network) {
		return "{\"region\": \"westus2\", \"virtualNetworkId\": \"" + network + "\"}";
	}

	String status(String who, String id) throws Exception {
		return json(send(who, "GET", "/peerings/" + id, null)).get("connectionState").get("status").stringValue();
	}

	private void customer(String name, String tenant, String subscription) throws Exception {
		ended("operator", send("operator", "PUT", "/customers/" + name, "{\"tenants\": [{\"tenantId\": \"" + tenant
				+ "\", \"subscriptionIds\": [\"" + subscription + "\"]}], \"regions\": [\"westus2\"]}"));
	}

	String network(String id, String prefix) throws Exception {
		azure("PUT", id.substring(0, id.indexOf("/providers/")), "{\"location\": \"westus2\"}");
		azure("PUT", id, "{\"location\": \"westus2\", \"properties\": {\"addressSpace\": {\"addressPrefixes\": [\""
				+ prefix + "\"]}}}");
		within()
			.untilAsserted(() -> assertThat(azure("GET", id, null)).contains("\"provisioningState\":\"Succeeded\""));
		return id;
	}

	void customersHalf(String network) throws Exception {
		String remote = json(send("operator", "GET", "/peerings", null)).get("value")
			.get(0)
			.get("serviceVirtualNetworkId")
			.stringValue();
		String half = network + "/virtualNetworkPeerings/to-kvstore";
		within().untilAsserted(() -> assertThat(
				azure("PUT", half, "{\"properties\": {\"remoteVirtualNetwork\": {\"id\": \"" + remote + "\"}}}"))
			.doesNotContain("\"error\""));
		within().untilAsserted(() -> assertThat(azure("GET", half, null)).contains("\"peeringState\":\"Connected\"")
			.contains("\"provisioningState\":\"Succeeded\""));
	}

	static String azure(String method, String path, String body) throws Exception {
		String version = path.contains("/providers/") ? "2025-03-01" : "2025-04-01";
		return ServiceOverHttp.azure(azure, method, path + "?api-version=" + version, body);
	}

	JsonNode ended(String who, HttpResponse<String> accepted) throws Exception {
		assertThat(accepted.statusCode()).as(accepted.body()).isIn(200, 201, 202);
		JsonNode[] monitor = new JsonNode[1];
		within().untilAsserted(() -> {
			monitor[0] = json(get(who, ServiceOverHttp.operation(accepted), "wait=5"));
			assertThat(monitor[0].get("status").stringValue()).isIn("Succeeded", "Failed", "Canceled");
		});
		assertThat(monitor[0].get("status").stringValue()).as(monitor[0].toPrettyString()).isEqualTo("Succeeded");
		return monitor[0];
	}

	HttpResponse<String> get(String who, String path, String query) throws Exception {
		return send(who, "GET", path + "?" + query, null);
	}

	HttpResponse<String> send(String who, String method, String path, String body, String... headers) throws Exception {
		return this.service.send(who, method, path, body, headers);
	}

	static JsonNode json(HttpResponse<String> answer) {
		return ServiceOverHttp.json(answer);
	}

}
