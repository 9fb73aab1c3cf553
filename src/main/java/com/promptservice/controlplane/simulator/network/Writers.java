package com.promptservice.controlplane.simulator.network;

import java.util.HashSet;
import java.util.Set;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Call;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;

/**
 * One writer at a time: a network resource with all its children, and whatever it refers
 * to.
 */
final class Writers {

	private Writers() {
	}

	/**
	 * Takes the locks of a write, or refuses it because somebody else has them.
	 * @param root the resource at the top, null when the write creates it
	 * @param key the key of the resource that is written
	 * @param referenced keys of the top resources it refers to
	 */
	static Set<String> claim(Call call, Resource root, String key, Set<String> referenced) {
		String own = (root == null) ? key : root.key();
		Operation busy = call.world().holder(own);
		if (busy != null) {
			throw ArmException.network(409, "AnotherOperationInProgress",
					"Another operation on this or dependent resource is in progress. To retrieve status of the operation use uri: "
							+ NetworkOperations.url(call, busy, "operations") + ".");
		}
		for (String other : referenced) {
			if (call.world().holder(other) != null) {
				throw ArmException.retryable("ReferencedResourceNotProvisioned",
						notProvisioned(id(call, other), call.path().text()));
			}
		}
		Set<String> locks = new HashSet<>(referenced);
		locks.add(own);
		return locks;
	}

	/** Why a resource that is being written can't be referred to, in Azure's words. */
	static String notProvisioned(String referenced, String by) {
		return "Cannot proceed with operation because resource " + referenced + " used by resource " + by
				+ " is not in Succeeded state. Resource is in Updating state and the last operation that updated/is updating the resource is PutOperation.";
	}

	private static String id(Call call, String key) {
		Resource resource = call.world().find(key);
		return (resource == null) ? key : resource.id();
	}

}
