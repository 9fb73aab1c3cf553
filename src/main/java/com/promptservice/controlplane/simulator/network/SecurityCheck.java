package com.promptservice.controlplane.simulator.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.JsonNode;

/**
 * The rules of a subnet's security group for TCP in one direction, most important first;
 * what no rule decides, the default rules do: yes inside a network and its peers.
 *
 * @param rules the rules
 * @param inside the address space of the network and of its peers
 */
record SecurityCheck(List<Resource> rules, List<Cidr> inside) {

	private static final String RULES = "microsoft.network/networksecuritygroups/securityrules";

	/** The check of packets that leave a subnet, or of those that come in. */
	static SecurityCheck of(World world, Resource subnet, boolean outbound) {
		String group = subnet.property("networkSecurityGroup", "id");
		List<Resource> rules = new ArrayList<>();
		if (group != null) {
			rules.addAll(world.children(group.toLowerCase(Locale.ROOT), RULES));
		}
		rules.removeIf((rule) -> !rule.property("direction").equalsIgnoreCase(outbound ? "Outbound" : "Inbound")
				|| !List.of("tcp", "*").contains(rule.property("protocol").toLowerCase(Locale.ROOT)));
		rules.sort(Comparator.comparingInt((rule) -> rule.properties().get("priority").asInt()));
		List<Cidr> inside = new ArrayList<>(VirtualNetworks.space(world.find(subnet.parentKey())));
		for (Resource half : Peers.of(world, subnet.parentKey())) {
			if (PeeringState.CONNECTED.of(half)) {
				inside.addAll(Peers.seenSpace(half));
			}
		}
		return new SecurityCheck(rules, inside);
	}

	boolean admits(String from, String to, int port) {
		for (Resource rule : this.rules) {
			if (address(rule, "source", from) && address(rule, "destination", to) && port(rule, port)) {
				return rule.property("access").equalsIgnoreCase("Allow");
			}
		}
		return Traffic.contains(this.inside, from) && Traffic.contains(this.inside, to);
	}

	private boolean address(Resource rule, String side, String address) {
		return values(rule, side + "AddressPrefix", side + "AddressPrefixes").stream().anyMatch((prefix) -> {
			boolean isInside = Traffic.contains(this.inside, address);
			return switch (prefix.toLowerCase(Locale.ROOT)) {
				case "*", "0.0.0.0/0" -> true;
				case "virtualnetwork" -> isInside;
				case "internet" -> !isInside;
				default -> range(prefix, address);
			};
		});
	}

	private static boolean range(String prefix, String address) {
		if (!prefix.matches("[\\d.]+(/\\d+)?")) {
			return false; // a tag of some service of Azure's
		}
		String range = prefix.contains("/") ? prefix : prefix + "/32";
		return Cidr.parse(range, "rule").contains(Cidr.address(address));
	}

	private static boolean port(Resource rule, int port) {
		return values(rule, "destinationPortRange", "destinationPortRanges").stream().anyMatch((range) -> {
			String[] ends = range.split("-", 2);
			return range.equals("*") || (range.matches("\\d{1,5}(-\\d{1,5})?") && Integer.parseInt(ends[0]) <= port
					&& port <= Integer.parseInt(ends[ends.length - 1]));
		});
	}

	private static List<String> values(Resource rule, String one, String many) {
		List<String> values = new ArrayList<>();
		if (rule.property(one) != null && !rule.property(one).isEmpty()) {
			values.add(rule.property(one));
		}
		for (JsonNode value : Json.each(rule.properties(), many)) {
			values.add(value.asString(""));
		}
		return values;
	}

}
