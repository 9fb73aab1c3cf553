package com.promptservice.controlplane.simulator.keyvault;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Vaults that were deleted and can still be recovered.
 */
public final class DeletedVaults extends ResourceType {

	static final String TYPE = "Microsoft.KeyVault/locations/deletedVaults";

	/** The type of deleted vaults. */
	public DeletedVaults() {
		super(TYPE);
	}

	/** What becomes of a vault that is deleted. */
	static Resource of(Resource vault, Instant now) {
		String[] segments = vault.id().split("/");
		String id = "/subscriptions/" + segments[2] + "/providers/Microsoft.KeyVault/locations/" + vault.location()
				+ "/deletedVaults/" + vault.name();
		ObjectNode body = Json.object();
		body.set("vault", vault.body());
		ObjectNode properties = body.putObject("properties")
			.put("vaultId", vault.id())
			.put("location", vault.location());
		properties.set("tags", (vault.tags() != null) ? vault.tags() : Json.object());
		if ("true".equals(vault.property("enablePurgeProtection"))) {
			properties.put("purgeProtectionEnabled", true);
		}
		return new Resource(id.toLowerCase(Locale.ROOT), id, TYPE, vault.name(), vault.location(), body,
				Resource.SUCCEEDED, "", now);
	}

	@Override
	public ObjectNode render(World world, Resource deleted) {
		ObjectNode view = Json.object()
			.put("id", deleted.id())
			.put("name", deleted.name())
			.put("type", "Microsoft.KeyVault/deletedVaults");
		ObjectNode properties = deleted.properties().deepCopy();
		int days = deleted.body().get("vault").get("properties").get("softDeleteRetentionInDays").asInt();
		properties.put("deletionDate", deleted.createdAt().toString());
		properties.put("scheduledPurgeDate", deleted.createdAt().plus(Duration.ofDays(days)).toString());
		view.set("properties", properties);
		return view;
	}

	@Override
	protected Answer read(Call call) {
		Resource deleted = find(call);
		if (deleted == null) {
			throw notFound(call);
		}
		return Answer.ok(render(call.world(), deleted));
	}

	@Override
	protected ArmException notFound(Call call) {
		return ArmException.provider(404, "DeletedVaultNotFound", "The specified deleted vault '" + call.path().name()
				+ "' does not exist in location '" + call.path().parentName() + "'.");
	}

	@Override
	protected Answer write(Call call) {
		throw Route.methodNotAllowed(call);
	}

	@Override
	protected Answer delete(Call call) {
		throw Route.methodNotAllowed(call);
	}

	@Override
	protected void finish(World world, Operation operation, Types types) {
		Resource deleted = world.find(operation.subject());
		if (operation.succeeded() && deleted != null) {
			world.remove(deleted.key());
			types.removeTree(world, Certificates.PREFIX + deleted.name().toLowerCase(Locale.ROOT), operation.endsAt());
		}
	}

	/**
	 * Lists the deleted vaults of a whole subscription.
	 */
	public static final class OfSubscription implements Route {

		private final DeletedVaults deleted;

		/** A list of the vaults of this type. */
		public OfSubscription(DeletedVaults deleted) {
			this.deleted = deleted;
		}

		@Override
		public String type() {
			return "Microsoft.KeyVault/deletedVaults";
		}

		@Override
		public Answer handle(Call call) {
			if (!call.method().equals("GET") || !call.path().collection()) {
				throw Route.methodNotAllowed(call);
			}
			String prefix = call.path().scopeKey() + "/";
			return Answer.ok(Json.page(call.world()
				.ofType(TYPE)
				.filter((vault) -> vault.key().startsWith(prefix))
				.map((vault) -> this.deleted.render(call.world(), vault))
				.toList()));
		}

	}

}
