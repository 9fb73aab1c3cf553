package com.promptservice.controlplane.azure;

import java.security.SecureRandom;

/**
 * Makes up passwords that Windows and Azure admit.
 */
final class Passwords {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final String[] CLASSES = { "ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789",
			"-_.~" };

	private static final int LENGTH = 32;

	private Passwords() {
	}

	/**
	 * A password of 32 characters, each class of characters in it: 150 bits and more.
	 */
	static String generate() {
		while (true) {
			StringBuilder password = new StringBuilder();
			String all = String.join("", CLASSES);
			RANDOM.ints(LENGTH, 0, all.length()).forEach((at) -> password.append(all.charAt(at)));
			if (holdsEveryClass(password)) {
				return password.toString();
			}
		}
	}

	private static boolean holdsEveryClass(CharSequence password) {
		for (String each : CLASSES) {
			if (password.chars().noneMatch((character) -> each.indexOf(character) >= 0)) {
				return false;
			}
		}
		return true;
	}

}
