package com.promptservice.controlplane.metadata;

import java.time.Instant;

/**
 * One stored version of a document.
 *
 * @param etag the store's opaque version, changed by every write
 * @param lastModified by the store's own time
 */
public record Document(DocumentName name, String etag, Instant lastModified, byte[] content) {
}
