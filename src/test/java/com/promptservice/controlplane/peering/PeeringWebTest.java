package com.promptservice.controlplane.peering;

import java.net.http.HttpResponse;
import java.util.List;

import com.promptservice.controlplane.scenario.ServiceOverHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of peerings over HTTP.
 */
class PeeringWebTest extends PeeringsOverHttp {

	@Test
	void a_peering_lives_from_the_request_to_connected_and_back() throws Exception {
		String network = network(PeeringScenario.contosos("contoso-vnet"), "10.1.0.0/16");
		JsonNode whatIf = json(send("contoso", "POST", "/peerings:whatIf", body(network)));
		assertThat(whatIf.get("diagnostics")).as(whatIf.toPrettyString()).isEmpty();
		HttpResponse<String> posted = send("contoso", "POST", "/peerings", body(network), "operation-id", "ask-0001");
		assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
		assertThat(posted.headers().firstValue("location")).hasValueSatisfying(
				(location) -> assertThat(location).contains("/peerings/westus2.").contains(ServiceOverHttp.VERSION));
		assertThat(posted.body()).doesNotContain(":null");
		String id = json(posted).get("name").stringValue();
		assertThat(send("contoso", "POST", "/peerings", body(network), "operation-id", "ask-0001").body())
			.as("the same request gets the same answer")
			.isEqualTo(posted.body());
		assertThat(ended("contoso", posted).get("kind").stringValue()).isEqualTo("PeeringCreate");
		assertThat(status("contoso", id)).isEqualTo("PendingApproval");
		assertThat(send("contoso", "POST", "/peerings/" + id + ":approve", null).statusCode()).isEqualTo(403);
		HttpResponse<String> approved = send("operator", "POST", "/peerings/" + id + ":approve", null);
		assertThat(approved.statusCode()).as(approved.body()).isEqualTo(202);
		assertThat(ended("operator", approved).get("kind").stringValue()).isEqualTo("PeeringApprove");
		customersHalf(network);
		HttpResponse<String> refreshed = send("contoso", "POST", "/peerings/" + id + ":refresh", null);
		assertThat(refreshed.statusCode()).as(refreshed.body()).isEqualTo(200);
		assertThat(json(refreshed).get("connectionState").get("status").stringValue()).isEqualTo("Connected");
		assertThat(json(refreshed).get("endpoints").toString()).contains("grpc://10.0.0.4:8085");
		helpIsAtHand(id);
		assertThat(send("operator", "DELETE", "/regions/westus2", null).body()).contains("RegionNotEmpty",
				"/peerings/" + id);
		assertThat(send("operator", "GET", "/regions/westus2/address-space", null).body()).contains("/peerings/" + id,
				"10.77.0.0/16");

		azure("DELETE", network + "/virtualNetworkPeerings/to-kvstore", null);
		within().untilAsserted(() -> assertThat(status("contoso", id)).isEqualTo("Disconnected"));
		HttpResponse<String> repaired = send("contoso", "POST", "/peerings/" + id + ":repair", null);
		assertThat(repaired.statusCode()).as(repaired.body()).isEqualTo(202);
		assertThat(ended("contoso", repaired).get("result").get("serviceSideState").stringValue())
			.isEqualTo("Initiated");
		customersHalf(network);
		within().untilAsserted(() -> assertThat(status("contoso", id)).isEqualTo("Connected"));

		HttpResponse<String> deleted = send("contoso", "DELETE", "/peerings/" + id, null);
		assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(202);
		assertThat(ended("contoso", deleted).get("result").get("notes").toString()).contains("left to the customer");
		assertThat(send("contoso", "GET", "/peerings/" + id, null).statusCode()).isEqualTo(404);
		assertThat(send("operator", "DELETE", "/peerings/" + id, null).statusCode()).isEqualTo(204);
	}

	private void helpIsAtHand(String id) throws Exception {
		for (HandoffFormat format : HandoffFormat.values()) {
			HttpResponse<String> handoff = get("contoso", "/peerings/" + id + "/handoff", "format=" + format);
			assertThat(handoff.statusCode()).as(handoff.body()).isEqualTo(200);
			assertThat(handoff.body()).contains("contoso-vnet", "kvstore-vnet-westus2");
			assertThat(handoff.headers().firstValue("content-disposition"))
				.contains("inline; filename=\"" + format.fileName() + "\"");
		}
		String etag = send("contoso", "GET", "/peerings/" + id + "/handoff", null).headers()
			.firstValue("etag")
			.orElseThrow();
		assertThat(send("contoso", "GET", "/peerings/" + id + "/handoff", null, "if-none-match", etag).statusCode())
			.isEqualTo(304);
		assertThat(get("contoso", "/peerings/" + id + "/handoff", "format=cobol").body()).contains("InvalidFormat",
				"query:format");
		JsonNode diagnosis = json(send("contoso", "POST", "/peerings/" + id + ":diagnose", null));
		assertThat(diagnosis.get("checks")).hasSize(11);
		assertThat(diagnosis.get("summary").stringValue()).as("Only a cluster is missing").startsWith("backend-pool");
		JsonNode topology = json(send("contoso", "GET", "/regions/westus2/topology", null));
		assertThat(topology.toString()).contains("/peerings/" + id)
			.doesNotContain(fabrikams, "keyVault", "managedIdentity", "storageAccount", "/customers/");
		assertThat(get("contoso", "/regions/westus2/topology", "format=mermaid").body()).contains("connects to")
			.doesNotContain(fabrikams);
		assertThat(send("operator", "GET", "/regions/westus2/topology", null).body()).contains("/peerings/" + id,
				"/peerings/" + fabrikams, "/customers/contoso", "keyVault");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{}                                                      | $.region
			{"region": "westus2"}                                   | $.virtualNetworkId
			{"region": "West US 2", "virtualNetworkId": "%s"}       | $.region
			{"region": "westus2", "virtualNetworkId": "%s/subnets/a"} | $.virtualNetworkId
			{"region": "westus2", "virtualNetworkId": "%s/../x"}    | $.virtualNetworkId
			{"region": "westus2", "virtualNetworkId": "%s?x=1"}     | $.virtualNetworkId
			{"region": "westus2", "virtualNetworkId": "%s\\r\\nA: b"} | $.virtualNetworkId
			{"region": "westus2", "virtualNetworkId": "%s", "mode": "mine"} | $.mode
			{"region": "westus2", "virtualNetworkId": "%s", "contactEmail": "nobody"} | $.contactEmail
			{"region": "westus2", "virtualNetworkId": "%s", "customer": "Contoso"} | $.customer
			{"region": "westus2", "virtualNetworkId": "%s", "addressPrefixes": ["10.1.0.0/16"]} | $.addressPrefixes
			{"region": "westus2", "virtualNetworkId": "%s", "connectionState": {}} | $.connectionState
			{"region": "westus2", "virtualNetworkId": "%s", "vnet": "x"} | $.vnet
			""")
	void bad_input_is_refused_by_field_and_leaves_no_trace(String body, String target) throws Exception {
		String wrong = body.replace("%s", PeeringScenario.contosos("bad-vnet"));
		for (String path : List.of("/peerings", "/peerings:whatIf")) {
			HttpResponse<String> answer = send("contoso", "POST", path, wrong);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
			assertThat(json(answer).get("error").get("details").toString()).contains("\"" + target + "\"");
		}
		assertThat(send("contoso", "GET", "/peerings", null).body()).doesNotContain("bad-vnet");
	}

}
