package com.promptservice.controlplane.operation;

import java.time.Duration;
import com.promptservice.controlplane.queue.WorkQueue;

/**
 * What lies in the work queue.
 *
 * @param depth how many messages there are, visible or not
 * @param oldestAge how long the first visible one has been there, zero when there is none
 */
record Backlog(int depth, Duration oldestAge) {

	static Backlog of(WorkQueue queue) {
		return new Backlog(queue.depth(), queue.oldestAge().orElse(Duration.ZERO));
	}

}
