package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.azure.resourcemanager.network.fluent.models.NetworkSecurityGroupInner;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.SecurityRuleProtocol;
import inet.ipaddr.IPAddressString;

/**
 * Judges TCP inside a virtual network, peered ones included, by the rules of a security
 * group: the first that fits, in the order of priorities, decides.
 */
record TrafficRules(NetworkSecurityGroupInner group) {

	private static final String VIRTUAL_NETWORK = "VirtualNetwork";

	/**
	 * The deciding rule; empty when none fits, which Azure's default rules make
	 * impossible.
	 * @param source CIDR block or address
	 * @param destination CIDR block or address
	 */
	Optional<SecurityRuleInner> decides(SecurityRuleDirection direction, String source, String destination, int port) {
		return Stream.of(this.group.securityRules(), this.group.defaultSecurityRules())
			.filter(Objects::nonNull)
			.flatMap(List::stream)
			.filter((rule) -> rule.direction() == null || rule.direction().equals(direction))
			.filter((rule) -> rule.protocol() == null || rule.protocol().equals(SecurityRuleProtocol.ASTERISK)
					|| rule.protocol().toString().equalsIgnoreCase("Tcp"))
			.filter((rule) -> fits(all(rule.sourceAddressPrefix(), rule.sourceAddressPrefixes()), source))
			.filter((rule) -> fits(all(rule.destinationAddressPrefix(), rule.destinationAddressPrefixes()),
					destination))
			.filter((rule) -> all(rule.destinationPortRange(), rule.destinationPortRanges()).stream()
				.anyMatch((range) -> holds(range, port)))
			.min(Comparator.comparing((rule) -> (rule.priority() != null) ? rule.priority() : Integer.MAX_VALUE));
	}

	static boolean allows(SecurityRuleInner rule) {
		return SecurityRuleAccess.ALLOW.equals(rule.access());
	}

	private static List<String> all(String one, List<String> several) {
		List<String> all = new ArrayList<>((several != null) ? several : List.of());
		if (one != null && !one.isEmpty()) {
			all.add(one);
		}
		return all;
	}

	// Both ends are in the virtual network or peered with it; other tags stand for
	// something else
	private static boolean fits(List<String> prefixes, String address) {
		return prefixes.stream()
			.anyMatch((prefix) -> prefix.equals("*") || prefix.equalsIgnoreCase(VIRTUAL_NETWORK)
					|| contains(prefix, address));
	}

	private static boolean contains(String prefix, String address) {
		return Character.isDigit(prefix.charAt(0))
				&& new IPAddressString(prefix).contains(new IPAddressString(address));
	}

	private static boolean holds(String range, int port) {
		if (range.equals("*")) {
			return true;
		}
		String[] ends = range.split("-");
		return Integer.parseInt(ends[0].trim()) <= port && port <= Integer.parseInt(ends[ends.length - 1].trim());
	}

}
