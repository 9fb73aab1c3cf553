package com.promptservice.controlplane.azure;

import java.util.List;
import com.azure.resourcemanager.network.fluent.models.SecurityRuleInner;
import com.azure.resourcemanager.network.models.SecurityRuleAccess;
import com.azure.resourcemanager.network.models.SecurityRuleDirection;
import com.azure.resourcemanager.network.models.SecurityRuleProtocol;

/**
 * Rules of network security groups.
 */
final class SecurityRules {

	private SecurityRules() {
	}

	/**
	 * Collects how the group's rule of that name differs.
	 * @return whether it is as wanted
	 */
	static boolean differences(SecurityRule wanted, List<SecurityRuleInner> rules, Differences differences) {
		String path = "properties.securityRules." + wanted.name();
		SecurityRuleInner rule = rules.stream()
			.filter((candidate) -> wanted.name().equalsIgnoreCase(candidate.name()))
			.findFirst()
			.orElse(null);
		if (rule == null) {
			differences.missing(path, true);
			return false;
		}
		SecurityRule is = new SecurityRule(wanted.name(), (rule.priority() != null) ? rule.priority() : 0,
				SecurityRuleAccess.ALLOW.equals(rule.access()),
				values(rule.sourceAddressPrefix(), rule.sourceAddressPrefixes()),
				values(rule.destinationPortRange(), rule.destinationPortRanges()));
		differences.changeable(path, is, wanted);
		boolean broken = ProvisioningState.of(rule.provisioningState()) == ProvisioningState.BROKEN;
		if (broken) {
			differences.changeable(path + ".provisioningState", rule.provisioningState().toString(), "Succeeded");
		}
		return is.equals(wanted) && !broken;
	}

	static SecurityRuleInner wanted(SecurityRule rule) {
		SecurityRuleInner wanted = new SecurityRuleInner().withName(rule.name())
			.withPriority(rule.priority())
			.withDirection(SecurityRuleDirection.INBOUND)
			.withProtocol(SecurityRuleProtocol.TCP)
			.withAccess(rule.allow() ? SecurityRuleAccess.ALLOW : SecurityRuleAccess.DENY)
			.withSourcePortRange("*")
			.withDestinationAddressPrefix("*");
		if (rule.sources().size() == 1) {
			wanted.withSourceAddressPrefix(rule.sources().getFirst());
		}
		else {
			wanted.withSourceAddressPrefixes(rule.sources());
		}
		if (rule.ports().size() == 1) {
			wanted.withDestinationPortRange(rule.ports().getFirst());
		}
		else {
			wanted.withDestinationPortRanges(rule.ports());
		}
		return wanted;
	}

	private static List<String> values(String one, List<String> several) {
		return (several != null && !several.isEmpty()) ? several : (one != null) ? List.of(one) : List.of();
	}

}
