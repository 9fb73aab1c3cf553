package com.promptservice.controlplane.region;

import java.util.List;

import com.promptservice.controlplane.api.Caller;

/**
 * What lives in a region, told by the feature that owns it; each feature with resources
 * in a region offers a bean of this type.
 */
public interface RegionChildren {

	/**
	 * The feature's resources in the region, in a stable order.
	 */
	List<Child> of(String region);

	/**
	 * Those of them that a caller may know of: by default all for the team and none for a
	 * customer.
	 */
	default List<Child> of(String region, Caller caller) {
		return (caller.is(Caller.Role.Operator) || caller.is(Caller.Role.Reader)) ? of(region) : List.of();
	}

	/**
	 * One resource in a region.
	 *
	 * @param path the resource's path, such as {@code /clusters/kvs-wus2-01}
	 * @param type such as {@code cluster} or {@code peering}
	 * @param state as the resource shows it, such as {@code Succeeded}
	 * @param addressPrefixes IPv4 CIDR blocks outside the region's network that it keeps
	 * others from using
	 * @param stale whether it keeps them without being alive, such as a disconnected
	 * peering
	 */
	record Child(String path, String type, String state, List<String> addressPrefixes, boolean stale) {

		public Child {
			addressPrefixes = List.copyOf(addressPrefixes);
		}

	}

}
