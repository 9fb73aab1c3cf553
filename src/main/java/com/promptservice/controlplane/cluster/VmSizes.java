package com.promptservice.controlplane.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The VM sizes that node types can have. App nodes have two NUMA nodes, one for each of
 * their processes.
 */
final class VmSizes {

	private static final Map<String, Size> SYSTEM = Map.of("Standard_D2s_v5", new Size("standardDSv5Family", 2),
			"Standard_D4s_v5", new Size("standardDSv5Family", 4), "Standard_D8s_v5", new Size("standardDSv5Family", 8));

	private static final Map<String, Size> APP = Map.of("Standard_E80ids_v4", new Size("standardXEIDSv4Family", 80),
			"Standard_E104ids_v5", new Size("standardXEIDSv5Family", 104));

	private static final Map<String, Size> ALL = new LinkedHashMap<>();

	static {
		ALL.putAll(SYSTEM);
		ALL.putAll(APP);
	}

	private VmSizes() {
	}

	static Set<String> forSystem() {
		return new java.util.TreeSet<>(SYSTEM.keySet());
	}

	static Set<String> forApp() {
		return new java.util.TreeSet<>(APP.keySet());
	}

	static Optional<Size> find(String name) {
		return Optional.ofNullable(ALL.get(name));
	}

	/**
	 * A size.
	 *
	 * @param family Azure's name of the family in quotas
	 * @param vcpus virtual processors of one node
	 */
	record Size(String family, int vcpus) {
	}

}
