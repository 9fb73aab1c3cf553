package com.promptservice.controlplane.simulator.storage;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Blob containers.
 */
public final class Containers extends StorageChild {

	/** The type of blob containers. */
	public Containers() {
		super("Microsoft.Storage/storageAccounts/blobServices/containers", Timing.CONTAINER, 201, 200);
	}

	@Override
	ObjectNode body(Call call) {
		ObjectNode properties = call.properties();
		properties.put("lastModifiedTime", call.now().toString());
		Json.orDefault(properties, "publicAccess", "None");
		Json.orDefault(properties, "defaultEncryptionScope", "$account-encryption-key");
		Json.orDefault(properties, "denyEncryptionScopeOverride", false);
		properties.put("leaseStatus", "Unlocked").put("leaseState", "Available");
		properties.put("hasImmutabilityPolicy", false).put("hasLegalHold", false);
		properties.put("deleted", false).put("remainingRetentionDays", 0);
		ObjectNode body = Json.object();
		body.set("properties", properties);
		return body;
	}

	@Override
	public ObjectNode render(World world, Resource container) {
		ObjectNode view = head(container).put("etag", container.etag());
		view.set("properties", container.properties());
		return view;
	}

	@Override
	protected ArmException notFound(Call call) {
		return ArmException.provider(404, "ContainerNotFound", "The specified container does not exist.");
	}

}
