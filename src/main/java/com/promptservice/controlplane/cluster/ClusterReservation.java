package com.promptservice.controlplane.cluster;

import java.time.Instant;

/**
 * Says in which region the cluster of this name lives or is about to.
 *
 * @param reservedAt when the name was taken; a reservation without a cluster grows stale
 */
record ClusterReservation(String name, String region, Instant reservedAt) {
}
