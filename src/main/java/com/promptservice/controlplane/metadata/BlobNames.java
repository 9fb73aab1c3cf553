package com.promptservice.controlplane.metadata;

import java.nio.charset.StandardCharsets;

/**
 * Turns documents' paths into names of blobs and back. A blob's name consists of
 * characters that need no escaping in a URL, so that no client, proxy or server can take
 * it for another one; everything else becomes {@code ~XX}.
 */
final class BlobNames {

	/**
	 * Azure's own limit.
	 */
	private static final int LONGEST = 1024;

	private BlobNames() {
	}

	/**
	 * The blob of a document.
	 * @throws IllegalArgumentException when a part of the path is empty, or all is too
	 * long
	 */
	static String name(String path) {
		if (path.isEmpty() || path.startsWith("/") || path.endsWith("/") || path.contains("//")) {
			throw new IllegalArgumentException("A document's name has no empty parts");
		}
		String name = prefix(path);
		if (name.length() > LONGEST) {
			throw new IllegalArgumentException("A document's name is too long for a blob");
		}
		return name;
	}

	/**
	 * What the names of all blobs begin with whose documents' paths begin with this.
	 */
	static String prefix(String path) {
		StringBuilder name = new StringBuilder(path.length());
		for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
			char c = (char) (b & 0xFF);
			boolean first = name.isEmpty() || name.charAt(name.length() - 1) == '/';
			// parts that begin with a dot could mean this or the parent directory
			if (plain(c) && !(c == '.' && first)) {
				name.append(c);
			}
			else {
				name.append('~').append(String.format("%02X", (int) c));
			}
		}
		return name.toString();
	}

	/**
	 * The path of the document in a blob.
	 */
	static String path(String name) {
		byte[] bytes = new byte[name.length()];
		int length = 0;
		for (int i = 0; i < name.length(); i++) {
			char c = name.charAt(i);
			if (c == '~') {
				bytes[length++] = (byte) Integer.parseInt(name.substring(i + 1, i + 3), 16);
				i += 2;
			}
			else {
				bytes[length++] = (byte) c;
			}
		}
		return new String(bytes, 0, length, StandardCharsets.UTF_8);
	}

	private static boolean plain(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._-/".indexOf(c) >= 0;
	}

}
