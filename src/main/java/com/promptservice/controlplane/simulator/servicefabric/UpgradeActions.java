package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.Answer;
import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Fate;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.Timing;

/**
 * Asks how an upgrade goes, lets one go on that waits, or turns one back.
 */
public final class UpgradeActions implements Route {

	/** The end of the type of operations whose result is the progress. */
	static final String FETCH = "fetchupgradestatus";

	private final String name;

	private UpgradeActions(String name) {
		this.name = name;
	}

	/** Whether an operation only asks or steers, and so stands in nobody's way. */
	static boolean made(Operation operation) {
		return operation.type().startsWith(Applications.KEY + "/") && !operation.type().equals(Services.KEY);
	}

	/** One route for each action. */
	public static List<Route> all() {
		return List.of(new UpgradeActions("fetchUpgradeStatus"), new UpgradeActions("resumeUpgrade"),
				new UpgradeActions("startRollback"));
	}

	@Override
	public String type() {
		return Applications.TYPE + "/" + this.name;
	}

	@Override
	public Answer handle(Call call) {
		if (!call.method().equals("POST")) {
			throw Route.methodNotAllowed(call);
		}
		Scopes.group(call);
		Resource application = Scopes.parent(call, call.path().parentKey());
		if (!this.name.equals("fetchUpgradeStatus")) {
			steer(call, application);
		}
		Operation operation = call.begin(Applications.KEY + "/" + FabricResource.lower(this.name), application,
				call.durations().of(Timing.UPGRADE_ACTION), Set.of(), false, call.fate());
		return FabricOperations.accepted(call, operation, null);
	}

	private void steer(Call call, Resource application) {
		Upgrade upgrade = Applications.upgrade(application);
		Operation running = call.world()
			.running()
			.stream()
			.filter((operation) -> operation.subject().equals(application.key())
					&& operation.type().equals(Applications.KEY))
			.findFirst()
			.orElse(null);
		boolean back = this.name.equals("startRollback");
		if (upgrade == null || upgrade.outcome() != null || running == null || (!back && upgrade.endsAt() != null)) {
			throw ArmException.provider(409, "ApplicationUpgradeNotInProgress", "The application fabric:/"
					+ application.name() + " has no upgrade that " + (back ? "runs." : "waits."));
		}
		Upgrade steered = back ? upgrade.turned(call.now()) : upgrade.resumed(call.now());
		call.world().put(Applications.withUpgrade(application, steered));
		Fate fate = back ? ApplicationRules.rolledBack(application, steered) : Fate.GOOD;
		Instant end = steered.endsAt();
		call.world()
			.track(running.endingAt(end.isBefore(call.now()) ? call.now().plus(Duration.ofNanos(1)) : end, fate));
	}

}
