package com.promptservice.controlplane.region;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import com.promptservice.controlplane.ControlPlaneApplication;
import com.promptservice.controlplane.scenario.ServiceOverHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Regions over HTTP: the whole service in profile local with its local Azure.
 */
@SpringBootTest(classes = ControlPlaneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = "simulator.data-dir=")
@ActiveProfiles("local")
class RegionWebTest {

	private static final String BODY = "{\"subscriptionId\": \"" + RegionFixtures.SUBSCRIPTION + "\"}";

	@TempDir
	private static Path data;

	@LocalServerPort
	private int port;

	private ServiceOverHttp service;

	@DynamicPropertySource
	static void places(DynamicPropertyRegistry properties) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int free = socket.getLocalPort();
			properties.add("simulator.port", () -> free);
		}
		properties.add("control-plane.data-dir", () -> data.toString());
	}

	@BeforeEach
	void findService() {
		this.service = new ServiceOverHttp(this.port);
	}

	@Test
	void a_region_lives_from_put_to_delete() throws Exception {
		HttpResponse<String> created = send("PUT", "/regions/westus2", BODY);
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		assertThat(created.headers().firstValue("etag")).contains(json(created).get("etag").stringValue());
		assertThat(json(created).get("provisioningState").stringValue()).isEqualTo("Creating");
		JsonNode operation = ended(created);
		assertThat(operation.get("status").stringValue()).as(operation.toPrettyString()).isEqualTo("Succeeded");

		HttpResponse<String> region = send("GET", "/regions/westus2", null);
		String etag = region.headers().firstValue("etag").orElseThrow();
		assertThat(json(region).get("provisioningState").stringValue()).isEqualTo("Succeeded");
		assertThat(json(region).get("etag").stringValue()).isEqualTo(etag);
		assertThat(region.body()).doesNotContain(":null");
		assertThat(send("GET", "/regions/westus2", null, "if-none-match", etag).statusCode()).isEqualTo(304);
		assertThat(send("PUT", "/regions/westus2", BODY, "if-none-match", "*").statusCode()).isEqualTo(412);
		looksRight();
		earlierConfigsCanBeRead();

		HttpResponse<String> repeated = send("PUT", "/regions/westus2", region.body(), "if-match", etag);
		assertThat(repeated.statusCode()).as(repeated.body()).isEqualTo(200);
		assertThat(ended(repeated).get("status").stringValue()).isEqualTo("Succeeded");

		HttpResponse<String> deleted = send("DELETE", "/regions/westus2", null);
		assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(202);
		JsonNode removal = ended(deleted);
		assertThat(removal.get("status").stringValue()).as(removal.toPrettyString()).isEqualTo("Succeeded");
		assertThat(removal.get("result").get("leftAlone")).isEmpty();
		assertThat(send("GET", "/regions/westus2", null).statusCode()).isEqualTo(404);
		assertThat(send("DELETE", "/regions/westus2", null).statusCode()).isEqualTo(204);
	}

	private void looksRight() throws Exception {
		JsonNode config = json(send("GET", "/regions/westus2/config", null));
		assertThat(config.propertyNames()).containsExactlyInAnyOrder("region", "azure", "network", "identity",
				"dataplane");
		assertThat(config.get("identity").get("uamiClientId").stringValue()).isNotBlank();
		JsonNode list = json(query("/regions", "filter=location%20eq%20%27westus2%27"));
		assertThat(list.get("value")).hasSize(1);
		JsonNode space = json(query("/regions/westus2/address-space", "suggest=20&count=2"));
		assertThat(space.get("suggestions").toString()).isEqualTo("[\"10.1.0.0/20\",\"10.1.16.0/20\"]");
		assertThat(json(send("GET", "/regions/westus2/topology", null)).get("nodes")).isNotEmpty();
		assertThat(query("/regions/westus2/topology", "format=mermaid").body()).startsWith("flowchart LR");
		JsonNode whatIf = json(send("POST", "/regions/westus2:whatIf", BODY));
		assertThat(whatIf.get("diagnostics")).as(whatIf.toPrettyString()).isEmpty();
		assertThat(whatIf.get("changes")).allMatch((change) -> change.get("change").stringValue().equals("NoChange"));
	}

	private void earlierConfigsCanBeRead() throws Exception {
		HttpResponse<String> now = send("GET", "/regions/westus2/config", null);
		HttpResponse<String> first = query("/regions/westus2/config", "version=1");
		assertThat(json(first)).isEqualTo(json(now));
		assertThat(first.headers().firstValue("ETag")).isEqualTo(now.headers().firstValue("ETag"));
		HttpResponse<String> never = query("/regions/westus2/config", "version=99");
		assertThat(never.statusCode()).isEqualTo(404);
		assertThat(never.body()).contains("Version 99 of region.config.json is not kept; there are [1]");
		assertThat(query("/regions/westus2/config", "version=0").statusCode()).isEqualTo(400);
	}

	@Test
	void a_request_that_joined_is_answered_alike_when_the_work_has_ended() throws Exception {
		HttpResponse<String> first = send("PUT", "/regions/swedencentral", BODY);
		HttpResponse<String> joined = send("PUT", "/regions/swedencentral", BODY, "operation-id", "joined-0001");
		ended(first);
		HttpResponse<String> again = send("PUT", "/regions/swedencentral", BODY, "operation-id", "joined-0001");
		assertThat(again.statusCode()).isEqualTo(joined.statusCode());
		assertThat(again.body()).isEqualTo(joined.body());
		assertThat(again.headers().firstValue("operation-id")).isEqualTo(joined.headers().firstValue("operation-id"));
		HttpResponse<String> other = send("DELETE", "/regions/swedencentral", null, "operation-id", "joined-0001");
		assertThat(other.headers().firstValue("x-ms-error-code")).contains("OperationIdConflict");
		assertThat(ended(send("DELETE", "/regions/swedencentral", null)).get("status").stringValue())
			.isEqualTo("Succeeded");
	}

	@Test
	void a_region_is_not_ready_until_its_config_is_published() throws Exception {
		send("PUT", "/regions/eastus", BODY);
		HttpResponse<String> config = send("GET", "/regions/eastus/config", null);
		assertThat(config.statusCode()).isIn(200, 409);
		if (config.statusCode() == 409) {
			assertThat(config.headers().firstValue("x-ms-error-code")).contains("RegionNotReady");
		}
		ended(send("DELETE", "/regions/eastus", null));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{}                                                                    | $.subscriptionId
			{"subscriptionId": 7}                                                 | $.subscriptionId
			{"subscriptionId": null}                                              | $.subscriptionId
			{"subscriptionId": "@", "vnet": 1}                                    | $.vnet
			{"subscriptionId": "@", "network": {"vnetAddressPrefix": "10.0.0.1/16"}} | $.network.vnetAddressPrefix
			{"subscriptionId": "@", "network": []}                                | $.network
			{"subscriptionId": "@", "dataplane": {"grpcPortNuma0": "8085"}}       | $.dataplane.grpcPortNuma0
			{"subscriptionId": "@", "dataplane": {"grpcPortNuma0": 1e99}}         | $.dataplane.grpcPortNuma0
			{"subscriptionId": "@", "peeringPolicy": {"approval": true}}          | $.peeringPolicy.approval
			{"subscriptionId": "@", "tags": {"a": 1}}                             | $.tags.a
			{"subscriptionId": "@", "provisioningState": "Succeeded"}             | $.provisioningState
			{"subscriptionId": "@", "name": "eastus"}                             | $.name
			""")
	void bad_input_is_refused_by_field_and_leaves_no_trace(String body, String target) throws Exception {
		for (String path : new String[] { "/regions/northeurope", "/regions/northeurope:whatIf" }) {
			HttpResponse<String> answer = send(path.endsWith("whatIf") ? "POST" : "PUT", path,
					body.replace("@", RegionFixtures.SUBSCRIPTION));
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
			assertThat(json(answer).get("error").get("details").toString()).contains("\"" + target + "\"");
		}
		assertThat(send("GET", "/regions/northeurope", null).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                            | $.virtualMachineId
					{"virtualMachineId": 7}                                       | $.virtualMachineId
					{"virtualMachineId": "jump"}                                  | $.virtualMachineId
					{"virtualMachineId": "/subscriptions/x/../y"}                 | $.virtualMachineId
					{"virtualMachineId": "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a/extensions/b"} | $.virtualMachineId
					{"virtualMachineId": "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a?x=1"} | $.virtualMachineId
					{"virtualMachineId": "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/a"} | $.virtualMachineId
					{"virtualMachineId": "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a", "timeoutSeconds": 31} | $.timeoutSeconds
					{"virtualMachineId": "/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a", "script": "id"} | $.script
					""")
	void a_bad_connectivity_test_is_refused_by_field(String body, String target) throws Exception {
		HttpResponse<String> answer = send("POST", "/regions/westeurope:test-connectivity", body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(json(answer).get("error").get("details").toString()).contains("\"" + target + "\"");
		String good = "{\"virtualMachineId\": \"/subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/a\"}";
		assertThat(send("POST", "/regions/nowhere:test-connectivity", good).statusCode()).isEqualTo(404);
	}

	@Test
	void home_cannot_name_a_region() throws Exception {
		HttpResponse<String> answer = send("PUT", "/regions/home", BODY);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("path:region");
	}

	private JsonNode ended(HttpResponse<String> started) throws Exception {
		return this.service.ended("operator", started);
	}

	private HttpResponse<String> query(String path, String query) throws Exception {
		return send("GET", path + "?" + query, null);
	}

	private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
		return this.service.send("operator", method, path, body, headers);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return ServiceOverHttp.json(answer);
	}

}
