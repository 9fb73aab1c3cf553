package com.promptservice.controlplane.simulator.servicefabric;

import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;

/**
 * Application types: written at once, and there as long as an application is of one of
 * their versions.
 */
public final class ApplicationTypes extends FabricResource {

	static final String TYPE = "Microsoft.ServiceFabric/managedClusters/applicationTypes";

	private final ApplicationVersions versions;

	/** The type of application types. */
	public ApplicationTypes(ApplicationVersions versions) {
		super(TYPE);
		this.versions = versions;
	}

	@Override
	String entity(Call call, Resource cluster) {
		return "ApplicationTypeData " + Infrastructure.clusterId(cluster) + "&"
				+ call.path().name().toLowerCase(Locale.ROOT);
	}

	@Override
	protected Answer write(Call call) {
		Scopes.writableGroup(call);
		Resource cluster = parent(call);
		Resource old = find(call);
		ClusterAtWork.requireReady(call.world(), cluster);
		refuseWhileBusy(call, call.path().key());
		Resource type = written(call, old, Scopes.childId(cluster, "/applicationTypes", call.path().name()),
				"Microsoft.ServiceFabric/managedclusters/applicationTypes", cluster.location(), body(call),
				Resource.SUCCEEDED);
		return Answer.ok(render(call.world(), type)).after(call.durations().of(Timing.APPLICATION_TYPE));
	}

	@Override
	protected Answer delete(Call call) {
		Scopes.group(call);
		Resource type = find(call);
		if (type == null) {
			parent(call);
			return Answer.empty(204);
		}
		if (type.state().equals(Scopes.DELETING)) {
			return startDeletion(call, type, Timing.APPLICATION_PART_DELETE);
		}
		String user = Applications.userOf(call.world(), parent(call), type.key() + "/");
		if (user != null) {
			throw inUse(type, user);
		}
		if (call.world().children(type.key(), this.versions.typeKey()).isEmpty()) {
			call.world().remove(type.key());
			return Answer.empty(204);
		}
		return startDeletion(call, type, Timing.APPLICATION_PART_DELETE);
	}

	static ArmException inUse(Resource resource, String user) {
		return ArmException.provider(409, "ApplicationTypeInUse",
				"The " + resource.id() + " cannot be deleted because the application " + user + " uses it.");
	}

}
