package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Which private IPv4 ranges customers of a region can still bring, and who has the
 * others.
 */
@Schema(description = "Which private IPv4 ranges customers of a region can still bring, and who has the others")
record AddressSpace(@Schema(example = "westus2") String region, List<TakenRange> used, List<TakenRange> reserved,
		List<TakenRange> stale,
		@Schema(description = "What is left of the private ranges, as the fewest CIDR blocks",
				example = "[\"10.1.0.0/16\"]") List<String> free,
		@Schema(description = "The first free blocks of the suggested length, when one was asked for",
				example = "[\"10.1.0.0/20\"]") List<String> suggestions) {

	/** Length of the smallest block that can hold a subnet. */
	static final int SMALLEST = 29;

	/**
	 * The address space of a region.
	 * @param pool the ranges that networks may be in
	 * @param suggest length of the blocks to suggest, or null for none
	 * @param count how many blocks to suggest
	 */
	static AddressSpace of(RegionSpec spec, List<RegionChildren.Child> children, List<String> pool, Integer suggest,
			int count) {
		List<TakenRange> used = new ArrayList<>();
		List<TakenRange> stale = new ArrayList<>();
		used.add(new TakenRange(spec.network().vnetAddressPrefix(), "/regions/" + spec.region()));
		for (RegionChildren.Child child : children) {
			child.addressPrefixes()
				.forEach((prefix) -> (child.stale() ? stale : used).add(new TakenRange(prefix, child.path())));
		}
		List<TakenRange> reserved = spec.reservedAddressPrefixes()
			.stream()
			.map((prefix) -> new TakenRange(prefix, "reservedAddressPrefixes"))
			.toList();
		List<Cidr> taken = Stream.of(used, reserved, stale)
			.flatMap(List::stream)
			.map((range) -> Cidr.of(range.addressPrefix()))
			.toList();
		List<Cidr> free = pool.stream()
			.map(Cidr::of)
			.sorted()
			.flatMap((range) -> range.without(taken).stream())
			.toList();
		return new AddressSpace(spec.region(), used, reserved, stale, free.stream().map(Cidr::toString).toList(),
				(suggest != null) ? suggestions(free, suggest, count) : null);
	}

	/**
	 * The same for those who must not learn of each other: what is not free, in the
	 * fewest blocks, without saying whose or why.
	 */
	AddressSpace withoutNames(List<String> pool) {
		List<Cidr> left = this.free.stream().map(Cidr::of).toList();
		List<TakenRange> taken = pool.stream()
			.map(Cidr::of)
			.sorted()
			.flatMap((range) -> range.without(left).stream())
			.map((range) -> new TakenRange(range.toString(), null))
			.toList();
		return new AddressSpace(this.region, taken, List.of(), List.of(), this.free, this.suggestions);
	}

	static List<String> suggestions(List<Cidr> free, int length, int count) {
		List<String> blocks = new ArrayList<>();
		for (Cidr range : free) {
			range.split(length, count - blocks.size()).forEach((block) -> blocks.add(block.toString()));
		}
		return blocks;
	}

	/**
	 * A range that is not free.
	 *
	 * @param takenBy path of the resource or name of the setting that keeps it; null for
	 * those who must not know
	 */
	@Schema(name = "TakenAddressRange")
	record TakenRange(@Schema(example = "10.0.0.0/16") String addressPrefix,
			@Schema(example = "/regions/westus2") String takenBy) {
	}

}
