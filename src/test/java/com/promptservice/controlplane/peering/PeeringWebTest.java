package com.promptservice.controlplane.peering;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.promptservice.controlplane.ControlPlaneApplication;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Peerings over HTTP: the whole service in profile local with its local Azure, and two
 * customers of whom neither may learn anything of the other.
 */
@SpringBootTest(classes = ControlPlaneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.data-dir=", "simulator.time-scale=2000" })
@ActiveProfiles("local")
class PeeringWebTest {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private static final String VERSION = "api-version=2026-11-01";

	private static final String ABSENT = "westus2.01938a5c-0000-7000-8000-000000000001";

	private static final List<String> DISTINCT = List.of("x-ms-request-id", "date", "etag", "keep-alive", "connection");

	@TempDir
	private static Path data;

	private static int azure;

	private static boolean prepared;

	private static String fabrikams;

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void places(DynamicPropertyRegistry properties) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			azure = socket.getLocalPort();
			properties.add("simulator.port", () -> azure);
		}
		properties.add("control-plane.data-dir", () -> data.toString());
	}

	@BeforeAll
	static void nothingYet() {
		prepared = false;
	}

	/**
	 * A region, two customers, and fabrikam with a connected peering.
	 */
	@BeforeEach
	void prepare() throws Exception {
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

	@Test
	void a_peering_lives_from_the_request_to_connected_and_back() throws Exception {
		String network = network(PeeringScenario.contosos("contoso-vnet"), "10.1.0.0/16");
		JsonNode whatIf = json(send("contoso", "POST", "/peerings:whatIf", body(network)));
		assertThat(whatIf.get("diagnostics")).as(whatIf.toPrettyString()).isEmpty();
		HttpResponse<String> posted = send("contoso", "POST", "/peerings", body(network), "operation-id", "ask-0001");
		assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
		assertThat(posted.headers().firstValue("location"))
			.hasValueSatisfying((location) -> assertThat(location).contains("/peerings/westus2.").contains(VERSION));
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
				"filter=" + java.net.URLEncoder.encode(filter, StandardCharsets.UTF_8));
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

	private static ConditionFactory within() {
		return await().atMost(Duration.ofMinutes(1));
	}

	private String created(String who, String network) throws Exception {
		HttpResponse<String> answer = send(who, "POST", "/peerings", body(network));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
		ended(who, answer);
		return json(answer).get("name").stringValue();
	}

	private static String body(String network) {
		return "{\"region\": \"westus2\", \"virtualNetworkId\": \"" + network + "\"}";
	}

	private String status(String who, String id) throws Exception {
		return json(send(who, "GET", "/peerings/" + id, null)).get("connectionState").get("status").stringValue();
	}

	private void customer(String name, String tenant, String subscription) throws Exception {
		ended("operator", send("operator", "PUT", "/customers/" + name, "{\"tenants\": [{\"tenantId\": \"" + tenant
				+ "\", \"subscriptionIds\": [\"" + subscription + "\"]}], \"regions\": [\"westus2\"]}"));
	}

	private String network(String id, String prefix) throws Exception {
		azure("PUT", id.substring(0, id.indexOf("/providers/")), "{\"location\": \"westus2\"}");
		azure("PUT", id, "{\"location\": \"westus2\", \"properties\": {\"addressSpace\": {\"addressPrefixes\": [\""
				+ prefix + "\"]}}}");
		within()
			.untilAsserted(() -> assertThat(azure("GET", id, null)).contains("\"provisioningState\":\"Succeeded\""));
		return id;
	}

	private void customersHalf(String network) throws Exception {
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

	private static String azure(String method, String path, String body) throws Exception {
		String version = path.contains("/providers/") ? "2025-03-01" : "2025-04-01";
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + azure + path + "?api-version=" + version))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.header("Content-Type", "application/json")
			.build();
		return CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	private JsonNode ended(String who, HttpResponse<String> accepted) throws Exception {
		assertThat(accepted.statusCode()).as(accepted.body()).isIn(200, 201, 202);
		String location = accepted.headers().firstValue("operation-location").orElseThrow();
		String path = URI.create(location).getPath();
		JsonNode[] monitor = new JsonNode[1];
		within().untilAsserted(() -> {
			monitor[0] = json(get(who, path, "wait=5"));
			assertThat(monitor[0].get("status").stringValue()).isIn("Succeeded", "Failed", "Canceled");
		});
		assertThat(monitor[0].get("status").stringValue()).as(monitor[0].toPrettyString()).isEqualTo("Succeeded");
		return monitor[0];
	}

	private HttpResponse<String> get(String who, String path, String query) throws Exception {
		return exchange(who, "GET", path + "?" + VERSION + "&" + query, null);
	}

	private HttpResponse<String> send(String who, String method, String path, String body, String... headers)
			throws Exception {
		return exchange(who, method, path + "?" + VERSION, body, headers);
	}

	private HttpResponse<String> exchange(String who, String method, String uri, String body, String... headers)
			throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + uri))
			.method(method,
					(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody())
			.header("Authorization", "Bearer " + token(who));
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private final Map<String, String> tokens = new TreeMap<>();

	private String token(String who) throws Exception {
		if (!this.tokens.containsKey(who)) {
			String basic = Base64.getEncoder().encodeToString((who + ":local").getBytes(StandardCharsets.UTF_8));
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/oauth2/token"))
				.header("Authorization", "Basic " + basic)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
				.build();
			this.tokens.put(who,
					json(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())).get("access_token").stringValue());
		}
		return this.tokens.get(who);
	}

	private static JsonNode json(HttpResponse<String> response) {
		return MAPPER.readTree(response.body());
	}

}
