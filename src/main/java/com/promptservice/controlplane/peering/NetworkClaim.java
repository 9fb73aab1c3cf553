package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says which customer a virtual network belongs to.
 *
 * @param network key of the network
 * @param proof how the customer proved it
 * @param regions where peerings keep the claim
 */
record NetworkClaim(String network, String customer, Proof proof, List<String> regions, Instant claimedAt) {

	NetworkClaim in(String region) {
		Set<String> all = new TreeSet<>(this.regions);
		all.add(region);
		return new NetworkClaim(this.network, this.customer, this.proof, List.copyOf(all), this.claimedAt);
	}

	NetworkClaim without(String region) {
		return new NetworkClaim(this.network, this.customer, this.proof,
				this.regions.stream().filter((other) -> !other.equals(region)).toList(), this.claimedAt);
	}

	/**
	 * What shows that a network is a customer's own.
	 */
	enum Proof {

		/**
		 * Its subscription is registered for the customer.
		 */
		Subscription,
		/**
		 * It carried the tag that the customer was asked to set.
		 */
		Tag,
		/**
		 * An operator said so.
		 */
		Operator

	}

}
