package com.promptservice.controlplane.region;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AddressSpaceTest {

	private final List<String> pool = RegionFixtures.PROPERTIES.privateAddressPrefixes();

	@Test
	void a_new_region_takes_its_network_from_the_private_ranges() {
		AddressSpace space = AddressSpace.of(RegionFixtures.spec("westus2"), List.of(), this.pool, 20, 3);
		assertThat(space.used()).containsExactly(new AddressSpace.TakenRange("10.0.0.0/16", "/regions/westus2"));
		assertThat(space.free()).containsExactly("10.1.0.0/16", "10.2.0.0/15", "10.4.0.0/14", "10.8.0.0/13",
				"10.16.0.0/12", "10.32.0.0/11", "10.64.0.0/10", "10.128.0.0/9", "172.16.0.0/12", "192.168.0.0/16");
		assertThat(space.suggestions()).containsExactly("10.1.0.0/20", "10.1.16.0/20", "10.1.32.0/20");
	}

	@Test
	void reserved_used_and_stale_ranges_are_told_apart_and_none_is_free() {
		RegionSpec spec = RegionFixtures.spec("westus2", "'reservedAddressPrefixes': ['10.128.0.0/9']");
		List<RegionChildren.Child> children = List.of(
				new RegionChildren.Child("/peerings/a", "peering", "Connected", List.of("10.1.0.0/16", "172.16.0.0/16"),
						false),
				new RegionChildren.Child("/peerings/b", "peering", "Disconnected", List.of("10.2.0.0/16"), true));
		AddressSpace space = AddressSpace.of(spec, children, this.pool, 16, 2);
		assertThat(space.used()).hasSize(3);
		assertThat(space.reserved())
			.containsExactly(new AddressSpace.TakenRange("10.128.0.0/9", "reservedAddressPrefixes"));
		assertThat(space.stale()).containsExactly(new AddressSpace.TakenRange("10.2.0.0/16", "/peerings/b"));
		assertThat(space.suggestions()).containsExactly("10.3.0.0/16", "10.4.0.0/16");
	}

	@Test
	void suggestions_are_made_only_when_asked_for_and_only_as_many_as_there_are() {
		RegionSpec spec = RegionFixtures.spec("westus2");
		assertThat(AddressSpace.of(spec, List.of(), this.pool, null, 5).suggestions()).isNull();
		assertThat(AddressSpace.of(spec, List.of(), this.pool, 8, 5).suggestions()).isEmpty();
		assertThat(AddressSpace.of(spec, List.of(), this.pool, 9, 5).suggestions()).containsExactly("10.128.0.0/9");
	}

}
