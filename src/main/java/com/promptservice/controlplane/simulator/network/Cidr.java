package com.promptservice.controlplane.simulator.network;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Json;
import tools.jackson.databind.JsonNode;

/**
 * A range of IPv4 addresses.
 *
 * @param text the range as it was written
 * @param first the first address
 * @param last the last address
 */
record Cidr(String text, long first, long last) {

	/** Reads a range, in Azure's words when it isn't one. */
	static Cidr parse(String text, String resourceId) {
		int slash = text.indexOf('/');
		long address = (slash < 0) ? -1 : address(text.substring(0, slash));
		int length = (slash < 0) ? -1 : number(text.substring(slash + 1), 32);
		if (address < 0 || length < 0) {
			throw ArmException.network(400, "InvalidAddressPrefixFormat",
					"Address prefix " + text + " of resource " + resourceId
							+ " is not formatted correctly. It should follow CIDR notation, for example 10.0.0.0/24.");
		}
		long size = 1L << (32 - length);
		if (address % size != 0) {
			throw ArmException
				.network(400, "InvalidCIDRNotation", "The address prefix " + text + " in resource " + resourceId
						+ " has an invalid CIDR notation. For the given prefix length, the address prefix should be "
						+ format(address - address % size) + "/" + length + ".");
		}
		return new Cidr(text, address, address + size - 1);
	}

	/** The ranges that an address space lists. */
	static List<Cidr> all(JsonNode space, String resourceId) {
		List<Cidr> all = new ArrayList<>();
		Json.each(space, "addressPrefixes").forEach((prefix) -> all.add(parse(prefix.asString(), resourceId)));
		return all;
	}

	/** The number of an address, or -1 when the text is none. */
	static long address(String text) {
		String[] parts = text.split("\\.", -1);
		if (parts.length != 4) {
			return -1;
		}
		long address = 0;
		for (String part : parts) {
			int value = number(part, 255);
			if (value < 0) {
				return -1;
			}
			address = address * 256 + value;
		}
		return address;
	}

	private static int number(String text, int most) {
		if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.startsWith("0"))
				|| !text.chars().allMatch((c) -> c >= '0' && c <= '9')) {
			return -1;
		}
		int value = Integer.parseInt(text);
		return (value > most) ? -1 : value;
	}

	static String format(long address) {
		return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
	}

	boolean contains(Cidr other) {
		return this.first <= other.first && other.last <= this.last;
	}

	boolean contains(long address) {
		return this.first <= address && address <= this.last;
	}

	boolean overlaps(Cidr other) {
		return this.first <= other.last && other.first <= this.last;
	}

	/** Whether Azure keeps an address of this subnet for itself. */
	boolean reserved(long address) {
		return address < this.first + 4 || address == this.last;
	}

	long size() {
		return this.last - this.first + 1;
	}

}
