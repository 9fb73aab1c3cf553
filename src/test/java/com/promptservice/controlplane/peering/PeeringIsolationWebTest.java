package com.promptservice.controlplane.peering;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two customers over HTTP of whom neither may learn anything of the other.
 */
class PeeringIsolationWebTest extends PeeringsOverHttp {

	private static final String ABSENT = "westus2.01938a5c-0000-7000-8000-000000000001";

	private static final List<String> DISTINCT = List.of("x-ms-request-id", "date", "etag", "keep-alive", "connection");

	@ParameterizedTest
	@CsvSource({ "GET, ''", "DELETE, ''", "POST, :refresh", "POST, :repair", "POST, :approve", "POST, :reject",
			"PUT, ''", "GET, /handoff", "POST, :diagnose" })
	void a_foreign_peering_is_like_one_that_is_nowhere(String method, String verb) throws Exception {
		String etag = send("fabrikam", "GET", "/peerings/" + fabrikams, null).headers()
			.firstValue("etag")
			.orElseThrow();
		for (String[] headers : new String[][] { {}, { "if-match", etag }, { "if-none-match", etag },
				{ "if-none-match", "*" }, { "if-match", "*" }, { "operation-id", "guess-0001" } }) {
			HttpResponse<String> foreign = send("contoso", method, "/peerings/" + fabrikams + verb, null, headers);
			HttpResponse<String> absent = send("contoso", method, "/peerings/" + ABSENT + verb, null, headers);
			assertThat(foreign.statusCode()).as(foreign.body()).isIn(403, 404, 405);
			assertThat(comparable(foreign, fabrikams)).isEqualTo(comparable(absent, ABSENT));
		}
		assertThat(status("fabrikam", fabrikams)).isEqualTo("Connected");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			customer eq 'fabrikam'
			status eq 'Connected'
			customer ne 'contoso'
			region eq 'westus2'
			mode eq 'customerManaged' or customer eq 'fabrikam'
			""")
	void no_filter_finds_a_foreign_peering(String filter) throws Exception {
		HttpResponse<String> list = get("contoso", "/peerings",
				"filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
		assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
		assertThat(list.body()).doesNotContain(fabrikams, "fabrikam", "10.77", "secret-vnet");
	}

	@Test
	void nothing_that_a_customer_may_read_tells_of_another() throws Exception {
		for (String path : List.of("/peerings", "/operations", "/regions", "/regions/westus2",
				"/regions/westus2/address-space", "/regions/westus2/topology", "/regions/westus2/topology",
				"/customers", "/customers/contoso")) {
			HttpResponse<String> answer = send("contoso", "GET", path, null);
			assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
			assertThat(answer.body()).as(path).doesNotContain(fabrikams, "fabrikam", "secret-vnet");
		}
		JsonNode space = json(send("contoso", "GET", "/regions/westus2/address-space", null));
		assertThat(space.get("free").toString()).doesNotContain("10.77.0.0/16");
		assertThat(space.toString()).doesNotContain("takenBy");
		JsonNode operations = json(get("fabrikam", "/operations", "filter=kind%20eq%20%27PeeringCreate%27"));
		String operation = operations.get("value").get(0).get("id").stringValue();
		assertThat(send("contoso", "GET", "/operations/" + operation, null).statusCode()).isEqualTo(404);
		assertThat(send("contoso", "GET", "/operations/" + operation + "/events", null).statusCode()).isEqualTo(404);
		String overlapping = network(PeeringScenario.contosos("overlapping"), "10.77.8.0/24");
		JsonNode whatIf = json(send("contoso", "POST", "/peerings:whatIf", body(overlapping)));
		assertThat(whatIf.toString()).contains("AddressSpaceOverlap", "free are")
			.doesNotContain("fabrikam", "secret-vnet", "10.77.0.0/16");
	}

	@Test
	void naming_an_operation_like_somebody_else_s_tells_nothing() throws Exception {
		String theirs = network(PeeringScenario.fabrikams("other-vnet"), "10.78.0.0/16");
		HttpResponse<String> first = send("fabrikam", "POST", "/peerings", body(theirs), "operation-id", "same-0001");
		assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
		String told = first.headers().firstValue("operation-id").orElseThrow();
		String[] names = { "same-0001", told };
		for (int i = 0; i < names.length; i++) {
			String ours = network(PeeringScenario.contosos("named-" + i), "10." + (80 + i) + ".0.0/16");
			HttpResponse<String> second = send("contoso", "POST", "/peerings", body(ours), "operation-id", names[i]);
			assertThat(second.statusCode()).as(second.body()).isEqualTo(201);
			ended("contoso", second);
			ended("contoso", send("contoso", "DELETE", "/peerings/" + json(second).get("name").stringValue(), null));
		}
		ended("fabrikam", first);
		ended("fabrikam", send("fabrikam", "DELETE", "/peerings/" + json(first).get("name").stringValue(), null));
	}

	@Test
	void a_foreign_network_is_refused_like_an_unknown_one() throws Exception {
		HttpResponse<String> foreign = send("contoso", "POST", "/peerings",
				body(PeeringScenario.fabrikams("secret-vnet")));
		HttpResponse<String> unknown = send("contoso", "POST", "/peerings",
				body(PeeringScenario.theirs("22222222-2222-2222-2222-222222222299", "secret-vnet")));
		assertThat(foreign.statusCode()).isEqualTo(403);
		assertThat(comparable(foreign, PeeringScenario.FABRIKAM_SUBSCRIPTION))
			.isEqualTo(comparable(unknown, "22222222-2222-2222-2222-222222222299"));
	}

	/** Everything of an answer that may not differ. */
	private static Map<String, String> comparable(HttpResponse<String> answer, String named) {
		Map<String, String> all = new TreeMap<>();
		answer.headers().map().forEach((name, values) -> all.put(name, values.toString().replace(named, "*")));
		DISTINCT.forEach(all::remove);
		all.put(":status", Integer.toString(answer.statusCode()));
		all.put(":body",
				answer.body()
					.replace(named, "*")
					.replaceAll("\"requestId\":\"[^\"]*\"", "")
					.replaceAll("[0-9a-f]{32}", "-"));
		return all;
	}

}
