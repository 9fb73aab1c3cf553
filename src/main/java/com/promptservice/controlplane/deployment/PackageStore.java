package com.promptservice.controlplane.deployment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * The documents of packages, in the home account.
 */
record PackageStore(Documents documents) {

	private static final String SUFFIX = ".json";

	Optional<Versioned<PackageDocument>> find(String name, String version) {
		return this.documents.read(Layout.packageVersion(name, version), PackageDocument.class);
	}

	/**
	 * The package.
	 * @throws ApiException PackageNotFound
	 */
	PackageDocument get(String name, String version) {
		return find(name, version).map(Versioned::value)
			.orElseThrow(() -> new ApiException(ErrorCode.PackageNotFound,
					ApiError.of(ErrorCode.PackageNotFound, missing(name, version)).withTarget("path:version"),
					Map.of()));
	}

	static String missing(String name, String version) {
		return "There is no package '" + name + "' of version '" + version + "'";
	}

	/**
	 * Every package behind a key, in the order of keys; each is read when the stream
	 * comes to it.
	 * @param after the {@link #key} before the first, or null
	 */
	Stream<PackageDocument> all(String after) {
		return keys().stream()
			.filter((key) -> after == null || key.compareTo(after) > 0)
			.flatMap((key) -> find(key.substring(0, key.indexOf('/')), key.substring(key.indexOf('/') + 1)).stream())
			.map(Versioned::value);
	}

	private List<String> keys() {
		return this.documents.names(DocumentName.HOME, Layout.packages())
			.stream()
			.map(DocumentName::path)
			.map((path) -> path.substring(Layout.packages().length(), path.length() - SUFFIX.length()))
			.sorted()
			.toList();
	}

	/**
	 * The position in a list.
	 */
	static String key(String name, String version) {
		return name + "/" + version;
	}

	/**
	 * Stores a package that is not there yet.
	 * @return false when one is there already
	 */
	boolean add(PackageDocument document) {
		try {
			this.documents.writeSurely(Layout.packageVersion(document.name(), document.version()), document,
					Condition.ABSENT);
			return true;
		}
		catch (ConditionNotMetException ex) {
			return false;
		}
	}

	/**
	 * Removes this very version of the document, when it is still there.
	 */
	void remove(Versioned<PackageDocument> document) {
		try {
			this.documents.delete(Layout.packageVersion(document.value().name(), document.value().version()),
					document.etag());
		}
		catch (ConditionNotMetException ex) {
			// documents never change, so somebody else has removed it
		}
	}

}
