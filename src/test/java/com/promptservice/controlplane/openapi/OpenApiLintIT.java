package com.promptservice.controlplane.openapi;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The published API document keeps the house rules and Redocly's.
 */
class OpenApiLintIT {

	private static final Path FOLDER = Path.of("openapi");

	private static final String DOCUMENT = FOLDER.resolve("kvstore-control-plane.yaml").toString();

	@Test
	void the_document_keeps_the_house_rules() throws Exception {
		NodeTools.Result result = NodeTools.tool("@stoplight/spectral-cli/dist/index.js", "lint", DOCUMENT, "-r",
				FOLDER.resolve(".spectral.yaml").toString(), "-F", "error", "-q");
		assertThat(result.exitCode()).as(result.output()).isZero();
	}

	@Test
	void the_document_of_the_local_azure_passes_redocly() throws Exception {
		NodeTools.Result result = NodeTools.tool("@redocly/cli/bin/cli.js", "lint",
				FOLDER.resolve("local-azure.json").toString(), "--config", FOLDER.resolve("redocly.yaml").toString());
		assertThat(result.exitCode()).as(result.output()).isZero();
	}

	@Test
	void the_document_passes_redocly() throws Exception {
		NodeTools.Result result = NodeTools.tool("@redocly/cli/bin/cli.js", "lint", DOCUMENT, "--config",
				FOLDER.resolve("redocly.yaml").toString());
		assertThat(result.exitCode()).as(result.output()).isZero();
	}

}
