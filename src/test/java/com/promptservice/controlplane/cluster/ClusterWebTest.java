package com.promptservice.controlplane.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;

import com.promptservice.controlplane.ControlPlaneApplication;
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
 * Clusters over HTTP: the whole service in profile local with its local Azure.
 */
@SpringBootTest(classes = ControlPlaneApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "simulator.data-dir=", "simulator.time-scale=2000" })
@ActiveProfiles("local")
class ClusterWebTest {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final String VERSION = "api-version=2026-11-01";

	private static final String BODY = ClusterFixtures.body(2, "").replace('\'', '"');

	@TempDir
	private static Path data;

	private static int azure;

	@LocalServerPort
	private int port;

	private String token;

	@DynamicPropertySource
	static void places(DynamicPropertyRegistry properties) throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			azure = socket.getLocalPort();
			properties.add("simulator.port", () -> azure);
		}
		properties.add("control-plane.data-dir", () -> data.toString());
	}

	@BeforeEach
	void signIn() throws Exception {
		this.token = token("operator");
	}

	@Test
	void a_cluster_lives_from_put_to_delete() throws Exception {
		ended(send("PUT", "/regions/westus2", "{\"subscriptionId\": \"" + ClusterFixtures.SUBSCRIPTION + "\"}"));
		HttpResponse<String> created = send("PUT", "/clusters/kvs-wus2-01", BODY, "operation-id", "create-0001");
		assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
		assertThat(json(created).get("provisioningState").stringValue()).isEqualTo("Creating");
		assertThat(created.headers().firstValue("operation-id")).contains("westus2.create-0001");
		assertThat(send("PUT", "/clusters/kvs-wus2-01", BODY, "operation-id", "create-0001").body())
			.isEqualTo(created.body());
		JsonNode operation = ended(created);
		assertThat(operation.get("status").stringValue()).as(operation.toPrettyString()).isEqualTo("Succeeded");
		looksRight();

		HttpResponse<String> scaled = send("POST", "/clusters/kvs-wus2-01:scale",
				"{\"nodeType\": \"App\", \"instanceCount\": 3}");
		assertThat(scaled.statusCode()).as(scaled.body()).isEqualTo(202);
		assertThat(json(scaled).get("kind").stringValue()).isEqualTo("ClusterScale");
		assertThat(ended(scaled).get("status").stringValue()).isEqualTo("Succeeded");
		assertThat(send("DELETE", "/regions/westus2", null).body()).contains("RegionNotEmpty", "/clusters/kvs-wus2-01");
		String password = password();

		HttpResponse<String> deleted = send("DELETE", "/clusters/kvs-wus2-01", null, "operation-id", "delete-0001");
		assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(202);
		JsonNode removal = ended(deleted);
		assertThat(removal.get("status").stringValue()).as(removal.toPrettyString()).isEqualTo("Succeeded");
		assertThat(removal.get("result").get("leftAlone")).isEmpty();
		assertThat(send("GET", "/clusters/kvs-wus2-01", null).statusCode()).isEqualTo(404);
		assertThat(send("DELETE", "/clusters/kvs-wus2-01", null).statusCode()).isEqualTo(204);
		assertThat(send("DELETE", "/clusters/kvs-wus2-01", null, "operation-id", "delete-0001").statusCode())
			.as("the same request gets the same answer")
			.isEqualTo(202);
		assertThat(files()).isNotEmpty().noneMatch((text) -> text.contains(password));
		ended(send("DELETE", "/regions/westus2", null));
	}

	private void looksRight() throws Exception {
		HttpResponse<String> cluster = send("GET", "/clusters/kvs-wus2-01", null);
		String etag = cluster.headers().firstValue("etag").orElseThrow();
		assertThat(json(cluster).get("status").get("clusterState").stringValue()).isEqualTo("Ready");
		assertThat(cluster.body()).doesNotContain(":null");
		assertThat(send("GET", "/clusters/kvs-wus2-01", null, "if-none-match", etag).statusCode()).isEqualTo(304);
		assertThat(send("PUT", "/clusters/kvs-wus2-01", BODY, "if-none-match", "*").statusCode()).isEqualTo(412);
		JsonNode config = json(send("GET", "/clusters/kvs-wus2-01/config", null));
		assertThat(config.propertyNames()).containsExactly("cluster", "byolb", "nodeTypes");
		assertThat(json(query("/clusters/kvs-wus2-01/config", "version=1"))).isEqualTo(config);
		assertThat(query("/clusters/kvs-wus2-01/config", "version=99").statusCode()).isEqualTo(404);
		assertThat(config.get("cluster").propertyNames()).containsExactly("name", "endpoint", "serverCertThumbprint");
		assertThat(config.get("nodeTypes").get("system").toString())
			.isEqualTo("{\"name\":\"System\",\"instanceCount\":5}");
		JsonNode list = json(query("/clusters", "filter=region%20eq%20%27westus2%27"));
		assertThat(list.get("value")).hasSize(1);
		assertThat(json(query("/clusters", "filter=region%20eq%20%27eastus%27")).get("value")).isEmpty();
		HttpResponse<String> repeated = send("PUT", "/clusters/kvs-wus2-01", cluster.body(), "if-match", etag);
		assertThat(repeated.statusCode()).as(repeated.body()).isEqualTo(200);
		assertThat(ended(repeated).get("status").stringValue()).isEqualTo("Succeeded");
		JsonNode whatIf = json(send("POST", "/clusters/kvs-wus2-01:whatIf", BODY));
		assertThat(whatIf.get("diagnostics")).as(whatIf.toPrettyString()).isEmpty();
		assertThat(whatIf.get("changes")).allMatch((change) -> change.get("change").stringValue().equals("NoChange"));
		assertThat(json(send("GET", "/regions/westus2/topology", null)).toString()).contains("kvs-wus2-01");
		customersAreTold();
	}

	private void customersAreTold() throws Exception {
		String body = """
				{"tenants": [{"tenantId": "8f3a1c52-0002-4c00-9000-000000000002"}], "regions": ["westus2"]}""";
		assertThat(ended(send("PUT", "/customers/contoso", body)).get("status").stringValue()).isEqualTo("Succeeded");
		JsonNode config = json(query("/customers/contoso/config", "region=westus2"));
		assertThat(config.propertyNames()).containsExactly("customer", "region", "storageAccount", "blobEndpoint",
				"addressPrefixes");
		JsonNode table = json(send("GET", "/regions/westus2/routing-table", null));
		assertThat(table.propertyNames()).containsExactly("region", "endpoints", "clusters", "customers");
		assertThat(table.get("clusters").get(0).get("name").stringValue()).isEqualTo("kvs-wus2-01");
		assertThat(table.get("customers").get(0).get("storageAccount")).isEqualTo(config.get("storageAccount"));
		assertThat(json(query("/regions/westus2/routing-table", "version=1")).get("clusters"))
			.as("The first version is that of the empty region")
			.isEmpty();
		assertThat(query("/customers/contoso/config", "region=westus2&version=1").statusCode()).isEqualTo(200);
		assertThat(ended(send("DELETE", "/customers/contoso", null)).get("status").stringValue())
			.isEqualTo("Succeeded");
		assertThat(json(send("GET", "/regions/westus2/routing-table", null)).get("customers")).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                                              | $.region
					{"region": "westus2"}                                                           | $.nodeTypes.app.instanceCount
					{"region": 7, "nodeTypes": {"app": {"instanceCount": 1}}}                       | $.region
					{"region": "westus2", "nodeTypes": []}                                          | $.nodeTypes
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": "3"}}}             | $.nodeTypes.app.instanceCount
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 0}}}               | $.nodeTypes.app.instanceCount
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1e99}}}            | $.nodeTypes.app.instanceCount
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1}, "gpu": {}}}    | $.nodeTypes.gpu
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1}, "system": {"instanceCount": 3}}} | $.nodeTypes.system.instanceCount
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1, "vmSize": "Standard_A0"}}} | $.nodeTypes.app.vmSize
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1}}, "subnetAddressPrefix": "10.0.1"} | $.subnetAddressPrefix
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1}}, "tags": {"a": 1}} | $.tags.a
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1}}, "status": {}}  | $.status
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1}}, "name": "kvs-wus2-08"} | $.name
					{"region": "westus2", "nodeTypes": {"app": {"instanceCount": 1}}, "adminPassword": "x"} | $.adminPassword
					""")
	void bad_input_is_refused_by_field_and_leaves_no_trace(String body, String target) throws Exception {
		for (String path : new String[] { "/clusters/kvs-wus2-09", "/clusters/kvs-wus2-09:whatIf" }) {
			HttpResponse<String> answer = send(path.endsWith("whatIf") ? "POST" : "PUT", path, body);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
			assertThat(json(answer).get("error").get("details").toString()).contains("\"" + target + "\"");
		}
		assertThat(send("GET", "/clusters/kvs-wus2-09", null).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{}                                              | $.nodeType
			{"nodeType": "App"}                             | $.instanceCount
			{"nodeType": "Gpu", "instanceCount": 5}         | $.nodeType
			{"nodeType": "System", "instanceCount": 4}      | $.instanceCount
			{"nodeType": "App", "instanceCount": 0}         | $.instanceCount
			{"nodeType": "App", "instanceCount": 101}       | $.instanceCount
			{"nodeType": "App", "instanceCount": 3.5}       | $.instanceCount
			""")
	void a_bad_number_of_nodes_is_refused(String body, String target) throws Exception {
		HttpResponse<String> answer = send("POST", "/clusters/kvs-wus2-09:scale", body);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(json(answer).get("error").get("details").toString()).contains("\"" + target + "\"");
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /clusters/kvs, 404", "PUT, /clusters/KVS-WUS2-01, 404", "GET, /clusters/kvs-wus2-09, 404",
			"GET, /clusters/kvs-wus2-09/config, 404", "POST, /clusters/kvs-wus2-09:stop, 404",
			"POST, /clusters/kvs-wus2-09, 405", "DELETE, /clusters/kvs-wus2-09?force=perhaps, 400" })
	void what_is_not_there_is_told(String method, String path, int status) throws Exception {
		HttpResponse<String> answer = send(method, path, (method.equals("PUT") || method.equals("POST")) ? BODY : null);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
	}

	@Test
	void a_cluster_in_no_region_is_refused() throws Exception {
		HttpResponse<String> answer = send("PUT", "/clusters/kvs-neu-01", BODY.replace("westus2", "northeurope"));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
		assertThat(json(answer).get("error").get("code").stringValue()).isEqualTo("ParentNotFound");
		JsonNode whatIf = json(send("POST", "/clusters/kvs-neu-01:whatIf", BODY.replace("westus2", "northeurope")));
		assertThat(whatIf.get("diagnostics").toString()).contains("ParentNotFound");
	}

	@Test
	void customers_learn_nothing_of_clusters_and_readers_change_nothing() throws Exception {
		this.token = token("contoso");
		assertThat(send("GET", "/clusters", null).statusCode()).isEqualTo(403);
		assertThat(send("GET", "/clusters/kvs-wus2-01", null).statusCode()).isEqualTo(403);
		this.token = token("reader");
		assertThat(send("GET", "/clusters", null).statusCode()).isEqualTo(200);
		assertThat(send("PUT", "/clusters/kvs-wus2-09", BODY).statusCode()).isEqualTo(403);
		assertThat(send("POST", "/clusters/kvs-wus2-09:scale", BODY).statusCode()).isEqualTo(403);
	}

	/**
	 * The password of the cluster's nodes, straight from the vault.
	 */
	private static String password() throws Exception {
		URI vault = URI.create("http://127.0.0.1:" + azure
				+ "/keyvault/kvstore-kv-westus2/secrets/kvs-wus2-01-admin-password?api-version=7.5");
		return json(CLIENT.send(HttpRequest.newBuilder(vault).build(), BodyHandlers.ofString())).get("value")
			.stringValue();
	}

	/**
	 * Everything that the service keeps: documents and the audit log.
	 */
	private static Stream<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(data)) {
			return files.filter(Files::isRegularFile).map(ClusterWebTest::text).toList().stream();
		}
	}

	private static String text(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
		}
		catch (java.nio.file.NoSuchFileException ex) {
			return "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JsonNode ended(HttpResponse<String> started) throws Exception {
		assertThat(started.statusCode()).as(started.body()).isLessThan(300);
		String location = URI.create(started.headers().firstValue("operation-location").orElseThrow()).getPath();
		for (int i = 0; i < 60; i++) {
			JsonNode operation = json(query(location, "wait=30"));
			if (operation.has("completedAt")) {
				return operation;
			}
		}
		throw new AssertionError("The operation never ends");
	}

	private HttpResponse<String> query(String path, String query) throws Exception {
		return send("GET", path + "?" + query, null);
	}

	private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path + (path.contains("?") ? "&" : "?") + VERSION))
			.header("Authorization", "Bearer " + this.token);
		for (int i = 0; i < headers.length; i += 2) {
			request.header(headers[i], headers[i + 1]);
		}
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		return CLIENT
			.send(request.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
				.build(), BodyHandlers.ofString());
	}

	private String token(String client) throws Exception {
		String basic = Base64.getEncoder().encodeToString((client + ":local").getBytes(StandardCharsets.UTF_8));
		return json(CLIENT.send(HttpRequest.newBuilder(uri("/oauth2/token"))
			.header("Authorization", "Basic " + basic)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("grant_type=client_credentials"))
			.build(), BodyHandlers.ofString())).get("access_token").stringValue();
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return ClusterFixtures.JSON.readTree(answer.body());
	}

}
