package com.promptservice.controlplane.cluster;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The defaults of a cluster's fields, and how clusters are watched.
 *
 * @param systemInstanceCount nodes of Service Fabric's own services, 5-100
 * @param systemVmSize size of the System nodes
 * @param appVmSize size of the App nodes
 * @param reconcileInterval how often each cluster at rest is compared with Azure, in
 * Azure's time
 * @param reservationGrace how long a name stays reserved for a cluster that never came to
 * be
 */
@ConfigurationProperties("control-plane.cluster")
record ClusterProperties(@DefaultValue("5") int systemInstanceCount,
		@DefaultValue("Standard_D2s_v5") String systemVmSize, @DefaultValue("Standard_E80ids_v4") String appVmSize,
		@DefaultValue("10m") Duration reconcileInterval, @DefaultValue("5m") Duration reservationGrace) {
}
