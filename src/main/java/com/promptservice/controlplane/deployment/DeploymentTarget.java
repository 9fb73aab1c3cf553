package com.promptservice.controlplane.deployment;

import com.promptservice.controlplane.cluster.ClusterView;

/**
 * A cluster and what it is to run.
 */
record DeploymentTarget(ClusterView cluster, Release release) {
}
