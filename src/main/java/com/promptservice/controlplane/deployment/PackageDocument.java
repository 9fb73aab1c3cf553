package com.promptservice.controlplane.deployment;

import java.time.Instant;

import com.promptservice.controlplane.metadata.DocumentName;

/**
 * A package as it is stored; never changed once written.
 *
 * @param sha256 of its bytes, in hex
 * @param size in bytes
 */
record PackageDocument(int schemaVersion, String name, String version, String sha256, long size,
		PackageContents contents, Instant createdAt) {

	private static final int VERSION = 1;

	static PackageDocument of(String name, String version, Spooled file, PackageContents contents, Instant now) {
		return new PackageDocument(VERSION, name, version, file.sha256(), file.size(), contents, now);
	}

	/**
	 * The bytes, at home or where a region has a copy; other bytes lie elsewhere.
	 */
	DocumentName file(String place) {
		return file(place, this.name, this.version, this.sha256);
	}

	static DocumentName file(String place, String name, String version, String sha256) {
		return new DocumentName(place, files(name, version) + sha256 + ".sfpkg");
	}

	/**
	 * Prefix of {@link #file(String)}.
	 */
	static String files(String name, String version) {
		return name + "/" + version + "/";
	}

}
