package com.promptservice.controlplane.region;

import com.promptservice.controlplane.operation.OperationStatus;

/**
 * How a region stands; the last three are at rest.
 */
public enum ProvisioningState {

	Creating, Updating, Deleting, Succeeded, Failed, Canceled;

	/**
	 * How what an operation owned stands when the operation has ended.
	 * @throws IllegalArgumentException when it has not
	 */
	public static ProvisioningState after(OperationStatus end) {
		return switch (end) {
			case Succeeded -> Succeeded;
			case Canceled -> Canceled;
			case Failed -> Failed;
			case NotStarted, Running -> throw new IllegalArgumentException("An operation in " + end + " has no end");
		};
	}

	/**
	 * Whether no operation owns the region.
	 */
	public boolean isAtRest() {
		return this == Succeeded || this == Failed || this == Canceled;
	}

}
