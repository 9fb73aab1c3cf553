package com.promptservice.controlplane.operation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The names of the engine's leases, in the alphabet that every store takes.
 */
final class LeaseNames {

	private static final Pattern PLAIN = Pattern.compile("[a-z0-9.-]{1,100}");

	private LeaseNames() {
	}

	static String operation(String operationId) {
		return "operations/" + (PLAIN.matcher(operationId).matches() ? operationId : hash(operationId));
	}

	/**
	 * Held by the replica that sweeps for operations that nobody carries out.
	 */
	static String recovery() {
		return "recovery";
	}

	static String lock(String lock) {
		return "locks/" + hash(lock);
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java runtime has SHA-256", ex);
		}
	}

}
