package com.promptservice.controlplane.metadata;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of documents as paths below one directory, and back. Every character that could
 * mean something to a file system is escaped, so that no name leads out of the directory.
 */
final class FilePaths {

	/**
	 * Azure's own limit on the length of a blob's name, in characters.
	 */
	private static final int LONGEST = 1024;

	private final Path root;

	FilePaths(Path root) {
		this.root = root;
	}

	Path path(DocumentName name) {
		if (name.place().isEmpty() || name.path().isEmpty() || name.path().length() > LONGEST) {
			throw new IllegalArgumentException("A document's place and path have 1 to " + LONGEST + " characters");
		}
		Path path = this.root.resolve(escaped(name.place()));
		for (String segment : name.path().split("/", -1)) {
			path = path.resolve(escaped(segment));
		}
		return path;
	}

	DocumentName name(Path path) {
		Path relative = this.root.relativize(path);
		StringBuilder name = new StringBuilder();
		for (int i = 1; i < relative.getNameCount(); i++) {
			name.append((i > 1) ? "/" : "").append(unescaped(relative.getName(i).toString()));
		}
		return new DocumentName(unescaped(relative.getName(0).toString()), name.toString());
	}

	private static String escaped(String segment) {
		if (segment.isEmpty()) {
			throw new IllegalArgumentException("A document's name has no empty parts");
		}
		StringBuilder escaped = new StringBuilder(segment.length());
		for (byte b : segment.getBytes(StandardCharsets.UTF_8)) {
			char c = (char) (b & 0xFF);
			// a leading dot would hide the file, or mean this or the parent directory
			if (plain(c) && !(c == '.' && escaped.isEmpty())) {
				escaped.append(c);
			}
			else {
				escaped.append('%').append(String.format("%02X", (int) c));
			}
		}
		return escaped.toString();
	}

	private static boolean plain(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "._~-".indexOf(c) >= 0;
	}

	private static String unescaped(String segment) {
		byte[] bytes = new byte[segment.length()];
		int length = 0;
		for (int i = 0; i < segment.length(); i++) {
			char c = segment.charAt(i);
			if (c == '%') {
				bytes[length++] = (byte) Integer.parseInt(segment.substring(i + 1, i + 3), 16);
				i += 2;
			}
			else {
				bytes[length++] = (byte) c;
			}
		}
		return new String(bytes, 0, length, StandardCharsets.UTF_8);
	}

}
