/**
 * Clusters: what is asked for, what is in Azure, and the plans that make the two agree.
 */
package com.promptservice.controlplane.cluster;
