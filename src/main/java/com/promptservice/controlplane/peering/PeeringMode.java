package com.promptservice.controlplane.peering;

/**
 * Who makes the customer's half of a peering.
 */
enum PeeringMode {

	/**
	 * The customer, after it let the service make its own half.
	 */
	customerManaged,
	/**
	 * The service, which the customer gave the rights to.
	 */
	delegated

}
