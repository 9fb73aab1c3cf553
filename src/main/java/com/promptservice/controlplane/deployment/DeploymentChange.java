package com.promptservice.controlplane.deployment;

import java.util.List;

import com.promptservice.controlplane.deployment.ClusterOutcome.State;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Plan;

/**
 * The operations that change what runs on clusters: one brings a release to them, the
 * other brings back what ran before a deployment. Both do the same to each cluster and
 * remember it differently.
 */
final class DeploymentChange implements OperationDefinition<DeploymentChange.Input> {

	static final String CREATE = "DeploymentCreate";

	static final String ROLLBACK = "DeploymentRollback";

	private final String kind;

	private final Memory memory;

	private final State well;

	private final DeploymentPlan plans;

	private final DeploymentSettlement settlement;

	private final DeploymentDecisions decisions;

	private DeploymentChange(String kind, Memory memory, State well, DeploymentPlan plans,
			DeploymentSettlement settlement, DeploymentDecisions decisions) {
		this.kind = kind;
		this.memory = memory;
		this.well = well;
		this.plans = plans;
		this.settlement = settlement;
		this.decisions = decisions;
	}

	static DeploymentChange create(DeploymentPlan plans, DeploymentSettlement settlement,
			DeploymentDecisions decisions) {
		return new DeploymentChange(CREATE,
				(runs, release, end) -> runs.deployed(release, end.input().deploymentId(), end.at()), State.Succeeded,
				plans, settlement, decisions);
	}

	static DeploymentChange rollback(DeploymentPlan plans, DeploymentSettlement settlement,
			DeploymentDecisions decisions) {
		return new DeploymentChange(ROLLBACK, (runs, release, end) -> runs.rolledBack(end.input().deploymentId()),
				State.RolledBack, plans, settlement, decisions);
	}

	@Override
	public String kind() {
		return this.kind;
	}

	@Override
	public Class<Input> inputType() {
		return Input.class;
	}

	@Override
	public Plan plan(Input input) {
		return this.plans.of(input.targets(), input.policy());
	}

	@Override
	public void settle(Settlement<Input> end) {
		this.settlement.settle(end, end.input().deploymentId(), end.input().targets(),
				(runs, release) -> this.memory.after(runs, release, end), this.well);
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		return this.decisions.retry(this.kind, input, newOperationId);
	}

	/**
	 * What the operation is about.
	 *
	 * @param targets the clusters in the order of their turns
	 */
	record Input(String deploymentId, List<DeploymentTarget> targets, UpgradePolicy policy) {
	}

	/**
	 * What is known of a cluster once it has its release.
	 */
	private interface Memory {

		ClusterApplication after(ClusterApplication runs, Release release, Settlement<Input> end);

	}

}
