package com.promptservice.controlplane.simulator.keyvault;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates that are there or being made; a version is seen once its time has come.
 */
final class LiveCertificates {

	static final String TYPE = "Certificate";

	static final String COLLECTION = "certificates";

	Answer handle(Call call, Resource vault, String type) {
		if (type.equals(COLLECTION) && call.path().collection()) {
			return list(call, vault);
		}
		String name = call.path().names().get(1);
		String key = Certificates.key(vault, COLLECTION, name);
		Resource certificate = call.world().find(key);
		String last = call.path().types().size() > 2 ? call.path().types().get(2) : "";
		if (last.equals("create") && call.method().equals("POST")) {
			return create(call, vault, name, certificate);
		}
		if (certificate == null) {
			throw Certificates.notFound(name);
		}
		return switch (call.method() + " " + last) {
			case "GET " -> Answer.ok(CertificateViews.bundle(certificate, newest(call, certificate)));
			case "GET pending" -> Answer.ok(pending(call, certificate));
			case "GET policy" -> Answer.ok(CertificateViews.policy(certificate));
			case "GET versions" -> versions(certificate, call);
			case "DELETE " -> delete(call, vault, certificate);
			default -> {
				JsonNode version = CertificateViews.version(certificate, last);
				if (!call.method().equals("GET") || version == null || !ready(call, version)) {
					throw Certificates.notFound(name + "/" + last);
				}
				yield Answer.ok(CertificateViews.bundle(certificate, version));
			}
		};
	}

	private static Answer list(Call call, Resource vault) {
		String prefix = Certificates.key(vault, COLLECTION, "");
		return Answer.ok(Json.page(call.world()
			.ofType(TYPE)
			.filter((certificate) -> certificate.key().startsWith(prefix) && current(call, certificate) != null)
			.map((certificate) -> CertificateViews.item(certificate, current(call, certificate)))
			.toList()));
	}

	private static Answer versions(Resource certificate, Call call) {
		var page = Json.array();
		for (JsonNode version : Json.each(certificate.body(), "versions")) {
			if (ready(call, version)) {
				ObjectNode item = CertificateViews.item(certificate, version);
				page.add(item.put("id", CertificateViews.id(certificate) + "/" + Json.text(version, "version")));
			}
		}
		ObjectNode answer = Json.object();
		answer.set("value", page);
		return Answer.ok(answer);
	}

	private static Answer create(Call call, Resource vault, String name, Resource old) {
		if (!name.matches("[0-9A-Za-z-]{1,127}")) {
			throw ArmException.provider(400, "BadParameter", "The request URI contains an invalid name: " + name);
		}
		if (call.world().find(Certificates.key(vault, DeletedCertificates.COLLECTION, name)) != null) {
			throw ArmException.inner(409, "Conflict", "ObjectIsDeletedButRecoverable", "Certificate " + name
					+ " is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the certificate can only be recovered or purged.");
		}
		if (old != null && !ready(call, CertificateViews.newest(old))) {
			throw ArmException.inner(409, "Conflict", "PendingCertificate",
					"A new key vault certificate can not be created or imported while a pending key vault certificate's status is inProgress.");
		}
		ObjectNode body = (old != null) ? old.body().deepCopy() : Json.object().put("vault", vault.name());
		if (call.body().get("policy") instanceof ObjectNode policy) {
			body.set("policy", policy.deepCopy());
		}
		if (Json.text(body, "policy", "x509_props", "subject") == null) {
			throw ArmException.provider(400, "BadParameter", "Property policy has invalid value\r\n");
		}
		ObjectNode version = version(call, body);
		body.withArray("versions").add(version);
		body.put("request", call.world().newId().toString().replace("-", ""));
		body.put("csr", Base64.getEncoder().encodeToString(Issuer.request(body.get("policy"))));
		Resource certificate = new Resource(Certificates.key(vault, COLLECTION, name),
				"https://" + vault.name() + ".vault.azure.net/certificates/" + name, TYPE, name, null, body,
				Resource.SUCCEEDED, "", call.now());
		call.world().put(certificate);
		return Answer.of(202, CertificateViews.pending(certificate, "inProgress"))
			.with("Location",
					CertificateViews.id(certificate) + "/pending?api-version=7.5&request_id="
							+ Json.text(body, "request"))
			.with("Retry-After", "10");
	}

	private static ObjectNode version(Call call, ObjectNode body) {
		Instant ready = call.now().plus(call.durations().of(Timing.CERTIFICATE));
		byte[] der = Issuer.issue(body.get("policy"), call.world().newId(), call.now());
		String months = Json.text(body, "policy", "x509_props", "validity_months");
		ObjectNode version = Json.object()
			.put("version", call.world().newId().toString().replace("-", ""))
			.put("readyAt", ready.toString())
			.put("cer", Base64.getEncoder().encodeToString(der));
		version.set("tags", Json.child(call.body(), "tags"));
		version.putObject("attributes")
			.put("enabled", true)
			.put("nbf", call.now().getEpochSecond())
			.put("exp",
					call.now()
						.atOffset(ZoneOffset.UTC)
						.plusMonths((months == null) ? 12 : Long.parseLong(months))
						.toEpochSecond())
			.put("created", ready.getEpochSecond())
			.put("updated", ready.getEpochSecond())
			.put("recoveryLevel", "Recoverable+Purgeable")
			.put("recoverableDays", 90);
		return version;
	}

	private static ObjectNode pending(Call call, Resource certificate) {
		boolean ready = ready(call, CertificateViews.newest(certificate));
		return CertificateViews.pending(certificate, ready ? "completed" : "inProgress");
	}

	private static boolean ready(Call call, JsonNode version) {
		return !call.now().isBefore(Instant.parse(Json.text(version, "readyAt")));
	}

	private static JsonNode current(Call call, Resource certificate) {
		JsonNode current = null;
		for (JsonNode version : Json.each(certificate.body(), "versions")) {
			current = ready(call, version) ? version : current;
		}
		return current;
	}

	private static JsonNode newest(Call call, Resource certificate) {
		JsonNode current = current(call, certificate);
		if (current == null) {
			throw Certificates.notFound(certificate.name());
		}
		return current;
	}

	private static Answer delete(Call call, Resource vault, Resource certificate) {
		Resource deleted = new Resource(Certificates.key(vault, DeletedCertificates.COLLECTION, certificate.name()),
				certificate.id(), DeletedCertificates.TYPE, certificate.name(), null, certificate.body(),
				Resource.SUCCEEDED, "", call.now());
		call.world().remove(certificate.key());
		call.world().put(deleted);
		return Answer
			.ok(CertificateViews.deleted(CertificateViews.bundle(deleted, CertificateViews.newest(deleted)), deleted));
	}

}
