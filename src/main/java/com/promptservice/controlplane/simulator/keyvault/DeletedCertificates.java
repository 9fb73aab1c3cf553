package com.promptservice.controlplane.simulator.keyvault;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Certificates that were deleted and can still be recovered.
 */
final class DeletedCertificates {

	static final String TYPE = "DeletedCertificate";

	static final String COLLECTION = "deletedcertificates";

	Answer handle(Call call, Resource vault, String type) {
		if (type.equals(COLLECTION) && call.path().collection()) {
			return list(call, vault);
		}
		String name = call.path().names().get(1);
		Resource deleted = call.world().find(Certificates.key(vault, COLLECTION, name));
		if (deleted == null) {
			throw Certificates.notFound(name);
		}
		String last = call.path().types().size() > 2 ? call.path().types().get(2) : "";
		return switch (call.method() + " " + last) {
			case "GET " -> Answer.ok(view(deleted));
			case "POST recover" -> recover(call, vault, deleted);
			case "DELETE " -> {
				call.world().remove(deleted.key());
				yield Answer.empty(204);
			}
			default -> throw Certificates.methodNotAllowed(call);
		};
	}

	private static Answer list(Call call, Resource vault) {
		String prefix = Certificates.key(vault, COLLECTION, "");
		return Answer.ok(Json.page(call.world()
			.ofType(TYPE)
			.filter((deleted) -> deleted.key().startsWith(prefix))
			.map((deleted) -> CertificateViews.deleted(CertificateViews.item(deleted, CertificateViews.newest(deleted)),
					deleted))
			.toList()));
	}

	private static ObjectNode view(Resource deleted) {
		return CertificateViews.deleted(CertificateViews.bundle(deleted, CertificateViews.newest(deleted)), deleted);
	}

	private static Answer recover(Call call, Resource vault, Resource deleted) {
		Resource live = new Resource(Certificates.key(vault, LiveCertificates.COLLECTION, deleted.name()), deleted.id(),
				LiveCertificates.TYPE, deleted.name(), null, deleted.body(), Resource.SUCCEEDED, "", call.now());
		call.world().remove(deleted.key());
		call.world().put(live);
		return Answer.ok(CertificateViews.bundle(live, CertificateViews.newest(live)));
	}

}
