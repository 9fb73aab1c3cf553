package com.promptservice.controlplane.simulator.signin;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.DataPlane;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Route;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says where the endpoints of this cloud are, in the three forms that it has had; nobody
 * needs a token for it.
 */
public final class CloudMetadata implements DataPlane {

	private static final String PATH = "/metadata/endpoints";

	/** The name that this cloud goes by. */
	private static final String NAME = "LocalAzure";

	@Override
	public boolean serves(String rawPath) {
		return rawPath.equalsIgnoreCase(PATH);
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("GET")) {
			throw Route.methodNotAllowed(call);
		}
		String version = call.query("api-version");
		if (version == null || version.isBlank()) {
			throw ArmException.gateway(400, "MissingApiVersionParameter",
					"The api-version query parameter (?api-version=) is required for all requests.");
		}
		if (version.compareTo("2019-05-01") < 0) {
			return Answer.ok(first(call.base()));
		}
		return Answer
			.ok((version.compareTo("2022-09-01") < 0) ? Json.array().add(cloud(call.base())) : cloud(call.base()));
	}

	/** The form that Azure Stack Hub has; "az cloud register" reads it. */
	private static ObjectNode first(String base) {
		ObjectNode endpoints = Json.object()
			.put("galleryEndpoint", base + "/gallery")
			.put("graphEndpoint", base + "/graph")
			.put("portalEndpoint", base + "/portal");
		endpoints.set("authentication", authentication(base));
		return endpoints;
	}

	private static ObjectNode authentication(String base) {
		ObjectNode authentication = Json.object().put("loginEndpoint", base + SignIn.ADFS);
		authentication.putArray("audiences").add(base);
		return authentication;
	}

	private static ObjectNode cloud(String base) {
		ObjectNode cloud = Json.object().put("name", NAME).put("resourceManager", base + "/");
		cloud.set("authentication", authentication(base).put("tenant", "adfs").put("identityProvider", "ADFS"));
		cloud.put("portal", base + "/portal")
			.put("gallery", base + "/gallery")
			.put("graph", base + "/graph")
			.put("graphAudience", base + "/graph")
			.put("media", base + "/media")
			.put("batch", base + "/batch");
		cloud.putObject("suffixes")
			.put("storage", "core.windows.net")
			.put("keyVaultDns", "vault.azure.net")
			.put("sqlServerHostname", "database.windows.net")
			.put("acrLoginServer", "azurecr.io");
		return cloud;
	}

}
