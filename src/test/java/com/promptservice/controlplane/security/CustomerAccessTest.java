package com.promptservice.controlplane.security;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Customers over HTTP: what is refused, and that one customer learns nothing of another.
 */
@LocalServerTest
class CustomerAccessTest {

	private static final String CONTOSO = LocalIdentity.contoso.tenantId();

	private static final String FABRIKAM = LocalIdentity.fabrikam.tenantId();

	private static final String VERSION = "api-version=2026-11-01";

	@LocalServerPort
	private int port;

	private Http http;

	private String operator;

	@BeforeEach
	void ready() throws Exception {
		this.http = new Http(this.port);
		this.operator = this.http.token("operator");
		ended(put("contoso", CONTOSO, "22222222-2222-2222-2222-222222222222"));
		ended(put("fabrikam", FABRIKAM, "33333333-3333-3333-3333-333333333333"));
	}

	@Test
	void a_customer_sees_itself_and_nothing_of_the_team_s() {
		String token = this.http.token("contoso");
		HttpResponse<String> own = get("/customers/contoso", token);
		assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
		assertThat(Http.json(own.body()).propertyNames()).contains("name", "tenants", "regions")
			.doesNotContain("status", "error", "activeOperationId");
		String etag = own.headers().firstValue("etag").orElseThrow();
		assertThat(this.http
			.send("GET", "/customers/contoso?" + VERSION, "Authorization", "Bearer " + token, "if-none-match", etag)
			.statusCode()).isEqualTo(304);
		JsonNode list = Http.json(get("/customers", token).body());
		assertThat(list.get("value")).hasSize(1);
		assertThat(list.get("value").get(0).get("name").stringValue()).isEqualTo("contoso");
		assertThat(list.has("nextLink")).isFalse();
	}

	@Test
	void a_foreign_customer_and_an_absent_one_are_the_same() {
		String token = this.http.token("contoso");
		HttpResponse<String> foreign = get("/customers/fabrikam", token);
		HttpResponse<String> absent = get("/customers/fabrikan", token);
		Http.assertRefused("foreign", foreign, 404, "ResourceNotFound");
		Http.assertRefused("absent", absent, 404, "ResourceNotFound");
		assertThat(comparable(foreign)).isEqualTo(comparable(absent).replace("fabrikan", "fabrikam"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "filter=name%20eq%20%27fabrikam%27", "filter=name%20ne%20%27contoso%27" })
	void no_filter_finds_another_customer(String filter) {
		HttpResponse<String> answer = this.http.bearer("GET", "/customers?" + VERSION + "&" + filter,
				this.http.token("contoso"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(Http.json(answer.body()).get("value")).isEmpty();
	}

	@Test
	void a_tenant_that_nobody_registered_sees_no_customer() {
		ended(this.http.bearer("DELETE", "/customers/fabrikam?" + VERSION, this.operator));
		String token = this.http.token("fabrikam");
		assertThat(Http.json(get("/customers", token).body()).get("value")).isEmpty();
		Http.assertRefused("own name without registration", get("/customers/fabrikam", token), 404, "ResourceNotFound");
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /customers/contoso", "DELETE, /customers/contoso", "GET, /customers/contoso/config",
			"GET, /regions/westus2/routing-table" })
	void what_is_the_team_s_a_customer_is_refused(String method, String path) {
		Http.assertRefused(path, this.http.bearer(method, path + "?" + VERSION, this.http.token("contoso")), 403,
				"Forbidden");
	}

	@Test
	void whose_a_subscription_is_only_operators_are_told() {
		HttpResponse<String> refused = put("fabrikam", FABRIKAM, "22222222-2222-2222-2222-222222222222");
		Http.assertRefused("claimed", refused, 409, "ClaimedByAnotherCustomer");
		assertThat(refused.body()).contains("contoso");
		String token = this.http.token("fabrikam");
		for (String path : List.of("/customers", "/customers/fabrikam", "/operations")) {
			assertThat(get(path, token).body()).as(path).doesNotContain("contoso", "22222222-2222");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{}                                                                    | $.tenants
					{"tenants": {}}                                                       | $.tenants
					{"tenants": "x"}                                                      | $.tenants
					{"tenants": [7]}                                                      | $.tenants[0]
					{"tenants": [{"tenantId": 7}]}                                        | $.tenants[0].tenantId
					{"tenants": [{"tenant": "x"}]}                                        | $.tenants[0].tenant
					{"tenants": [{"tenantId": "x"}]}                                      | $.tenants[0].tenantId
					{"tenants": [{"tenantId": "44444444-4444-4444-4444-444444444444", "subscriptionIds": "x"}]} | $.tenants[0].subscriptionIds
					{"tenants": [{"tenantId": "44444444-4444-4444-4444-444444444444"}], "regions": "westus2"}   | $.regions
					{"tenants": [{"tenantId": "44444444-4444-4444-4444-444444444444"}], "regions": ["WESTUS2"]} | $.regions[0]
					{"tenants": [{"tenantId": "44444444-4444-4444-4444-444444444444"}], "displayName": true}    | $.displayName
					{"tenants": [{"tenantId": "44444444-4444-4444-4444-444444444444"}], "status": {}}           | $.status
					{"tenants": [{"tenantId": "44444444-4444-4444-4444-444444444444"}], "name": "other"}        | $.name
					""")
	void bad_input_is_refused_by_field_and_leaves_no_trace(String body, String target) {
		HttpResponse<String> answer = this.http.json("PUT", "/customers/tailspin?" + VERSION, body, this.operator);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(Http.json(answer.body()).get("error").get("details").toString()).contains("\"" + target + "\"");
		assertThat(get("/customers/tailspin", this.operator).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /customers/C?, 404", "PUT, /customers/ab?, 404", "GET, /customers/nobody?, 404",
			"DELETE, /customers/nobody?, 204", "DELETE, /customers/contoso?deleteData=perhaps&, 400",
			"GET, /customers/contoso/config?, 400", "GET, /customers/contoso/config?region=x&, 400",
			"GET, /customers/contoso/config?region=westus2&version=0&, 400",
			"GET, /customers/contoso/config?region=westus2&, 404",
			"GET, /customers/contoso/config?region=westus2&version=1&, 404",
			"GET, /regions/nowhere/routing-table?, 404", "PUT, /customers/contoso?deleteData=1&deleteData=2&, 400",
			"POST, /customers?, 405" })
	void what_cannot_be_is_told(String method, String path, int status) {
		String body = "{\"tenants\": [{\"tenantId\": \"" + CONTOSO + "\"}]}";
		HttpResponse<String> answer = method.startsWith("P")
				? this.http.json(method, path + VERSION, body, this.operator)
				: this.http.bearer(method, path + VERSION, this.operator);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
	}

	@Test
	void a_customer_in_no_region_of_ours_is_refused_and_nothing_is_claimed_for_it() {
		String body = """
				{"tenants": [{"tenantId": "44444444-4444-4444-4444-444444444444"}], "regions": ["nowhere"]}""";
		Http.assertRefused("no such region",
				this.http.json("PUT", "/customers/tailspin?" + VERSION, body, this.operator), 404, "ParentNotFound");
		ended(this.http.json("PUT", "/customers/tailwind?" + VERSION, body.replace(", \"regions\": [\"nowhere\"]", ""),
				this.operator));
		ended(this.http.bearer("DELETE", "/customers/tailwind?" + VERSION, this.operator));
	}

	private HttpResponse<String> put(String customer, String tenant, String subscription) {
		return this.http.json("PUT", "/customers/" + customer + "?" + VERSION,
				"{\"tenants\": [{\"tenantId\": \"" + tenant + "\", \"subscriptionIds\": [\"" + subscription + "\"]}]}",
				this.operator);
	}

	private HttpResponse<String> get(String path, String token) {
		return this.http.bearer("GET", path + "?" + VERSION, token);
	}

	private void ended(HttpResponse<String> started) {
		assertThat(started.statusCode()).as(started.body()).isLessThan(300);
		String path = started.headers().firstValue("operation-location").orElseThrow().replaceFirst("^.*?//[^/]*", "");
		for (int i = 0; i < 10; i++) {
			JsonNode operation = Http.json(this.http.bearer("GET", path + "&wait=30", this.operator).body());
			if (operation.has("completedAt")) {
				assertThat(operation.get("status").stringValue()).as(operation.toPrettyString()).isEqualTo("Succeeded");
				return;
			}
		}
		throw new AssertionError("The operation never ends");
	}

	/** An answer without what differs from request to request. */
	private static String comparable(HttpResponse<String> answer) {
		return answer.body().replaceAll("\"requestId\":\"[^\"]*\"", "")
				+ answer.headers().map().keySet().stream().sorted().toList();
	}

}
