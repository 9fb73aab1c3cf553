package com.promptservice.controlplane.faults;

import tools.jackson.databind.JsonNode;

/**
 * What clients send.
 */
final class Bodies {

	static final String SUBSCRIPTION = "11111111-2222-4333-8444-555555555555";

	static final String FULL = "{\"subscriptionId\":\"" + SUBSCRIPTION + "\"}";

	static final String OTHER = "{\"subscriptionId\":\"" + SUBSCRIPTION
			+ "\",\"adminAddressPrefixes\":[\"203.0.113.0/24\"]}";

	static final String SECOND_REGION = "{\"subscriptionId\":\"" + SUBSCRIPTION
			+ "\",\"network\":{\"vnetAddressPrefix\":\"10.8.0.0/16\",\"subnetAddressPrefix\":\"10.8.0.0/24\"},"
			+ "\"loadBalancer\":{\"privateIp\":\"10.8.0.4\"}}";

	private Bodies() {
	}

	/**
	 * Whether a stored region is what {@link #OTHER} asks for.
	 */
	static boolean isOther(JsonNode region) {
		return !region.path("spec").path("adminAddressPrefixes").isEmpty();
	}

}
