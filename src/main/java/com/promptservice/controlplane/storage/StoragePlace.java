package com.promptservice.controlplane.storage;

import java.util.Set;
import com.promptservice.controlplane.storage.StorageException.Kind;

/**
 * Where a place's blobs and messages are.
 *
 * @param name {@code home} or a region
 * @param packages the files that clusters are given to run
 * @param emptyBy the failures that say that the place holds nothing, and not that
 * something is lost: its container is made when first needed, or the region is being made
 * or removed
 */
public record StoragePlace(String name, BlobContainer documents, MessageQueue queue, MessageQueue poison,
		LargeBlobs packages, Set<Kind> emptyBy) {
}
