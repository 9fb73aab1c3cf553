package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * Compares a wanted region with what it is and with other regions: some fields cannot
 * change, some values belong to one region only.
 */
final class RegionChanges {

	private static final Map<String, Function<RegionSpec, String>> IMMUTABLE = new LinkedHashMap<>();

	/** Names within one resource group. */
	private static final Map<String, Function<RegionSpec, String>> GROUP_NAMES = new LinkedHashMap<>();

	/** Names within all of Azure. */
	private static final Map<String, Function<RegionSpec, String>> GLOBAL_NAMES = new LinkedHashMap<>();

	static {
		GROUP_NAMES.put("$.network.vnetName", (spec) -> spec.network().vnetName());
		GROUP_NAMES.put("$.network.nsgName", (spec) -> spec.network().nsgName());
		GROUP_NAMES.put("$.identity.uamiName", (spec) -> spec.identity().uamiName());
		GROUP_NAMES.put("$.loadBalancer.name", (spec) -> spec.loadBalancer().name());
		GLOBAL_NAMES.put("$.keyVault.name", (spec) -> spec.keyVault().name());
		GLOBAL_NAMES.put("$.dataplane.configStorageAccount", (spec) -> spec.dataplane().configStorageAccount());
		IMMUTABLE.put("$.subscriptionId", RegionSpec::subscriptionId);
		IMMUTABLE.put("$.location", RegionSpec::location);
		IMMUTABLE.put("$.resourceGroupName", RegionSpec::resourceGroupName);
		IMMUTABLE.put("$.userContentResourceGroupName", RegionSpec::userContentResourceGroupName);
		IMMUTABLE.putAll(GROUP_NAMES);
		IMMUTABLE.putAll(GLOBAL_NAMES);
		IMMUTABLE.put("$.network.subnetName", (spec) -> spec.network().subnetName());
		IMMUTABLE.put("$.network.vnetAddressPrefix", (spec) -> spec.network().vnetAddressPrefix());
		IMMUTABLE.put("$.network.subnetAddressPrefix", (spec) -> spec.network().subnetAddressPrefix());
		IMMUTABLE.put("$.loadBalancer.privateIp", (spec) -> spec.loadBalancer().privateIp());
	}

	private RegionChanges() {
	}

	/**
	 * The fields that would change although they cannot. A globally unique name that was
	 * found taken may still be changed: nothing has it yet.
	 */
	static List<ApiError> forbidden(RegionDocument region, RegionSpec wanted) {
		RegionSpec is = region.spec();
		List<ApiError> findings = new ArrayList<>();
		IMMUTABLE.forEach((field, value) -> {
			if (!isUnused(region, field) && !value.apply(is).equalsIgnoreCase(value.apply(wanted))) {
				findings.add(ApiError.detail(ErrorCode.ImmutableFieldChanged, field,
						"It is '" + value.apply(is) + "' and cannot become '" + value.apply(wanted) + "'"));
			}
		});
		if (!is.tags().equals(wanted.tags())) {
			findings.add(ApiError.detail(ErrorCode.ImmutableFieldChanged, "$.tags",
					"Resources get their tags when they are made: they are " + is.tags() + " and cannot become "
							+ wanted.tags()));
		}
		return findings;
	}

	private static boolean isUnused(RegionDocument region, String field) {
		boolean taken = region.error() != null && region.error().code().equals(ErrorCode.NameTaken.name());
		return taken && switch (field) {
			case "$.keyVault.name" -> region.observed().keyVaultUri() == null;
			case "$.dataplane.configStorageAccount" -> region.observed().blobEndpoint() == null;
			default -> false;
		};
	}

	/**
	 * The names that another region has already.
	 */
	static List<ApiError> taken(RegionSpec wanted, List<RegionDocument> regions) {
		List<ApiError> findings = new ArrayList<>();
		for (RegionDocument region : regions) {
			RegionSpec other = region.spec();
			if (other.region().equals(wanted.region())) {
				continue;
			}
			addTaken(findings, GLOBAL_NAMES, wanted, other);
			if (other.subscriptionId().equals(wanted.subscriptionId())
					&& other.resourceGroupName().equalsIgnoreCase(wanted.resourceGroupName())) {
				addTaken(findings, GROUP_NAMES, wanted, other);
			}
		}
		return findings;
	}

	private static void addTaken(List<ApiError> findings, Map<String, Function<RegionSpec, String>> names,
			RegionSpec wanted, RegionSpec other) {
		names.forEach((field, value) -> {
			if (value.apply(other).equalsIgnoreCase(value.apply(wanted))) {
				findings.add(ApiError.detail(ErrorCode.NameTaken, field,
						"'" + value.apply(wanted) + "' belongs to region '" + other.region() + "'"));
			}
		});
	}

}
