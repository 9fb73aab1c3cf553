package com.promptservice.controlplane.simulator.servicefabric;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.Timing;
import com.promptservice.controlplane.simulator.servicefabric.ApplicationPackage.Examined;
import com.promptservice.controlplane.simulator.servicefabric.ApplicationPackage.Readable;
import com.promptservice.controlplane.simulator.servicefabric.ApplicationPackage.Unreadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Versions of application types: each is a package that the cluster downloads and looks
 * into, once.
 */
public final class ApplicationVersions extends FabricResource {

	private static final String CONTENTS = "contents";

	private final PackageReader reader;

	/** The type of versions, whose packages come from a source. */
	public ApplicationVersions(PackageSource source) {
		super(ApplicationTypes.TYPE + "/versions");
		this.reader = new PackageReader(source);
	}

	@Override
	String entity(Call call, Resource type) {
		return "ApplicationTypeVersionData " + type.name() + "&" + call.path().name();
	}

	/** Downloads the package before anybody waits. */
	@Override
	public Object prepare(SimulatorRequest request) {
		if (!request.method().equals("PUT")) {
			return null;
		}
		JsonNode body = Json.lenient(request.body());
		String address = (body == null) ? null : Json.text(body, "properties", "appPackageUrl");
		return (address == null) ? null : this.reader.examine(address);
	}

	@Override
	protected Answer write(Call call) {
		Scopes.writableGroup(call);
		Resource type = parent(call);
		Resource cluster = call.world().find(type.parentKey());
		ClusterAtWork.requireReady(call.world(), cluster);
		Resource old = find(call);
		refuseWhileBusy(call, type.key(), call.path().key());
		ObjectNode body = body(call);
		String address = ClusterRules.required(call.properties(), "appPackageUrl");
		if (!address.matches("(?i)(https?|file):.+")) {
			throw invalid("The appPackageUrl must be an http or https address.");
		}
		body.set("properties", Json.object().put("appPackageUrl", address));
		if (old != null && old.state().equals(Resource.SUCCEEDED)) {
			return again(call, old, body, address);
		}
		Fate fate = (call.fate() != Fate.GOOD) ? call.fate() : fate(call, type);
		if (call.prepared() instanceof Readable readable) {
			Json.child(body, "hidden").set(CONTENTS, Json.MAPPER.valueToTree(readable.contents()));
		}
		if (call.unhealthyPort() != null) {
			Json.child(body, "hidden").put("unhealthy", call.unhealthyPort());
		}
		Resource version = written(call, old, Scopes.childId(type, "/versions", call.path().name()),
				"Microsoft.ServiceFabric/managedclusters/applicationTypes/versions", cluster.location(), body,
				CREATING);
		Operation operation = begin(call, version, Timing.APPLICATION_VERSION, false, fate);
		return FabricOperations.accepted(call, operation, render(call.world(), version));
	}

	private Answer again(Call call, Resource old, ObjectNode body, String address) {
		if (!place(address).equals(place(old.property("appPackageUrl")))) {
			throw ClusterRules.unchangeable("appPackageUrl");
		}
		body.set("hidden", Hidden.of(old));
		Resource version = written(call, old, old.id(), old.type(), old.location(), body, Resource.SUCCEEDED);
		return Answer.ok(render(call.world(), version));
	}

	private static String place(String address) {
		return address.replaceFirst("\\?.*", "");
	}

	private static Fate fate(Call call, Resource type) {
		return switch ((Examined) call.prepared()) {
			case Unreadable unreadable -> new Fate(Fate.Outcome.FAILED, unreadable.code(), unreadable.message());
			case Readable readable -> matches(readable.contents(), type.name(), call.path().name());
		};
	}

	private static Fate matches(ApplicationPackage contents, String type, String version) {
		if (contents.typeName().equals(type) && contents.version().equals(version)) {
			return Fate.GOOD;
		}
		return new Fate(Fate.Outcome.FAILED, "ApplicationTypeVersionMismatch",
				"The package holds version " + contents.version() + " of application type " + contents.typeName()
						+ ", not version " + version + " of " + type + ".");
	}

	/** What the package of a version holds, empty when it could not be read. */
	static ObjectNode contents(Resource version) {
		return (version != null && Hidden.of(version).get(CONTENTS) instanceof ObjectNode contents) ? contents
				: Json.object();
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource version = find(call);
		if (version == null) {
			parent(call);
			return Answer.empty(204);
		}
		if (!version.state().equals(Scopes.DELETING)) {
			refuseWhileBusy(call, version.key());
			Resource cluster = call.world().find(parent(call).parentKey());
			String user = Applications.userOf(call.world(), cluster, version.key());
			if (user != null) {
				throw ApplicationTypes.inUse(version, user);
			}
		}
		return startDeletion(call, version, Timing.APPLICATION_PART_DELETE);
	}

}
