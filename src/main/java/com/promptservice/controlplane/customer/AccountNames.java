package com.promptservice.controlplane.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import com.promptservice.controlplane.azure.Placement;

/**
 * Names for a customer's storage account in a region: {@code kvs}, what Azure admits of
 * the customer's name, and a hash, since the name is global. The same every time, so that
 * an account whose making was not recorded is found again.
 */
final class AccountNames {

	private static final int CANDIDATES = 5;

	private static final int LONGEST_SLUG = 11;

	private static final int HASH = 10;

	private AccountNames() {
	}

	/**
	 * The names to try, in this order: the first can belong to somebody else.
	 */
	static List<String> candidates(String customer, String region, Placement at) {
		// Azure reserves names that hold these
		String admitted = customer.replace("-", "").replaceAll("microsoft|windows|xbox|login", "");
		String slug = admitted.substring(0, Math.min(admitted.length(), LONGEST_SLUG));
		return IntStream.range(0, CANDIDATES)
			.mapToObj((i) -> "kvs" + slug
					+ hash(customer + "/" + region + "/" + at.groupId().toLowerCase(Locale.ROOT) + "/" + i))
			.toList();
	}

	private static String hash(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash).substring(0, HASH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
