package com.promptservice.controlplane.cluster;

import java.util.List;

import com.promptservice.controlplane.operation.PlannedStep;

/**
 * What runs on clusters, told by the feature that owns it; each feature with resources on
 * a cluster offers a bean of this type.
 */
public interface ClusterChildren {

	/**
	 * The steps that take the feature's resources off a cluster before its nodes go, in
	 * an order in which each comes after those it names; made from the cluster alone, so
	 * that every worker makes the same ones.
	 * @param after the step that they all come after
	 */
	List<PlannedStep> removal(ClusterView cluster, String after);

}
