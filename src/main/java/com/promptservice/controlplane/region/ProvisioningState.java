package com.promptservice.controlplane.region;

/**
 * How a region stands; the last three are at rest.
 */
public enum ProvisioningState {

	Creating, Updating, Deleting, Succeeded, Failed, Canceled;

	/**
	 * Whether no operation owns the region.
	 */
	public boolean isAtRest() {
		return this == Succeeded || this == Failed || this == Canceled;
	}

}
