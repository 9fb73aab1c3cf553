package com.promptservice.controlplane.customer;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.region.RegionFindings;

/**
 * Judges a wanted customer by its form.
 */
final class CustomerValidation {

	private static final int LONGEST_NAME = 100;

	private static final int MOST_TENANTS = 20;

	private static final int MOST_SUBSCRIPTIONS = 100;

	private static final int MOST_REGIONS = 60;

	private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

	private static final Pattern REGION = Pattern.compile(ApiPatterns.REGION);

	private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

	private CustomerValidation() {
	}

	/**
	 * Adds every finding, in the order of the fields.
	 */
	static void judge(CustomerRequest request, Findings all) {
		RegionFindings findings = new RegionFindings(all);
		displayName(findings, request.displayName());
		if (findings.has(request.tenants(), "tenants", "; it has no default")) {
			tenants(findings, request.tenants());
		}
		if (request.regions() != null) {
			regions(findings, request.regions());
		}
	}

	private static void displayName(RegionFindings findings, String name) {
		if (name == null) {
			return;
		}
		if (name.length() > LONGEST_NAME) {
			findings.add(ErrorCode.TooLong, "displayName",
					"A display name has at most " + LONGEST_NAME + " characters");
		}
		if (name.isBlank() || UNPRINTABLE.matcher(name).find()) {
			findings.add(ErrorCode.InvalidFormat, "displayName",
					RegionFindings.shown(name) + " must hold printable characters only, and not be blank");
		}
	}

	private static void tenants(RegionFindings findings, List<CustomerTenant> tenants) {
		if (tenants.isEmpty()) {
			findings.add(ErrorCode.RequiredFieldMissing, "tenants", "A customer has at least one tenant");
		}
		if (tenants.size() > MOST_TENANTS) {
			findings.add(ErrorCode.TooLong, "tenants", tenants.size() + " tenants are more than " + MOST_TENANTS);
			return;
		}
		Set<String> tenantIds = new HashSet<>();
		Set<String> subscriptionIds = new HashSet<>();
		for (int i = 0; i < tenants.size(); i++) {
			String field = "tenants[" + i + "]";
			CustomerTenant tenant = tenants.get(i);
			if (findings.has(tenant, field, "")) {
				guid(findings, field + ".tenantId", tenant.tenantId(), tenantIds);
				subscriptions(findings, field + ".subscriptionIds", tenant.subscriptionIds(), subscriptionIds);
			}
		}
	}

	private static void subscriptions(RegionFindings findings, String field, List<String> ids, Set<String> earlier) {
		if (ids == null) {
			return;
		}
		if (ids.size() > MOST_SUBSCRIPTIONS) {
			findings.add(ErrorCode.TooLong, field, ids.size() + " subscriptions are more than " + MOST_SUBSCRIPTIONS);
			return;
		}
		for (int i = 0; i < ids.size(); i++) {
			guid(findings, field + "[" + i + "]", ids.get(i), earlier);
		}
	}

	private static void guid(RegionFindings findings, String field, String id, Set<String> earlier) {
		if (!findings.has(id, field, "")) {
			return;
		}
		if (!GUID.matcher(id).matches()) {
			findings.add(ErrorCode.InvalidFormat, field, RegionFindings.shown(id) + " is not a GUID");
		}
		else if (!earlier.add(id.toLowerCase(Locale.ROOT))) {
			findings.add(ErrorCode.DuplicateValue, field, id + " is given twice");
		}
	}

	private static void regions(RegionFindings findings, List<String> regions) {
		if (regions.size() > MOST_REGIONS) {
			findings.add(ErrorCode.TooLong, "regions", regions.size() + " regions are more than " + MOST_REGIONS);
			return;
		}
		Set<String> earlier = new HashSet<>();
		for (int i = 0; i < regions.size(); i++) {
			String field = "regions[" + i + "]";
			String region = regions.get(i);
			if (!findings.has(region, field, "")) {
				continue;
			}
			if (!REGION.matcher(region).matches() || region.equals(DocumentName.HOME)) {
				findings.add(ErrorCode.InvalidFormat, field,
						RegionFindings.shown(region) + " must match ^" + ApiPatterns.REGION + "$");
			}
			else if (!earlier.add(region)) {
				findings.add(ErrorCode.DuplicateValue, field, "'" + region + "' is given twice");
			}
		}
	}

}
