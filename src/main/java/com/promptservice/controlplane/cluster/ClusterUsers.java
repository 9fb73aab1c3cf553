package com.promptservice.controlplane.cluster;

import java.util.List;

/**
 * Who relies on the clusters of a region, told by the feature that owns them; each such
 * feature offers a bean of this type.
 */
public interface ClusterUsers {

	/**
	 * Paths of the resources that would lose their service with the region's last
	 * cluster, such as connected peerings.
	 */
	List<String> connected(String region);

}
