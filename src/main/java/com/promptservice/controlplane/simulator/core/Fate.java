package com.promptservice.controlplane.simulator.core;

/**
 * How a long-running operation will end.
 *
 * @param outcome the end
 * @param code the error code of a bad end
 * @param message the error text of a bad end
 */
public record Fate(Outcome outcome, String code, String message) {

	/** The usual good end. */
	public static final Fate GOOD = new Fate(Outcome.SUCCEEDED, null, null);

	/** The word that polls and provisioning states use for this end. */
	public String status() {
		return switch (this.outcome) {
			case SUCCEEDED -> "Succeeded";
			case FAILED -> "Failed";
			case CANCELED -> "Canceled";
			case ENDLESS -> "InProgress";
		};
	}

	/**
	 * The ends there are.
	 */
	public enum Outcome {

		/** It works. */
		SUCCEEDED,
		/** It fails with an error. */
		FAILED,
		/** It is canceled. */
		CANCELED,
		/** It never ends. */
		ENDLESS

	}

}
