package com.promptservice.controlplane.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients ask before they talk to Azure Resource Manager.
 */
class SignInTests {

	private static final String HOST = "https://127.0.0.1:8443";

	private static final String CLIENT = "aaaaaaaa-0000-0000-0000-000000000001";

	private final Arm arm = Arm.unjudged();

	private SimulatorResponse send(String method, String path, String body, Map<String, String> headers) {
		return this.arm.simulator.handle(
				new SimulatorRequest(method, URI.create(HOST + path), headers, body.getBytes(StandardCharsets.UTF_8)));
	}

	private JsonNode get(String path) {
		SimulatorResponse response = send("GET", path, "", Map.of());
		assertThat(response.status()).isEqualTo(200);
		return response.json();
	}

	private SimulatorResponse token(String path, String form) {
		return send("POST", path, form, Map.of("Content-Type", "application/x-www-form-urlencoded"));
	}

	private SignedJWT signIn(String path, String client) throws Exception {
		SimulatorResponse response = token(path, "grant_type=client_credentials&client_id=" + client
				+ "&client_secret=s&scope=https%3A%2F%2F127.0.0.1%3A8443%2F%2F.default+openid");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.json().get("expires_in").asInt()).isEqualTo(3600);
		return SignedJWT.parse(response.json().get("access_token").asString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/adfs/.well-known/openid-configuration", "/adfs/adfs/.well-known/openid-configuration",
			"/adfs/v2.0/.well-known/openid-configuration",
			"/22222222-2222-2222-2222-222222222222/v2.0/.well-known/openid-configuration",
			"/common/.well-known/openid-configuration" })
	void the_configuration_leads_to_a_token_whose_signature_it_vouches_for(String path) throws Exception {
		JsonNode configuration = get(path);
		String endpoint = configuration.get("token_endpoint").asString();
		assertThat(endpoint).startsWith(HOST + "/").endsWith("/token");
		SignedJWT token = signIn(endpoint.substring(HOST.length()), CLIENT);
		assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(configuration.get("issuer").asString());
		JWKSet keys = JWKSet.parse(get(configuration.get("jwks_uri").asString().substring(HOST.length())).toString());
		assertThat(token.verify(new ECDSAVerifier(keys.getKeys().getFirst().toECKey()))).isTrue();
	}

	@Test
	void a_token_names_its_directory_application_and_object() throws Exception {
		var claims = signIn("/adfs/oauth2/token", CLIENT).getJWTClaimsSet();
		assertThat(claims.getStringClaim("appid")).isEqualTo(CLIENT);
		assertThat(claims.getStringClaim("tid")).isEqualTo(Simulator.TENANT);
		assertThat(claims.getStringClaim("oid")).isNotEqualTo(CLIENT).isEqualTo(claims.getSubject());
		assertThat(claims.getAudience()).containsExactly("https://127.0.0.1:8443/");
		String other = "99999999-2222-2222-2222-222222222222";
		var elsewhere = signIn("/" + other + "/oauth2/v2.0/token", CLIENT).getJWTClaimsSet();
		assertThat(elsewhere.getStringClaim("tid")).isEqualTo(other);
		assertThat(elsewhere.getStringClaim("oid")).isNotEqualTo(claims.getStringClaim("oid"));
		assertThat(signIn("/adfs/oauth2/token", Simulator.OWNER).getJWTClaimsSet().getStringClaim("oid"))
			.isEqualTo(Simulator.OWNER);
	}

	@Test
	void a_managed_identity_signs_in_as_its_principal() throws Exception {
		this.arm.withGroup();
		JsonNode identity = this.arm.put(Arm.IDENTITY + "kvs", "{'location':'westus2'}").json().get("properties");
		assertThat(signIn("/adfs/oauth2/token", identity.get("clientId").asString()).getJWTClaimsSet()
			.getStringClaim("oid")).isEqualTo(identity.get("principalId").asString());
	}

	@Test
	void what_a_token_does_is_done_by_its_principal() throws Exception {
		SignedJWT token = signIn("/adfs/oauth2/token", Simulator.OWNER);
		this.arm.withGroup();
		String path = Arm.GROUP
				+ "/providers/Microsoft.Authorization/roleAssignments/aaaaaaaa-0000-0000-0000-00000000000a?api-version=2022-04-01";
		String body = "{\"properties\":{\"principalId\":\"" + CLIENT
				+ "\",\"roleDefinitionId\":\"/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7\"}}";
		SimulatorResponse made = send("PUT", path, body, Map.of("Authorization", "Bearer " + token.serialize()));
		assertThat(made.json().at("/properties/createdBy").asString()).isEqualTo(Simulator.OWNER);
	}

	@ParameterizedTest
	@CsvSource({ "grant_type=password&client_id=c&client_secret=s, 400, unsupported_grant_type",
			"grant_type=client_credentials&client_secret=s, 400, invalid_request",
			"grant_type=client_credentials&client_id=c, 401, invalid_client" })
	void a_bad_request_for_a_token_is_refused_in_the_words_of_oauth(String form, int status, String error) {
		SimulatorResponse refused = token("/adfs/oauth2/token", form);
		assertThat(refused.status()).isEqualTo(status);
		assertThat(refused.json().get("error").asString()).isEqualTo(error);
	}

	@Test
	void a_secret_may_come_in_the_header_and_an_assertion_instead_of_it() {
		String basic = "Basic " + Base64.getEncoder().encodeToString((CLIENT + ":s").getBytes(StandardCharsets.UTF_8));
		assertThat(send("POST", "/adfs/oauth2/token", "grant_type=client_credentials", Map.of("Authorization", basic))
			.status()).isEqualTo(200);
		assertThat(token("/adfs/oauth2/token",
				"grant_type=client_credentials&client_id=" + CLIENT + "&client_assertion=a.b.c")
			.status()).isEqualTo(200);
	}

	@Test
	void the_cloud_says_where_it_is_in_each_form_it_has_had() {
		assertThat(get("/metadata/endpoints?api-version=2015-01-01").at("/authentication/loginEndpoint").asString())
			.isEqualTo(HOST + "/adfs");
		assertThat(get("/metadata/endpoints?api-version=2019-05-01").at("/0/resourceManager").asString())
			.isEqualTo(HOST + "/");
		JsonNode newest = get("/metadata/endpoints?api-version=2022-09-01");
		assertThat(newest.at("/authentication/identityProvider").asString()).isEqualTo("ADFS");
		assertThat(newest.at("/authentication/audiences/0").asString()).isEqualTo(HOST);
		assertThat(get("/common/discovery/instance?api-version=1.1").at("/metadata/0/aliases/0").asString())
			.isEqualTo("127.0.0.1:8443");
	}

}
