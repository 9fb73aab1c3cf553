package com.promptservice.controlplane.faults;

import java.time.Instant;
import com.promptservice.controlplane.simulator.core.WorldSnapshot;

/**
 * Everything in a world that outlives processes, at one moment.
 */
record Moment(Instant now, Instant nextSweep, MemoryDocuments.Snapshot documents, MemoryLeases.Snapshot leases,
		MemoryQueue.Snapshot queue, WorldSnapshot cloud, Client.State client) {
}
