package com.promptservice.controlplane.simulator.servicefabric;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A rolling upgrade: one upgrade domain after the other gets the new version, until all
 * have it or a health check stops it.
 *
 * @param before the application's properties before it
 * @param target the key of the version it leads to
 * @param startedAt when it began
 * @param step how long one upgrade domain takes with its health checks
 * @param domains how many upgrade domains there are
 * @param unhealthy the ports on which the target is unhealthy, "*" for all; empty for
 * none
 * @param patience how long failing health checks are repeated
 * @param onFailure what happens when they go on failing
 * @param turnedAt when it was told to go back, null when it wasn't
 * @param outcome how it ended, null while it runs
 */
record Upgrade(ObjectNode before, String target, Instant startedAt, Duration step, int domains, List<String> unhealthy,
		Duration patience, FailureAction onFailure, Instant turnedAt, Outcome outcome) {

	/** When it is over if nobody intervenes, null when it waits for somebody. */
	Instant endsAt() {
		if (this.turnedAt != null) {
			return this.turnedAt.plus(this.step);
		}
		if (!failing()) {
			return this.startedAt.plus(this.step.multipliedBy(this.domains));
		}
		return (this.onFailure == FailureAction.ROLLBACK) ? failsAt().plus(this.step) : null;
	}

	/** Whether a health check will stop it. */
	boolean failing() {
		return !this.unhealthy.isEmpty() && this.onFailure != FailureAction.NONE;
	}

	private Instant failsAt() {
		return this.startedAt.plus(this.step).plus(this.patience);
	}

	/** Whether the nodes of an upgrade domain run the new version. */
	boolean reached(int domain, Instant now) {
		if (this.outcome != null) {
			return this.outcome == Outcome.COMPLETED;
		}
		if (this.turnedAt != null && !now.isBefore(this.turnedAt)) {
			return false;
		}
		boolean begun = !now.isBefore(this.startedAt.plus(this.step.multipliedBy(domain)));
		if (!failing()) {
			return begun;
		}
		return domain == 0 && begun && (this.onFailure == FailureAction.MANUAL || now.isBefore(failsAt()));
	}

	/** The same upgrade, told to go back. */
	Upgrade turned(Instant now) {
		return new Upgrade(this.before, this.target, this.startedAt, this.step, this.domains, this.unhealthy,
				this.patience, this.onFailure, now, null);
	}

	/**
	 * The same upgrade, told to go on from the second domain although it is unhealthy.
	 */
	Upgrade resumed(Instant now) {
		return new Upgrade(this.before, this.target, now.minus(this.step), this.step, this.domains, this.unhealthy,
				this.patience, FailureAction.NONE, null, null);
	}

	/** The same upgrade, over. */
	Upgrade ended(Outcome how) {
		return new Upgrade(this.before, this.target, this.startedAt, this.step, this.domains, this.unhealthy,
				this.patience, this.onFailure, this.turnedAt, how);
	}

	private String state(Instant now) {
		if (this.outcome != null) {
			return (this.outcome == Outcome.COMPLETED) ? "RollingForwardCompleted" : "RollingBackCompleted";
		}
		boolean failed = failing() && !now.isBefore(failsAt());
		if (this.turnedAt != null || (failed && this.onFailure == FailureAction.ROLLBACK)) {
			return "RollingBackInProgress";
		}
		return failed ? "RollingForwardPending" : "RollingForwardInProgress";
	}

	/** What Service Fabric says about the newest upgrade of an application. */
	static ObjectNode progress(World world, Resource application) {
		ObjectNode view = Json.object().put("name", "fabric:/" + application.name());
		Upgrade upgrade = Applications.upgrade(application);
		if (upgrade == null) {
			return view.put("upgradeState", "Invalid");
		}
		Instant now = world.now();
		view.put("targetApplicationTypeVersion", upgrade.target.substring(upgrade.target.lastIndexOf('/') + 1));
		view.put("upgradeState", upgrade.state(now)).put("startTimestampUtc", upgrade.startedAt.toString());
		ArrayNode list = view.putArray("upgradeDomains");
		for (int domain = 0; domain < upgrade.domains; domain++) {
			boolean next = domain + 1 < upgrade.domains && upgrade.reached(domain + 1, now);
			boolean done = upgrade.outcome == Outcome.COMPLETED || next;
			list.addObject()
				.put("name", String.valueOf(domain))
				.put("state", done ? "Completed" : upgrade.reached(domain, now) ? "InProgress" : "Pending");
		}
		if (upgrade.outcome != Outcome.COMPLETED && upgrade.failing()
				&& !now.isBefore(upgrade.startedAt.plus(upgrade.step))) {
			view.put("failureReason", "HealthCheck");
			ArrayNode evaluations = view.putArray("unhealthyEvaluations");
			for (String service : Services.on(world, application, upgrade.unhealthy)) {
				evaluations.addObject()
					.putObject("healthEvaluation")
					.put("kind", "Service")
					.put("serviceName", "fabric:/" + application.name() + "/" + service)
					.put("aggregatedHealthState", "Error");
			}
		}
		return view;
	}

	/** What happens when health checks fail for too long. */
	enum FailureAction {

		/** The old version comes back. */
		ROLLBACK,
		/** The upgrade waits. */
		MANUAL,
		/** Nobody looks. */
		NONE

	}

	/** How an upgrade ended. */
	enum Outcome {

		/** Every upgrade domain has the new version. */
		COMPLETED,
		/** Every upgrade domain has the old version. */
		ROLLED_BACK

	}

}
