package com.promptservice.controlplane.customer;

import java.util.List;

/**
 * What connects a customer, told by the feature that owns it; each such feature offers a
 * bean of this type.
 */
public interface CustomerChildren {

	/**
	 * The feature's resources that connect the customer with a region, in a stable order.
	 */
	List<Child> of(String customer, String region);

	/**
	 * One resource that connects a customer.
	 *
	 * @param path the resource's path, such as {@code /peerings/westus2.0193…}
	 * @param subscriptionId of the customer's network, in lower case
	 * @param addressPrefixes IPv4 CIDR blocks from which the customer's requests come
	 * now; empty unless connected
	 */
	record Child(String path, String subscriptionId, List<String> addressPrefixes) {

		public Child {
			addressPrefixes = List.copyOf(addressPrefixes);
		}

	}

}
