package com.promptservice.controlplane.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life of a cluster over HTTP.
 */
class ClusterWebTest extends ClustersOverHttp {

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

	/**
	 * The password of the cluster's nodes, straight from the vault.
	 */
	private static String password() throws Exception {
		String secret = azure("/keyvault/kvstore-kv-westus2/secrets/kvs-wus2-01-admin-password?api-version=7.5");
		return ClusterFixtures.JSON.readTree(secret).get("value").stringValue();
	}

	/**
	 * Everything that the service keeps: documents and the audit log.
	 */
	private static Stream<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER)) {
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

}
