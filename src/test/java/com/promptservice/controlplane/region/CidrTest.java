package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import inet.ipaddr.ipv4.IPv4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CidrTest {

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/7", "10.0.0.0/8", "10.0.0.0/16", "10.0.0.4/32", "192.168.255.248/29",
			"255.255.255.255/32" })
	void reads_the_one_spelling_of_a_range(String text) {
		assertThat(Cidr.parse(text)).hasValueSatisfying((cidr) -> assertThat(cidr).hasToString(text));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "/", "/16", "*", "10", "10/8", "10.0/16", "10.0.0/24", "10.0.0.0", "10.0.0.0/",
			"10.0.0.0/-1", "10.0.0.0/33", "10.0.0.0/064", "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.0/8.0", "10.0.0.0/ 8",
			" 10.0.0.0/8", "10.0.0.0/8 ", "10.0.0.0/8\n", "10.0.0.1/16", "10.0.1.0/16", "10.0.0.0/6", "0.0.0.0/0",
			"010.0.0.0/16", "10.00.0.0/16", "0x0a.0.0.0/16", "0x0a000000/8", "167772160/8", "012.0.0.0/8",
			"10.*.0.0/16", "10.0-5.0.0/16", "10.0.0.0/255.255.0.0", "10.0.0.0/0.0.255.255", "256.0.0.0/8",
			"10.0.0.0.0/8", "::/0", "fd00::/8", "::ffff:10.0.0.0/104", "[::1]/128", "10.0.0.0/16/16",
			"10.0.0.0/16,10.1.0.0/16", "ten/8", "10。0。0。0/8", "１０.0.0.0/8", "localhost/8", "10.0.0.0%eth0/8",
			"0b1010.0.0.0/8", "-10.0.0.0/8" })
	void refuses_everything_else(String text) {
		assertThat(Cidr.parse(text)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "10.0.0.0", "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.255", "10.0.1.4", "9.255.255.255" })
	void azure_keeps_the_first_four_addresses_and_the_last(String address) {
		assertThat(Cidr.of("10.0.0.0/24").canHost(Cidr.parseAddress(address).orElseThrow())).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.4", "10.0.0.100", "10.0.0.254" })
	void other_addresses_of_a_subnet_can_be_used(String address) {
		assertThat(Cidr.of("10.0.0.0/24").canHost(Cidr.parseAddress(address).orElseThrow())).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.4/32", "10.0.0", "010.0.0.4", "0x0a000004", "::1", "", "10.0.0.256" })
	void an_address_is_not_a_range_or_another_spelling(String text) {
		assertThat(Cidr.parseAddress(text)).isEmpty();
	}

	@Test
	void what_is_left_and_what_was_taken_are_disjoint_and_together_the_whole() {
		Random random = new Random(20261101);
		for (int round = 0; round < 300; round++) {
			Cidr whole = block(random, 8, 14);
			List<Cidr> taken = new ArrayList<>();
			for (int i = random.nextInt(12); i > 0; i--) {
				taken.add(inside(whole, random));
			}
			List<Cidr> left = whole.without(taken);
			assertThat(left).isSorted();
			assertThat(left).noneMatch((range) -> taken.stream().anyMatch(range::overlaps));
			long leftSize = left.stream().mapToLong(CidrTest::size).sum();
			assertThat(leftSize).isEqualTo(size(whole) - sizeOfUnion(taken));
		}
	}

	@Test
	void splitting_gives_the_first_blocks_of_the_length() {
		assertThat(Cidr.of("10.0.0.0/14").split(16, 9)).map(Cidr::toString)
			.containsExactly("10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16");
		assertThat(Cidr.of("10.0.0.0/14").split(32, 2)).map(Cidr::toString)
			.containsExactly("10.0.0.0/32", "10.0.0.1/32");
		assertThat(Cidr.of("10.0.0.0/14").split(13, 2)).isEmpty();
		assertThat(Cidr.of("255.255.255.254/31").split(32, 5)).hasSize(2);
		assertThat(Cidr.of("10.0.0.0/14").split(16, 0)).isEmpty();
	}

	private static long sizeOfUnion(List<Cidr> ranges) {
		// Blocks nest or are disjoint: count those that no earlier or larger one holds
		long size = 0;
		for (int i = 0; i < ranges.size(); i++) {
			Cidr range = ranges.get(i);
			boolean counted = false;
			for (int j = 0; j < ranges.size(); j++) {
				Cidr other = ranges.get(j);
				counted |= j != i && other.contains(range) && (!other.equals(range) || j < i);
			}
			size += counted ? 0 : size(range);
		}
		return size;
	}

	private static long size(Cidr range) {
		return 1L << (32 - range.length());
	}

	private static Cidr block(Random random, int shortest, int longest) {
		int length = random.nextInt(shortest, longest + 1);
		return new Cidr(new IPv4Address(random.nextInt(), length).toPrefixBlock());
	}

	private static Cidr inside(Cidr whole, Random random) {
		int length = random.nextInt(whole.length(), 31);
		int offset = (int) (random.nextLong() & (size(whole) - 1));
		int address = (int) (whole.block().getLower().longValue() + offset);
		return new Cidr(new IPv4Address(address, length).toPrefixBlock());
	}

}
