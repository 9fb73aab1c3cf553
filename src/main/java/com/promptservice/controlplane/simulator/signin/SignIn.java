package com.promptservice.controlplane.simulator.signin;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.DataPlane;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Principals;
import tools.jackson.databind.node.ObjectNode;

/**
 * Hands out tokens as Active Directory Federation Services does below {@code /adfs}, and
 * as Microsoft Entra ID does below the id of a directory.
 */
public final class SignIn implements DataPlane {

	/** Where the federation service begins. */
	static final String ADFS = "/adfs";

	private static final Pattern PATH = Pattern.compile(
			"/(?<tenant>[^/]+)(?:/adfs)?(?:/v2\\.0)?/(?<what>\\.well-known/openid-configuration"
					+ "|oauth2(?:/v2\\.0)?/(?:token|authorize)|discovery/(?:v2\\.0/)?keys|discovery/instance)/?",
			Pattern.CASE_INSENSITIVE);

	private final TokenSigner signer = new TokenSigner();

	private final ClientCredentials credentials = new ClientCredentials(this.signer);

	@Override
	public boolean serves(String rawPath) {
		return PATH.matcher(rawPath).matches();
	}

	@Override
	public Answer handle(Call call) {
		Matcher path = PATH.matcher(call.path().text());
		if (!path.matches()) {
			return OAuthError.answer(404, "invalid_request", "There is nothing at " + call.path().text() + ".");
		}
		String tenant = path.group("tenant");
		String what = path.group("what").toLowerCase(Locale.ROOT);
		boolean token = what.endsWith("/token");
		if (!call.method().equals(token ? "POST" : "GET")) {
			return OAuthError.answer(405, "invalid_request", what + " takes no " + call.method() + ".");
		}
		if (token) {
			return this.credentials.token(call, issuer(call, tenant), directory(tenant));
		}
		if (what.endsWith("/keys")) {
			return Answer.ok(this.signer.keys());
		}
		if (what.endsWith("/authorize")) {
			return OAuthError.answer(400, "unsupported_response_type",
					"Nobody signs in here by hand; ask the token endpoint with client credentials.");
		}
		return Answer.ok(what.endsWith("/instance") ? instance(call) : configuration(call, tenant));
	}

	private static boolean adfs(String tenant) {
		return tenant.equalsIgnoreCase("adfs");
	}

	private static String directory(String tenant) {
		boolean named = tenant.length() == 36 && tenant.indexOf('-') == 8;
		return named ? tenant.toLowerCase(Locale.ROOT) : Principals.TENANT;
	}

	private static String issuer(Call call, String tenant) {
		return adfs(tenant) ? call.base() + ADFS : call.base() + "/" + directory(tenant) + "/v2.0";
	}

	private static ObjectNode configuration(Call call, String tenant) {
		String below = call.base() + "/" + (adfs(tenant) ? "adfs" : tenant);
		String version = adfs(tenant) ? "" : "/v2.0";
		ObjectNode configuration = Json.object()
			.put("issuer", issuer(call, tenant))
			.put("authorization_endpoint", below + "/oauth2" + version + "/authorize")
			.put("token_endpoint", below + "/oauth2" + version + "/token")
			.put("jwks_uri", below + "/discovery" + version + "/keys");
		configuration.putArray("token_endpoint_auth_methods_supported")
			.add("client_secret_post")
			.add("client_secret_basic")
			.add("private_key_jwt");
		configuration.putArray("grant_types_supported").add("client_credentials");
		configuration.putArray("response_types_supported").add("token");
		configuration.putArray("subject_types_supported").add("pairwise");
		configuration.putArray("id_token_signing_alg_values_supported").add(TokenSigner.ALGORITHM.getName());
		return configuration;
	}

	/** The answer to who asks whether this is an authority at all. */
	private static ObjectNode instance(Call call) {
		String host = call.base().substring(call.base().indexOf("//") + 2);
		ObjectNode instance = Json.object()
			.put("tenant_discovery_endpoint",
					call.base() + "/" + Principals.TENANT + "/v2.0/.well-known/openid-configuration")
			.put("api-version", "1.1");
		ObjectNode metadata = instance.putArray("metadata").addObject();
		metadata.put("preferred_network", host).put("preferred_cache", host).putArray("aliases").add(host);
		return instance;
	}

}
