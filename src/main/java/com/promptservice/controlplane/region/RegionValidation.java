package com.promptservice.controlplane.region;

import java.util.Set;
import java.util.regex.Pattern;

import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.DocumentName;

/**
 * Judges a wanted region, defaults filled in, by what Azure allows.
 */
final class RegionValidation {

	private static final Pattern REGION = Pattern.compile("[a-z0-9]{3,30}");

	private static final Pattern SUBSCRIPTION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private static final String NO_DEFAULT = "; no default can be derived from this region's name, so set it";

	private final RegionNetworkRules networkRules;

	RegionValidation(RegionProperties properties) {
		this.networkRules = new RegionNetworkRules(properties);
	}

	/**
	 * Whether a text can name a region.
	 */
	static boolean isRegionName(String name) {
		// Operation ids begin with the place they live in, and that one is taken
		return REGION.matcher(name).matches() && !name.equals(DocumentName.HOME);
	}

	/**
	 * Adds every finding, in the order of the fields.
	 */
	void judge(RegionSpec spec, RegionFindings findings) {
		if (findings.has(spec.subscriptionId(), "subscriptionId", "")
				&& !SUBSCRIPTION.matcher(spec.subscriptionId()).matches()) {
			findings.add(ErrorCode.InvalidFormat, "subscriptionId",
					RegionFindings.shown(spec.subscriptionId()) + " is not a GUID");
		}
		if (findings.has(spec.location(), "location",
				"; '" + spec.region() + "' is not the name of an Azure region, so say in which one it lies")) {
			name(findings, NameRule.LOCATION, "location", spec.location());
		}
		resourceGroups(findings, spec);
		name(findings, NameRule.VIRTUAL_NETWORK, "network.vnetName", spec.network().vnetName());
		subnetName(findings, spec.network().subnetName());
		name(findings, NameRule.NETWORK_PART, "network.nsgName", spec.network().nsgName());
		name(findings, NameRule.IDENTITY, "identity.uamiName", spec.identity().uamiName());
		publicName(findings, NameRule.KEY_VAULT, "keyVault.name", spec.keyVault().name());
		name(findings, NameRule.NETWORK_PART, "loadBalancer.name", spec.loadBalancer().name());
		publicName(findings, NameRule.STORAGE_ACCOUNT, "dataplane.configStorageAccount",
				spec.dataplane().configStorageAccount());
		this.networkRules.judge(findings, spec);
		ports(findings, spec);
		peeringPolicy(findings, spec.peeringPolicy());
		RegionTags.judge(findings, spec.tags());
	}

	private static void resourceGroups(RegionFindings findings, RegionSpec spec) {
		String group = spec.resourceGroupName();
		String userContent = spec.userContentResourceGroupName();
		name(findings, NameRule.RESOURCE_GROUP, "resourceGroupName", group);
		name(findings, NameRule.RESOURCE_GROUP, "userContentResourceGroupName", userContent);
		if (userContent != null && userContent.equalsIgnoreCase(group)) {
			findings.add(ErrorCode.DuplicateValue, "userContentResourceGroupName",
					"User content needs a resource group of its own, not " + RegionFindings.shown(group));
		}
	}

	private static void subnetName(RegionFindings findings, String name) {
		name(findings, NameRule.NETWORK_PART, "network.subnetName", name);
		if (name != null && NameRule.isReservedSubnet(name)) {
			findings.add(ErrorCode.InvalidFormat, "network.subnetName",
					"Azure reserves the subnet name '" + name + "'");
		}
	}

	private static void publicName(RegionFindings findings, NameRule rule, String field, String name) {
		name(findings, rule, field, name);
		if (name != null && NameRule.isReservedPublicName(name)) {
			findings.add(ErrorCode.InvalidFormat, field,
					"Azure reserves names with 'microsoft' or 'windows', or that start with 'login' or 'xbox'");
		}
	}

	private static void name(RegionFindings findings, NameRule rule, String field, String name) {
		if (findings.has(name, field, NO_DEFAULT) && !rule.admits(name)) {
			findings.add(rule.isTooLong(name) ? ErrorCode.TooLong : ErrorCode.InvalidFormat, field,
					RegionFindings.shown(name) + " must be " + rule.words());
		}
	}

	private static void ports(RegionFindings findings, RegionSpec spec) {
		Integer first = spec.dataplane().grpcPortNuma0();
		Integer second = spec.dataplane().grpcPortNuma1();
		range(findings, "dataplane.grpcPortNuma0", first, 65535);
		range(findings, "dataplane.grpcPortNuma1", second, 65535);
		if (first.equals(second)) {
			findings.add(ErrorCode.DuplicateValue, "dataplane.grpcPortNuma1",
					"The two NUMA nodes need different ports, not " + first + " twice");
		}
	}

	private static void peeringPolicy(RegionFindings findings, RegionSettings.PeeringPolicy policy) {
		if (!Set.of("Manual", "Automatic").contains(policy.approval())) {
			findings.add(ErrorCode.InvalidFormat, "peeringPolicy.approval",
					RegionFindings.shown(policy.approval()) + " must be Manual or Automatic");
		}
		range(findings, "peeringPolicy.maxPeerings", policy.maxPeerings(), 500);
	}

	private static void range(RegionFindings findings, String field, int value, int most) {
		if (value < 1 || value > most) {
			findings.add(ErrorCode.OutOfRange, field, value + " must be 1-" + most);
		}
	}

}
