package com.promptservice.controlplane.simulator.signin;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Principal;
import com.promptservice.controlplane.simulator.core.Query;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * The grant of applications, which sign in with a secret or a signed assertion. Any
 * secret is good: the simulator keeps none.
 */
final class ClientCredentials {

	private static final String BASIC = "Basic ";

	private static final String DEFAULT_SCOPE = "/.default";

	private static final String IDENTITIES = "Microsoft.ManagedIdentity/userAssignedIdentities";

	private final TokenSigner signer;

	ClientCredentials(TokenSigner signer) {
		this.signer = signer;
	}

	/** Answers a request for a token. */
	Answer token(Call call, String issuer, String tenant) {
		Query form = call.form();
		if (!"client_credentials".equals(form.get("grant_type"))) {
			return OAuthError.answer(400, "unsupported_grant_type",
					"The grant type '" + form.get("grant_type") + "' is not served; client_credentials is.");
		}
		String[] basic = basic(call.header("Authorization"));
		String client = (form.get("client_id") != null) ? form.get("client_id") : basic[0];
		String secret = (form.get("client_secret") != null) ? form.get("client_secret")
				: (form.get("client_assertion") != null) ? form.get("client_assertion") : basic[1];
		if (client == null || client.isBlank()) {
			return OAuthError.answer(400, "invalid_request", "The request has no 'client_id', which is required.");
		}
		if (secret == null || secret.isBlank()) {
			return OAuthError.answer(401, "invalid_client",
					"The request has neither 'client_secret' nor 'client_assertion'; any that isn't empty will do.");
		}
		ObjectNode answer = Json.object().put("token_type", "Bearer");
		answer.put("expires_in", TokenSigner.VALID.toSeconds()).put("ext_expires_in", TokenSigner.VALID.toSeconds());
		answer.put("access_token",
				this.signer.sign(principal(call.world(), client, tenant), issuer, audience(form, call), call.now()));
		return Answer.ok(answer);
	}

	/** The application or managed identity that a client id belongs to. */
	private static Principal principal(World world, String client, String tenant) {
		return world.ofType(IDENTITIES)
			.filter((identity) -> client.equalsIgnoreCase(identity.property("clientId"))
					&& tenant.equals(identity.property("tenantId")))
			.findFirst()
			.map((identity) -> new Principal(identity.property("principalId"), identity.property("clientId"), tenant))
			.orElseGet(() -> Principal.ofClient(client, tenant));
	}

	private static String audience(Query form, Call call) {
		if (form.get("resource") != null) {
			return form.get("resource");
		}
		String scope = form.get("scope");
		return (scope == null) ? call.base() : scope.replaceFirst(DEFAULT_SCOPE + ".*$", "");
	}

	private static String[] basic(String authorization) {
		String[] none = { null, null };
		if (authorization == null || !authorization.startsWith(BASIC)) {
			return none;
		}
		try {
			String pair = new String(Base64.getDecoder().decode(authorization.substring(BASIC.length()).trim()),
					StandardCharsets.UTF_8);
			int colon = pair.indexOf(':');
			return (colon < 0) ? none : new String[] { pair.substring(0, colon), pair.substring(colon + 1) };
		}
		catch (IllegalArgumentException ex) {
			return none;
		}
	}

}
