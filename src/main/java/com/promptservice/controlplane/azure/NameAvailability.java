package com.promptservice.controlplane.azure;

/**
 * Asks Azure about globally unique names. Failures are
 * {@link com.promptservice.controlplane.operation.StepException}s.
 */
public interface NameAvailability {

	/**
	 * Whether a storage account of this name can be made.
	 */
	Availability storageAccount(String subscriptionId, String name);

	/**
	 * Whether a vault of this name can be made.
	 */
	Availability keyVault(String subscriptionId, String name);

	/**
	 * Whether a public host name can begin with this label in a location.
	 */
	Availability dnsLabel(String subscriptionId, String location, String label);

}
