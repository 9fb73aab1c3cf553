package com.promptservice.controlplane.metadata;

import java.time.Instant;

import tools.jackson.databind.JsonNode;

/**
 * One version of a published file. The ETags are those of the published blob, so a reader
 * that remembers one can tell which version it had; each names the one it replaced.
 *
 * @param schemaVersion grows when fields of the file change their meaning
 * @param version from 1, without gaps
 * @param previousEtag null for the first version
 */
public record ConfigVersion(int schemaVersion, int version, String etag, String previousEtag, Instant publishedAt,
		JsonNode content) {
}
