package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.promptservice.controlplane.api.ErrorCode;
import inet.ipaddr.ipv4.IPv4Address;

/**
 * Judges the address ranges of a wanted region.
 */
final class RegionNetworkRules {

	/** Ranges that Azure admits in no virtual network. */
	static final List<Cidr> AZURE_RESERVED = List.of(Cidr.of("127.0.0.0/8"), Cidr.of("168.63.129.16/32"),
			Cidr.of("169.254.0.0/16"), Cidr.of("224.0.0.0/4"), Cidr.of("255.255.255.255/32"));

	private static final int SMALLEST_SUBNET = 29;

	private static final int MOST_PREFIXES = 64;

	private final List<Cidr> declared;

	RegionNetworkRules(RegionProperties properties) {
		this.declared = properties.privateAddressPrefixes().stream().map(Cidr::of).toList();
	}

	void judge(RegionFindings findings, RegionSpec spec) {
		Optional<Cidr> network = cidr(findings, "network.vnetAddressPrefix", spec.network().vnetAddressPrefix());
		Optional<Cidr> subnet = cidr(findings, "network.subnetAddressPrefix", spec.network().subnetAddressPrefix());
		network.ifPresent((range) -> networkRange(findings, range));
		subnet.ifPresent((range) -> size(findings, "network.subnetAddressPrefix", range));
		if (network.isPresent() && subnet.isPresent() && !network.get().contains(subnet.get())) {
			findings.add(ErrorCode.SubnetOutsideVnet, "network.subnetAddressPrefix",
					subnet.get() + " does not lie inside " + network.get());
		}
		privateIp(findings, spec.loadBalancer().privateIp(), subnet);
		List<Cidr> reserved = list(findings, "reservedAddressPrefixes", spec.reservedAddressPrefixes());
		for (Cidr range : reserved) {
			if (network.isPresent() && range.overlaps(network.get())) {
				findings.add(ErrorCode.InvalidCidr, "reservedAddressPrefixes",
						range + " overlaps the region's own network " + network.get());
			}
		}
		list(findings, "adminAddressPrefixes", spec.adminAddressPrefixes());
	}

	private void networkRange(RegionFindings findings, Cidr network) {
		size(findings, "network.vnetAddressPrefix", network);
		AZURE_RESERVED.stream()
			.filter(network::overlaps)
			.forEach((reserved) -> findings.add(ErrorCode.InvalidCidr, "network.vnetAddressPrefix",
					network + " overlaps " + reserved + ", which Azure keeps to itself"));
		if (this.declared.stream().noneMatch((range) -> range.contains(network))) {
			findings.add(ErrorCode.InvalidCidr, "network.vnetAddressPrefix", network + " must lie inside one of "
					+ this.declared.stream().map(Cidr::toString).collect(Collectors.joining(", ")));
		}
	}

	private static void size(RegionFindings findings, String field, Cidr range) {
		if (range.length() > SMALLEST_SUBNET) {
			findings.add(ErrorCode.InvalidCidr, field,
					range + " is too small: /" + SMALLEST_SUBNET + " is the smallest");
		}
	}

	private static void privateIp(RegionFindings findings, String text, Optional<Cidr> subnet) {
		if (text == null) {
			// No default without a good subnet, about which there is a finding already
			return;
		}
		Optional<IPv4Address> address = Cidr.parseAddress(text);
		if (address.isEmpty()) {
			findings.add(ErrorCode.InvalidFormat, "loadBalancer.privateIp",
					RegionFindings.shown(text) + " is not an IPv4 address such as 10.0.0.4");
		}
		else if (subnet.isPresent() && !subnet.get().canHost(address.get())) {
			findings.add(ErrorCode.IpOutsideSubnet, "loadBalancer.privateIp", text + " must be in " + subnet.get()
					+ ", of which Azure keeps the first four and the last address");
		}
	}

	private static List<Cidr> list(RegionFindings findings, String field, List<String> texts) {
		if (texts.size() > MOST_PREFIXES) {
			findings.add(ErrorCode.TooLong, field, texts.size() + " ranges are more than " + MOST_PREFIXES);
			return List.of();
		}
		List<Cidr> ranges = new ArrayList<>();
		for (int i = 0; i < texts.size(); i++) {
			String element = field + "[" + i + "]";
			cidr(findings, element, texts.get(i)).ifPresent((range) -> {
				if (ranges.stream().anyMatch(range::overlaps)) {
					findings.add(ErrorCode.DuplicateValue, element, range + " overlaps an earlier range of the list");
				}
				ranges.add(range);
			});
		}
		return ranges;
	}

	private static Optional<Cidr> cidr(RegionFindings findings, String field, String text) {
		Optional<Cidr> range = Optional.ofNullable(text).flatMap(Cidr::parse);
		if (range.isEmpty()) {
			findings.add(ErrorCode.InvalidCidr, field, RegionFindings.shown(String.valueOf(text))
					+ " is not an IPv4 range such as 10.0.0.0/16, without host bits or leading zeros");
		}
		return range;
	}

}
