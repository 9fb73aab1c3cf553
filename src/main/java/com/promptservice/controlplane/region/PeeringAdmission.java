package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * How a region admits peerings, and which addresses it keeps from them.
 *
 * @param automatic whether no operator has to approve them
 * @param maxPeerings 1-500
 * @param reserved ranges that no customer may bring, the region's own network among them
 * @param pool the ranges that customers' networks may be in
 */
public record PeeringAdmission(boolean automatic, int maxPeerings, List<Cidr> reserved, List<Cidr> pool) {

	static PeeringAdmission of(RegionSpec spec, List<String> pool) {
		List<Cidr> reserved = new ArrayList<>(spec.reservedAddressPrefixes().stream().map(Cidr::of).toList());
		reserved.add(Cidr.of(spec.network().vnetAddressPrefix()));
		return new PeeringAdmission("Automatic".equals(spec.peeringPolicy().approval()),
				spec.peeringPolicy().maxPeerings(), List.copyOf(reserved),
				pool.stream().map(Cidr::of).sorted().toList());
	}

	/**
	 * The first free blocks of a length; shorter ones when there are none.
	 * @param taken what peerings keep
	 * @param length of each block, 8-29
	 */
	public List<String> free(Collection<Cidr> taken, int length, int count) {
		List<Cidr> all = new ArrayList<>(this.reserved);
		all.addAll(taken);
		List<Cidr> free = this.pool.stream().flatMap((range) -> range.without(all).stream()).toList();
		for (int wanted = length; wanted <= AddressSpace.SMALLEST; wanted++) {
			List<String> blocks = AddressSpace.suggestions(free, wanted, count);
			if (!blocks.isEmpty()) {
				return blocks;
			}
		}
		return List.of();
	}

}
