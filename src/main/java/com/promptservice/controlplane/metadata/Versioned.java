package com.promptservice.controlplane.metadata;

/**
 * A document's content read as a record, and the version it was read from.
 */
public record Versioned<T>(T value, String etag) {
}
