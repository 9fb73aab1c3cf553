package com.promptservice.controlplane.azure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One network's half of a peering, as Azure has it.
 *
 * @param remoteId ARM id of the network at the other end, in Azure's spelling
 * @param state Initiated, Connected or Disconnected
 * @param syncLevel whether both ends know each other's address space, such as
 * FullyInSync; or null
 * @param knownPrefixes the other end's address space as the half knows it, which is what
 * Azure routes and what keeps others from using it
 * @param currentPrefixes the other end's address space as it is now
 */
public record VirtualNetworkPeering(String id, String name, String remoteId, String state, String syncLevel,
		List<String> knownPrefixes, List<String> currentPrefixes) {

	public VirtualNetworkPeering {
		knownPrefixes = List.copyOf(knownPrefixes);
		currentPrefixes = List.copyOf(currentPrefixes);
	}

	/**
	 * Whether this half leads to that network; Azure does not tell cases apart.
	 */
	public boolean leadsTo(String networkId) {
		return networkId.equalsIgnoreCase(this.remoteId);
	}

	/**
	 * Every range that the other end has or had.
	 */
	public List<String> allPrefixes() {
		Set<String> all = new LinkedHashSet<>(this.knownPrefixes);
		all.addAll(this.currentPrefixes);
		return List.copyOf(all);
	}

}
