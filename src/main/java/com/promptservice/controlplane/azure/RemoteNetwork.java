package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;

/**
 * A customer's virtual network as Azure has it.
 *
 * @param addressPrefixes IPv4 and IPv6 CIDR blocks
 */
public record RemoteNetwork(String id, String location, List<String> addressPrefixes, Map<String, String> tags) {

	public RemoteNetwork {
		addressPrefixes = List.copyOf(addressPrefixes);
		tags = Map.copyOf(tags);
	}

}
