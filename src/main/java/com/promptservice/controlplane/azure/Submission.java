package com.promptservice.controlplane.azure;

import java.time.Duration;

/**
 * Azure's answer to a change.
 *
 * @param running whether Azure goes on working on it
 * @param pollUrl where to ask for its state, or null when only the resource tells
 * @param retryAfter the least wait that Azure asked for, or null
 * @param requestId Azure's request id, or null
 * @param stands whether what was asked for stands already, under another name
 */
record Submission(boolean running, String pollUrl, Duration retryAfter, String requestId, boolean stands) {

	Submission(boolean running, String pollUrl, Duration retryAfter, String requestId) {
		this(running, pollUrl, retryAfter, requestId, false);
	}

}
