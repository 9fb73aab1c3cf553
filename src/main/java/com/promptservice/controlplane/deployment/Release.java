package com.promptservice.controlplane.deployment;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cluster is to run: a package's version, and all that the plan must know of it.
 *
 * @param packageName also the application type's name
 * @param sha256 of the package's bytes
 * @param size of the package in bytes
 * @param services the service type on each port
 * @param managedIdentities what the application calls the region's identity
 */
record Release(String packageName, String version, String sha256, long size, Map<Integer, String> services,
		List<String> managedIdentities, Map<String, String> parameters) {

	Release {
		services = java.util.Collections.unmodifiableMap(new TreeMap<>(services));
		managedIdentities = List.copyOf(managedIdentities);
		parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
	}

}
