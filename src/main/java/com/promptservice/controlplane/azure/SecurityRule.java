package com.promptservice.controlplane.azure;

import java.util.List;

/**
 * A rule for inbound TCP.
 *
 * @param priority 100-4096, unique in its group
 * @param allow whether it allows or denies
 * @param sources CIDR blocks or one service tag such as {@code VirtualNetwork}
 * @param ports ports or ranges such as {@code 8085-8086}
 */
public record SecurityRule(String name, int priority, boolean allow, List<String> sources, List<String> ports) {

	public SecurityRule {
		sources = List.copyOf(sources);
		ports = List.copyOf(ports);
	}

}
