package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.ResourceType;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * What all types of Microsoft.ServiceFabric share: one change at a time, tags that can be
 * patched, and silence about what was deleted.
 */
abstract class FabricResource extends ResourceType {

	static final String CREATING = "Creating";

	static final String UPDATING = "Updating";

	static final String FAILED = "Failed";

	private static final String SILENT_VERSION = "2024-04-01";

	FabricResource(String type) {
		super(type);
	}

	/** What the refusal for a missing child calls it. */
	abstract String entity(Call call, Resource parent);

	@Override
	protected Answer read(Call call) {
		if (find(call) == null && SILENT_VERSION.equals(call.query("api-version"))) {
			parent(call);
			if (call.world().departed(call.path().key())) {
				return Answer.empty(404);
			}
		}
		return super.read(call);
	}

	@Override
	protected ArmException notFound(Call call) {
		Resource parent = call.world().find(call.path().parentKey());
		return ArmException.provider(404, "NotFound",
				"GetEntityFromTable: the " + entity(call, parent) + " could not be found.");
	}

	@Override
	public ObjectNode render(World world, Resource resource) {
		ObjectNode view = Json.object().put("id", resource.id()).put("type", resource.type());
		if (located()) {
			view.put("location", resource.location());
		}
		view.put("name", resource.name());
		view.set("tags", (resource.tags() != null) ? resource.tags() : Json.object());
		view.set("systemData", dated() ? systemData(resource) : Json.object());
		for (String field : new String[] { "sku", "identity" }) {
			if (resource.body().has(field)) {
				view.set(field, resource.body().get(field));
			}
		}
		ObjectNode properties = Json.object().put("provisioningState", resource.state());
		properties.setAll(resource.properties());
		view.set("properties", properties);
		return view;
	}

	/** Whether the published specification gives this type a location. */
	boolean located() {
		return true;
	}

	/**
	 * Whether answers say who made this type when; recordings show an empty object
	 * otherwise.
	 */
	boolean dated() {
		return true;
	}

	private static ObjectNode systemData(Resource resource) {
		String changed = Json.text(resource.body(), "changedAt");
		return Json.object()
			.put("createdBy", "owner@example.com")
			.put("createdByType", "User")
			.put("createdAt", resource.createdAt().toString())
			.put("lastModifiedBy", "owner@example.com")
			.put("lastModifiedByType", "User")
			.put("lastModifiedAt", (changed != null) ? changed : resource.createdAt().toString());
	}

	/** The tags of the request, and when it came; nothing else yet. */
	static ObjectNode body(Call call) {
		ObjectNode body = Json.object();
		if (call.body().get("tags") instanceof ObjectNode tags) {
			body.set("tags", tags.deepCopy());
		}
		body.put("changedAt", call.now().toString());
		return body;
	}

	/** The resource that a write leaves behind for now. */
	Resource written(Call call, Resource old, String id, String type, String location, ObjectNode body, String state) {
		String name = (old != null) ? old.name() : call.path().name();
		Instant since = (old != null) ? old.createdAt() : call.now();
		Resource resource = new Resource(call.path().key(), (old != null) ? old.id() : id, type, name, location, body,
				state, "", since);
		call.world().put(resource);
		return resource;
	}

	/** Refuses a second change to one of some resources. */
	static void refuseWhileBusy(Call call, String... keys) {
		for (Operation running : call.world().running()) {
			for (String key : keys) {
				if (running.subject().equals(key) && !UpgradeActions.made(running)) {
					throw busy(key);
				}
			}
		}
	}

	static ArmException busy(String key) {
		return ArmException.provider(409, "AnotherOperationInProgress",
				"Another operation is in progress on " + key + "; a change is possible only after it has ended.");
	}

	/** A refusal of a bad value. */
	static ArmException invalid(String message) {
		return ArmException.provider(400, "InvalidParameter", message);
	}

	/** Starts a deletion, or finds the one that runs already. */
	Answer startDeletion(Call call, Resource resource, Timing timing) {
		Operation running = call.world()
			.running()
			.stream()
			.filter((operation) -> operation.deletion() && operation.subject().equals(resource.key()))
			.findFirst()
			.orElse(null);
		Resource going = resource.withState(Scopes.DELETING, "");
		if (running == null) {
			call.world().put(going);
			running = begin(call, going, timing, true, call.fate());
		}
		return FabricOperations.accepted(call, running, render(call.world(), going));
	}

	Operation begin(Call call, Resource resource, Timing timing, boolean deletion, Fate fate) {
		return call.begin(typeKey(), resource, call.durations().of(timing), Set.of(), deletion, fate);
	}

	@Override
	protected Answer patch(Call call) {
		Scopes.writableGroup(call);
		Resource old = existing(call);
		for (String field : call.body().propertyNames()) {
			if (!field.equals("tags")) {
				throw invalid("The property '" + field + "' cannot be changed by PATCH; use PUT.");
			}
		}
		Resource resource = tagged(call, old);
		call.world().put(resource);
		return Answer.ok(render(call.world(), resource));
	}

	static Resource tagged(Call call, Resource old) {
		ObjectNode body = old.body().deepCopy();
		if (call.body().get("tags") instanceof ObjectNode tags) {
			body.set("tags", tags.deepCopy());
		}
		body.put("changedAt", call.now().toString());
		return old.withBody(body, "");
	}

	/** The resource of the path; refuses when it is missing. */
	Resource existing(Call call) {
		Resource resource = find(call);
		if (resource == null) {
			parent(call);
			throw notFound(call);
		}
		return resource;
	}

	static String lower(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

}
