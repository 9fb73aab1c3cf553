package com.promptservice.controlplane.simulator.keyvault;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates in the form that the data plane of Key Vault answers with.
 */
final class CertificateViews {

	private CertificateViews() {
	}

	/** The newest version of a certificate. */
	static JsonNode newest(Resource certificate) {
		JsonNode versions = certificate.body().get("versions");
		return versions.get(versions.size() - 1);
	}

	/** A version by its id, or null. */
	static JsonNode version(Resource certificate, String id) {
		for (JsonNode version : Json.each(certificate.body(), "versions")) {
			if (id.equals(Json.text(version, "version"))) {
				return version;
			}
		}
		return null;
	}

	/** The whole certificate. */
	static ObjectNode bundle(Resource certificate, JsonNode version) {
		String vault = "https://" + Json.text(certificate.body(), "vault") + ".vault.azure.net";
		String path = "/" + certificate.name() + "/" + Json.text(version, "version");
		ObjectNode view = item(certificate, version);
		view.put("id", vault + "/certificates" + path);
		view.put("kid", vault + "/keys" + path).put("sid", vault + "/secrets" + path);
		view.put("cer", Json.text(version, "cer"));
		view.set("policy", policy(certificate));
		return view;
	}

	/** A certificate in a list. */
	static ObjectNode item(Resource certificate, JsonNode version) {
		byte[] der = Base64.getDecoder().decode(Json.text(version, "cer"));
		ObjectNode view = Json.object()
			.put("id", id(certificate))
			.put("x5t", Base64.getUrlEncoder().withoutPadding().encodeToString(sha1(der)));
		view.set("attributes", version.get("attributes"));
		view.set("tags", version.get("tags"));
		view.put("subject", "");
		return view;
	}

	/** The id without a version. */
	static String id(Resource certificate) {
		return "https://" + Json.text(certificate.body(), "vault") + ".vault.azure.net/certificates/"
				+ certificate.name();
	}

	/** The policy of a certificate. */
	static ObjectNode policy(Resource certificate) {
		ObjectNode policy = ((ObjectNode) certificate.body().get("policy")).deepCopy();
		return policy.put("id", id(certificate) + "/policy");
	}

	/** The operation that makes the next version. */
	static ObjectNode pending(Resource certificate, String status) {
		ObjectNode view = Json.object().put("id", id(certificate) + "/pending");
		view.putObject("issuer").put("name", "Self");
		view.put("csr", Json.text(certificate.body(), "csr")).put("cancellation_requested", false);
		view.put("status", status);
		if (status.equals("completed")) {
			view.put("target", id(certificate));
		}
		else {
			view.put("status_details",
					"Pending certificate created. Certificate request is in progress. This may take some time based on the issuer provider. Please check again later.");
		}
		return view.put("request_id", Json.text(certificate.body(), "request"));
	}

	/** Adds what a deleted certificate shows besides. */
	static ObjectNode deleted(ObjectNode view, Resource certificate) {
		String vault = "https://" + Json.text(certificate.body(), "vault") + ".vault.azure.net";
		return view.put("recoveryId", vault + "/deletedcertificates/" + certificate.name())
			.put("deletedDate", certificate.createdAt().getEpochSecond())
			.put("scheduledPurgeDate", certificate.createdAt().plus(Duration.ofDays(90)).getEpochSecond());
	}

	private static byte[] sha1(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-1").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
