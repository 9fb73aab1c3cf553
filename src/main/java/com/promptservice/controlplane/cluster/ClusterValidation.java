package com.promptservice.controlplane.cluster;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.region.Cidr;
import com.promptservice.controlplane.region.RegionFindings;
import com.promptservice.controlplane.region.RegionTags;
import com.promptservice.controlplane.region.RegionView;

/**
 * Judges a wanted cluster, defaults filled in, by what Azure allows.
 */
final class ClusterValidation {

	static final int FEWEST_SYSTEM = 5;

	static final int FEWEST_APP = 1;

	static final int MOST = 100;

	/** Five addresses are Azure's own and six are nodes at least. */
	private static final int SMALLEST_SUBNET = 28;

	private static final Pattern REGION = Pattern.compile(ApiPatterns.REGION);

	private static final String NO_DEFAULT = "; it has no default";

	/** What makes a DNS label that Azure admits, besides the form of a cluster's name. */
	private static final Pattern LABEL = Pattern.compile("[a-z0-9]+(-+[a-z0-9]+)*");

	private ClusterValidation() {
	}

	/**
	 * Adds every finding, in the order of the fields.
	 * @param site the region that it names, or null when there is no such region
	 */
	static void judge(ClusterSpec spec, RegionView site, Findings all) {
		RegionFindings findings = new RegionFindings(all);
		all.require(LABEL.matcher(spec.cluster()).matches() && !isReserved(spec.cluster()), ErrorCode.InvalidFormat,
				"path:cluster", "No cluster can be called '" + spec.cluster()
						+ "': its name is a public host name, and those with 'microsoft' or 'windows' are reserved");
		if (findings.has(spec.region(), "region", NO_DEFAULT) && !REGION.matcher(spec.region()).matches()) {
			findings.add(ErrorCode.InvalidFormat, "region",
					RegionFindings.shown(spec.region()) + " must match ^" + ApiPatterns.REGION + "$");
		}
		count(findings, "nodeTypes.system.instanceCount", spec.nodeTypes().system().instanceCount(), FEWEST_SYSTEM);
		size(findings, "nodeTypes.system.vmSize", spec.nodeTypes().system().vmSize(), VmSizes.forSystem());
		if (findings.has(spec.nodeTypes().app().instanceCount(), "nodeTypes.app.instanceCount", NO_DEFAULT)) {
			count(findings, "nodeTypes.app.instanceCount", spec.nodeTypes().app().instanceCount(), FEWEST_APP);
		}
		size(findings, "nodeTypes.app.vmSize", spec.nodeTypes().app().vmSize(), VmSizes.forApp());
		if (spec.subnetAddressPrefix() != null) {
			subnet(findings, spec.subnetAddressPrefix(), site);
		}
		RegionTags.judge(findings, spec.tags());
	}

	/**
	 * Adds what is wrong with a number of nodes.
	 */
	static void count(RegionFindings findings, String field, int count, int fewest) {
		if (count < fewest || count > MOST) {
			findings.add(ErrorCode.OutOfRange, field, count + " must be " + fewest + "-" + MOST);
		}
	}

	private static void size(RegionFindings findings, String field, String size, Set<String> offered) {
		if (!offered.contains(size)) {
			findings.add(ErrorCode.UnsupportedVmSize, field,
					RegionFindings.shown(size) + " must be one of " + String.join(", ", offered));
		}
	}

	private static void subnet(RegionFindings findings, String text, RegionView site) {
		Optional<Cidr> range = Cidr.parse(text);
		if (range.isEmpty()) {
			findings.add(ErrorCode.InvalidCidr, "subnetAddressPrefix", RegionFindings.shown(text)
					+ " is not an IPv4 range such as 10.0.1.0/24, without host bits or leading zeros");
			return;
		}
		if (range.get().length() > SMALLEST_SUBNET) {
			findings.add(ErrorCode.InvalidCidr, "subnetAddressPrefix",
					text + " is too small: /" + SMALLEST_SUBNET + " is the smallest that holds a cluster");
		}
		if (site != null && !Cidr.of(site.vnetAddressPrefix()).contains(range.get())) {
			findings.add(ErrorCode.SubnetOutsideVnet, "subnetAddressPrefix", text + " does not lie inside "
					+ site.vnetAddressPrefix() + ", the network of region '" + site.name() + "'");
		}
	}

	private static boolean isReserved(String name) {
		return name.contains("microsoft") || name.contains("windows") || name.startsWith("login")
				|| name.startsWith("xbox");
	}

}
