package com.promptservice.controlplane.simulator.keyvault;

import java.time.Duration;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import tools.jackson.databind.node.ObjectNode;

/**
 * Secrets of a vault: written at once, each time as a new version, and only softly
 * deleted.
 */
final class Secrets {

	static final String COLLECTION = "secrets";

	static final String DELETED = "deletedsecrets";

	private static final String TYPE = "Secret";

	private static final String DELETED_TYPE = "DeletedSecret";

	private static final Duration KEPT = Duration.ofDays(90);

	Answer handle(Call call, Resource vault) {
		if (call.path().collection() && call.path().types().size() == 1) {
			return list(call, vault);
		}
		String name = call.path().names().get(1);
		boolean version = call.path().types().size() > 2;
		return switch (call.method()) {
			case "PUT" -> write(call, vault, name);
			case "GET" -> Answer.ok(view(existing(call, vault, COLLECTION, name), version(call), true));
			case "DELETE" -> {
				if (version) {
					throw Route.methodNotAllowed(call);
				}
				yield delete(call, vault, existing(call, vault, COLLECTION, name));
			}
			default -> throw Route.methodNotAllowed(call);
		};
	}

	Answer handleDeleted(Call call, Resource vault) {
		String name = call.path().names().size() > 1 ? call.path().names().get(1) : "";
		Resource deleted = existing(call, vault, DELETED, name);
		String last = call.path().types().size() > 2 ? call.path().types().get(2) : "";
		return switch (call.method() + " " + last) {
			case "GET " -> Answer.ok(deletedView(deleted));
			case "POST recover" -> {
				call.world().remove(deleted.key());
				Resource live = stored(call, vault, COLLECTION, TYPE, name, deleted.body());
				yield Answer.ok(view(live, null, false));
			}
			case "DELETE " -> {
				call.world().remove(deleted.key());
				yield Answer.empty(204);
			}
			default -> throw Route.methodNotAllowed(call);
		};
	}

	private static Answer list(Call call, Resource vault) {
		String prefix = Certificates.key(vault, COLLECTION, "");
		return Answer.ok(Json.page(call.world()
			.ofType(TYPE)
			.filter((secret) -> secret.key().startsWith(prefix))
			.map((secret) -> view(secret, null, false))
			.toList()));
	}

	private static Answer write(Call call, Resource vault, String name) {
		if (!name.matches("[0-9A-Za-z-]{1,127}")) {
			throw ArmException.provider(400, "BadParameter", "The request URI contains an invalid name: " + name);
		}
		if (call.world().find(Certificates.key(vault, DELETED, name)) != null) {
			throw ArmException.inner(409, "Conflict", "ObjectIsDeletedButRecoverable", "Secret " + name
					+ " is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.");
		}
		String value = Json.text(call.body(), "value");
		if (value == null) {
			throw ArmException.provider(400, "BadParameter", "Required parameter is not specified: value");
		}
		ObjectNode body = Json.object().put("vault", vault.name()).put("value", value);
		body.put("version", call.world().newId().toString().replace("-", ""));
		body.put("created", call.now().getEpochSecond());
		return Answer.ok(view(stored(call, vault, COLLECTION, TYPE, name, body), null, true));
	}

	private static Answer delete(Call call, Resource vault, Resource secret) {
		call.world().remove(secret.key());
		return Answer.ok(deletedView(stored(call, vault, DELETED, DELETED_TYPE, secret.name(), secret.body())));
	}

	private static Resource stored(Call call, Resource vault, String collection, String type, String name,
			ObjectNode body) {
		Resource secret = new Resource(Certificates.key(vault, collection, name), address(vault.name(), name), type,
				name, null, body, Resource.SUCCEEDED, "", call.now());
		call.world().put(secret);
		return secret;
	}

	private static Resource existing(Call call, Resource vault, String collection, String name) {
		Resource secret = call.world().find(Certificates.key(vault, collection, name));
		if (secret == null) {
			throw ArmException.provider(404, "SecretNotFound", "A secret with (name/id) " + name
					+ " was not found in this key vault. If you recently deleted this secret you may be able to recover it using the correct recovery command. For help resolving this issue, please see https://go.microsoft.com/fwlink/?linkid=2125182");
		}
		return secret;
	}

	private static String version(Call call) {
		return call.path().types().size() > 2 ? call.path().types().get(2) : null;
	}

	private static ObjectNode view(Resource secret, String version, boolean withValue) {
		String newest = Json.text(secret.body(), "version");
		if (version != null && !version.equals(newest)) {
			throw ArmException.provider(404, "SecretNotFound",
					"A secret with (name/id) " + secret.name() + "/" + version + " was not found in this key vault.");
		}
		ObjectNode view = Json.object();
		if (withValue) {
			view.put("value", Json.text(secret.body(), "value"));
		}
		view.put("id", secret.id() + "/" + newest);
		view.putObject("attributes")
			.put("enabled", true)
			.put("created", secret.body().get("created").asLong())
			.put("updated", secret.body().get("created").asLong())
			.put("recoveryLevel", "Recoverable+Purgeable")
			.put("recoverableDays", KEPT.toDays());
		view.putObject("tags");
		return view;
	}

	private static ObjectNode deletedView(Resource deleted) {
		String vault = "https://" + Json.text(deleted.body(), "vault") + ".vault.azure.net";
		return view(deleted, null, false).put("recoveryId", vault + "/deletedsecrets/" + deleted.name())
			.put("deletedDate", deleted.createdAt().getEpochSecond())
			.put("scheduledPurgeDate", deleted.createdAt().plus(KEPT).getEpochSecond());
	}

	private static String address(String vault, String name) {
		return "https://" + vault + ".vault.azure.net/secrets/" + name;
	}

}
