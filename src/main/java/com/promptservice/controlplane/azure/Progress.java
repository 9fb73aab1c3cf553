package com.promptservice.controlplane.azure;

import java.time.Duration;

/**
 * How a long-running operation stands.
 */
sealed interface Progress {

	/**
	 * It goes on.
	 *
	 * @param retryAfter the least wait that Azure asked for, or null
	 */
	record Running(Duration retryAfter, String requestId) implements Progress {
	}

	/**
	 * It is over or no longer known; the resource tells what came of it.
	 */
	record Ended(String requestId) implements Progress {
	}

	/**
	 * It ended badly.
	 */
	record Broken(AzureException failure) implements Progress {

		String inWords(ArmResource<?> resource) {
			return "Azure gave up on " + resource.label() + " (" + this.failure.armCode() + ", request "
					+ this.failure.requestId() + "); it is tried again";
		}

	}

}
