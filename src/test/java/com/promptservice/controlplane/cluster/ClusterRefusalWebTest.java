package com.promptservice.controlplane.cluster;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is refused of clusters over HTTP.
 */
class ClusterRefusalWebTest extends ClustersOverHttp {

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
		assertThat(sendAs("contoso", "GET", "/clusters", null).statusCode()).isEqualTo(403);
		assertThat(sendAs("contoso", "GET", "/clusters/kvs-wus2-01", null).statusCode()).isEqualTo(403);
		assertThat(sendAs("reader", "GET", "/clusters", null).statusCode()).isEqualTo(200);
		assertThat(sendAs("reader", "PUT", "/clusters/kvs-wus2-09", BODY).statusCode()).isEqualTo(403);
		assertThat(sendAs("reader", "POST", "/clusters/kvs-wus2-09:scale", BODY).statusCode()).isEqualTo(403);
	}

}
