package com.promptservice.controlplane.storage;

/**
 * Where a place's blobs and messages are.
 *
 * @param name {@code home} or a region
 * @param mayBeMissing whether a container that is not there means an empty place, and no
 * loss: it is made when it is first needed, or the region is being made or removed
 */
public record StoragePlace(String name, BlobContainer documents, MessageQueue queue, MessageQueue poison,
		boolean mayBeMissing) {

	/**
	 * Whether the failure says that this place is simply empty.
	 */
	public boolean isEmptyBy(StorageException failure) {
		return this.mayBeMissing && switch (failure.kind()) {
			case NO_CONTAINER, NO_ACCOUNT -> true;
			default -> false;
		};
	}

}
