package com.promptservice.controlplane.deployment;

import java.util.List;

import com.promptservice.controlplane.deployment.ClusterOutcome.State;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Plan;

/**
 * The operation that brings back to clusters what ran before a deployment.
 */
final class DeploymentRollback implements OperationDefinition<DeploymentRollback.Input> {

	static final String KIND = "DeploymentRollback";

	private final DeploymentPlan plans;

	private final DeploymentSettlement settlement;

	private final DeploymentDecisions decisions;

	DeploymentRollback(DeploymentPlan plans, DeploymentSettlement settlement, DeploymentDecisions decisions) {
		this.plans = plans;
		this.settlement = settlement;
		this.decisions = decisions;
	}

	@Override
	public String kind() {
		return KIND;
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
				(runs, release) -> runs.rolledBack(end.input().deploymentId()), State.RolledBack);
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		return this.decisions.retry(KIND, input.deploymentId(), input.targets(), input, newOperationId);
	}

	/**
	 * What the operation is about.
	 *
	 * @param targets the clusters in the order of their turns
	 */
	record Input(String deploymentId, List<DeploymentTarget> targets, UpgradePolicy policy) {
	}

}
