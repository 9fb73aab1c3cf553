package com.promptservice.controlplane.azure;

import java.util.Locale;

/**
 * What a resource's provisioning state comes to.
 */
enum ProvisioningState {

	SETTLED, BROKEN, BUSY;

	/**
	 * Reads Azure's word; a resource without the property is settled once it is there.
	 */
	static ProvisioningState of(Object azureWord) {
		if (azureWord == null) {
			return SETTLED;
		}
		return switch (azureWord.toString().toLowerCase(Locale.ROOT)) {
			case "succeeded", "" -> SETTLED;
			case "failed", "canceled", "cancelled" -> BROKEN;
			default -> BUSY;
		};
	}

}
