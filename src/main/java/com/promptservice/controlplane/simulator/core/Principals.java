package com.promptservice.controlplane.simulator.core;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Who calls: the owner of everything, or the principal that a token of the simulator
 * names.
 */
public final class Principals {

	/** The object id of the owner, as whom every unknown or missing token acts. */
	public static final String OWNER = "11111111-1111-1111-1111-111111111111";

	/** The directory that everything lives in. */
	public static final String TENANT = "22222222-2222-2222-2222-222222222222";

	/** The object id of the Service Fabric resource provider in that directory. */
	public static final String SERVICE_FABRIC = "33333333-3333-3333-3333-333333333333";

	/**
	 * A token that starts so names the object id of its principal in the rest, and after
	 * an at sign the directory when it is another one.
	 */
	public static final String TOKEN_PREFIX = "principal:";

	/** The key id in the header of tokens that the simulator's own endpoint issued. */
	public static final String KEY_ID = "local-azure";

	private static final String BEARER = "Bearer ";

	private Principals() {
	}

	/** The caller of a request. */
	static Principal of(SimulatorRequest request) {
		String authorization = request.headers().get("Authorization");
		if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return Principal.OWNER;
		}
		Principal named = named(authorization);
		return (named != null) ? named : Principal.OWNER;
	}

	/** Whom the tokens for other directories name, those left out that name nobody. */
	static List<Principal> auxiliary(SimulatorRequest request) {
		String tokens = request.headers().getOrDefault("x-ms-authorization-auxiliary", "");
		return Arrays.stream(tokens.split("[,;]")).map(Principals::named).filter(Objects::nonNull).toList();
	}

	private static Principal named(String authorization) {
		String text = authorization.trim();
		String token = text.regionMatches(true, 0, BEARER, 0, BEARER.length()) ? text.substring(BEARER.length()).trim()
				: text;
		if (token.startsWith(TOKEN_PREFIX)) {
			String[] parts = token.substring(TOKEN_PREFIX.length()).split("@", 2);
			return new Principal(parts[0], parts[0], (parts.length > 1) ? parts[1] : TENANT);
		}
		return ofToken(token);
	}

	/**
	 * Whom a token of the simulator names, or null. Its signature isn't looked at: the
	 * simulator trusts everybody who says who he is, and tokens outlive its restart.
	 */
	private static Principal ofToken(String token) {
		String[] parts = token.split("\\.");
		if (parts.length != 3) {
			return null;
		}
		JsonNode header = part(parts[0]);
		JsonNode claims = part(parts[1]);
		String objectId = Json.text(claims, "oid");
		String tenant = Json.text(claims, "tid");
		if (!KEY_ID.equals(Json.text(header, "kid")) || objectId == null || tenant == null) {
			return null;
		}
		String client = Json.text(claims, "appid");
		return new Principal(objectId, (client == null) ? objectId : client, tenant);
	}

	private static JsonNode part(String encoded) {
		try {
			return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(encoded));
		}
		catch (IllegalArgumentException | JacksonException ex) {
			return Json.object();
		}
	}

}
