package com.promptservice.controlplane.deployment;

import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Forgets what ran on a cluster that goes.
 */
record ForgetApplication(DeploymentStore store, String region,
		String cluster) implements Step<ForgetApplication.Forgotten> {

	@Override
	public Class<Forgotten> outputType() {
		return Forgotten.class;
	}

	@Override
	public Outcome<Forgotten> visit(Visit visit) {
		this.store.forgetApplication(this.region, this.cluster, visit::beforeChange);
		return new Outcome.Done<>(new Forgotten(this.cluster));
	}

	/**
	 * The cluster on which nothing runs any more.
	 */
	record Forgotten(String cluster) {
	}

}
