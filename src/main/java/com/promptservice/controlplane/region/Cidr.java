package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;

/**
 * An IPv4 range in CIDR notation, written in exactly one way: four decimal parts without
 * leading zeros, the length, and no host bits. The range of every address, /0, is none.
 */
public record Cidr(IPv4Address block) implements Comparable<Cidr> {

	// The library is lenient by default: "" is the loopback and 010.0.0.0 is octal
	private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder().allowEmpty(false)
		.allowAll(false)
		.allowSingleSegment(false)
		.allowPrefixOnly(false)
		.allowMask(false)
		.allowIPv6(false)
		.allowWildcardedSeparator(false)
		.setRangeOptions(RangeParameters.NO_RANGE)
		.getIPv4AddressParametersBuilder()
		.allow_inet_aton(false)
		.allowLeadingZeros(false)
		.allowPrefixLengthLeadingZeros(false)
		.allowPrefixesBeyondAddressSize(false)
		.allowBinary(false)
		.getParentBuilder()
		.toParams();

	/**
	 * The range, when the text is one.
	 */
	public static Optional<Cidr> parse(String text) {
		return address(text).filter(
				(address) -> address.isPrefixed() && address.isPrefixBlock() && address.getNetworkPrefixLength() > 0)
			.map((address) -> new Cidr(address));
	}

	/**
	 * The range.
	 * @throws IllegalArgumentException when the text is none
	 */
	public static Cidr of(String text) {
		return parse(text).orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not a CIDR block"));
	}

	/**
	 * A single IPv4 address, when the text is one.
	 */
	public static Optional<IPv4Address> parseAddress(String text) {
		return address(text).filter((address) -> !address.isPrefixed());
	}

	private static Optional<IPv4Address> address(String text) {
		IPAddress address = new IPAddressString(text, STRICT).getAddress();
		// One spelling per range, whatever else the parser may let pass
		return (address != null && address.isIPv4() && address.toCanonicalString().equals(text))
				? Optional.of(address.toIPv4()) : Optional.empty();
	}

	/**
	 * Bits of the network part.
	 */
	public int length() {
		return this.block.getNetworkPrefixLength();
	}

	public boolean contains(Cidr other) {
		return this.block.contains(other.block);
	}

	public boolean contains(IPv4Address address) {
		return this.block.contains(address);
	}

	public boolean overlaps(Cidr other) {
		return contains(other) || other.contains(this);
	}

	/**
	 * Whether Azure lets a network interface have this address: it keeps the first four
	 * and the last of each subnet.
	 */
	public boolean canHost(IPv4Address address) {
		long offset = address.longValue() - this.block.getLower().longValue();
		return contains(address) && offset > 3 && offset < this.block.getCount().longValue() - 1;
	}

	/**
	 * What is left of this range without the others, as the fewest blocks in ascending
	 * order.
	 */
	public List<Cidr> without(Collection<Cidr> others) {
		List<Cidr> left = List.of(this);
		for (Cidr other : others) {
			List<Cidr> next = new ArrayList<>();
			left.forEach((range) -> next.addAll(range.without(other)));
			left = next;
		}
		return left.stream().sorted().toList();
	}

	private List<Cidr> without(Cidr other) {
		if (!overlaps(other)) {
			return List.of(this);
		}
		if (other.contains(this)) {
			return List.of();
		}
		List<Cidr> left = new ArrayList<>();
		for (IPv4Address rest : this.block.subtract(other.block)) {
			for (IPv4Address piece : rest.spanWithPrefixBlocks()) {
				left.add(new Cidr(piece));
			}
		}
		return left;
	}

	/**
	 * The first blocks of the given length inside this one.
	 */
	public List<Cidr> split(int length, int max) {
		List<Cidr> blocks = new ArrayList<>();
		if (length >= length()) {
			IPv4Address first = this.block.getLower().setPrefixLength(length).toPrefixBlock();
			long count = Math.min(max, 1L << (length - length()));
			for (long i = 0; i < count; i++) {
				blocks.add(new Cidr(first.increment(i << (32 - length)).setPrefixLength(length).toPrefixBlock()));
			}
		}
		return blocks;
	}

	@Override
	public int compareTo(Cidr other) {
		int byAddress = Long.compare(this.block.getLower().longValue(), other.block.getLower().longValue());
		return (byAddress != 0) ? byAddress : Integer.compare(length(), other.length());
	}

	@Override
	public String toString() {
		return this.block.toCanonicalString();
	}

}
