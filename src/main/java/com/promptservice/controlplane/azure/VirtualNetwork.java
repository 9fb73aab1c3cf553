package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A virtual network as Azure has it.
 */
public record VirtualNetwork(String id, String name, List<String> addressPrefixes) {
}
