package com.promptservice.controlplane.metadata;

import com.promptservice.controlplane.storage.StoragePlaces;

/**
 * Where a document lives.
 *
 * @param place {@code home}, or the region whose metadata account holds it
 * @param path the blob's name inside the account, slashes between its parts
 */
public record DocumentName(String place, String path) implements Comparable<DocumentName> {

	/**
	 * The place of what must exist before a region does.
	 */
	public static final String HOME = StoragePlaces.HOME;

	public static DocumentName home(String path) {
		return new DocumentName(HOME, path);
	}

	@Override
	public int compareTo(DocumentName other) {
		int byPlace = this.place.compareTo(other.place);
		return (byPlace != 0) ? byPlace : this.path.compareTo(other.path);
	}

	@Override
	public String toString() {
		return this.place + "/" + this.path;
	}

}
