package com.promptservice.controlplane.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Hashes that tell whether bytes are the ones that were uploaded.
 */
final class Digests {

	private static final int BUFFER = 64 * 1024;

	private Digests() {
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java runtime has SHA-256", ex);
		}
	}

	/**
	 * SHA-256 in hex of what a stream still holds.
	 */
	static String sha256(InputStream content) throws IOException {
		MessageDigest digest = sha256();
		byte[] buffer = new byte[BUFFER];
		for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
			digest.update(buffer, 0, read);
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * The stream, hashed as it is read.
	 */
	static DigestInputStream hashed(InputStream content) {
		return new DigestInputStream(content, sha256());
	}

	static String hex(DigestInputStream read) {
		return HexFormat.of().formatHex(read.getMessageDigest().digest());
	}

}
