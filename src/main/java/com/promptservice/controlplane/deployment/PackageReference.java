package com.promptservice.controlplane.deployment;

import com.promptservice.controlplane.api.ApiPatterns;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Names a package.
 */
@Schema(name = "PackageReference")
record PackageReference(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "KVStoreServer",
				pattern = "^" + ApiPatterns.PACKAGE + "$") String name,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1.0.0",
				pattern = "^" + ApiPatterns.PACKAGE_VERSION + "$") String version) {
}
