package com.promptservice.controlplane.deployment;

import java.time.Instant;

import com.promptservice.controlplane.api.EntityTag;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A package as clients see it.
 */
@Schema(name = "Package", description = "An application package that can be deployed; it never changes")
record PackageResource(@Schema(example = "/packages/KVStoreServer/1.0.0") String id,
		@Schema(example = "KVStoreServer") String name, @Schema(example = "1.0.0") String version,
		@Schema(description = "Strong ETag of this representation") String etag,
		@Schema(description = "SHA-256 of the package's bytes, in hex",
				example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08") String sha256,
		@Schema(description = "In bytes", example = "4096") long size, Instant createdAt, PackageContents contents) {

	static PackageResource of(PackageDocument document) {
		PackageResource plain = new PackageResource("/packages/" + document.name() + "/" + document.version(),
				document.name(), document.version(), null, document.sha256(), document.size(), document.createdAt(),
				document.contents());
		return new PackageResource(plain.id, plain.name, plain.version, EntityTag.of(plain), plain.sha256, plain.size,
				plain.createdAt, plain.contents);
	}

}
