package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * An application that is well.
 *
 * @param version the one that runs
 * @param nodes how many nodes answer on each of the ports
 */
public record Health(String version, int nodes, List<Integer> ports) {
}
