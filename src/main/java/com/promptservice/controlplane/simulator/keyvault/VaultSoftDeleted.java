package com.promptservice.controlplane.simulator.keyvault;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scenario;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody has deleted vaults, softly: their names stay taken until they are recovered or
 * purged.
 */
public final class VaultSoftDeleted implements Scenario {

	private static final int RETENTION = 90;

	@Override
	public String name() {
		return "vault-soft-deleted";
	}

	@Override
	public String summary() {
		return "Somebody deletes vaults; they can be recovered or purged, and their names are taken until then.";
	}

	@Override
	public Map<String, String> fields() {
		return Map.of("id", "the vault, which need not exist yet; every existing one when left out", "location",
				"the region of a vault that doesn't exist");
	}

	@Override
	public void begin(World world, Types types, ObjectNode body, Instant now) {
		String id = Json.text(body, "id");
		if (id == null) {
			List<Resource> vaults = world.ofType(Vaults.TYPE).toList();
			vaults.forEach((vault) -> types.removeTree(world, vault.key(), now));
			return;
		}
		if (!id.matches("(?i)/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft.KeyVault/vaults/[^/]+")) {
			throw new IllegalArgumentException("The field 'id' must be the id of a vault, not '" + id + "'.");
		}
		if (world.find(id.toLowerCase(Locale.ROOT)) != null) {
			types.removeTree(world, id.toLowerCase(Locale.ROOT), now);
			return;
		}
		world.put(DeletedVaults.of(departed(id, Json.text(body, "location")), now));
	}

	private static Resource departed(String id, String location) {
		if (location == null) {
			throw new IllegalArgumentException("The field 'location' is required for a vault that doesn't exist.");
		}
		ObjectNode vault = Json.object();
		vault.putObject("tags");
		vault.putObject("properties")
			.put("tenantId", com.promptservice.controlplane.simulator.core.Principals.TENANT)
			.put("enableSoftDelete", true)
			.put("enableRbacAuthorization", true)
			.put("softDeleteRetentionInDays", RETENTION)
			.put("vaultUri", "https://" + id.substring(id.lastIndexOf('/') + 1) + ".vault.azure.net/")
			.set("sku", Json.object().put("family", "A").put("name", "standard"));
		return new Resource(id.toLowerCase(Locale.ROOT), id, Vaults.TYPE, id.substring(id.lastIndexOf('/') + 1),
				location, vault, Resource.SUCCEEDED, "", Instant.EPOCH);
	}

}
