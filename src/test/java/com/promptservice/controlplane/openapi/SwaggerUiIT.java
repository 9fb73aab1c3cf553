package com.promptservice.controlplane.openapi;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import com.promptservice.controlplane.bench.LocalService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Swagger UI in a real browser, clicked through as a person does it: sign in by code and
 * PKCE, open an operation, send its example.
 */
class SwaggerUiIT {

	@TempDir
	private Path folder;

	@Test
	void an_operator_signs_in_and_the_example_of_a_new_region_is_accepted() throws Exception {
		Optional<Path> chromium = chromium();
		assumeTrue(chromium.isPresent() || Boolean.parseBoolean(System.getenv("CI")),
				"Chromium is not on this machine; 'apt-get install chromium' brings it");
		assertThat(chromium).as("Chromium").isPresent();
		try (LocalService service = new LocalService(this.folder, 2000)) {
			NodeTools.Result result = NodeTools.node(NodeTools.FOLDER.resolve("swagger.mjs"), service.base().toString(),
					chromium.get().toString(), "Regions_CreateOrReplace");
			assertThat(result.exitCode()).as(result.output()).isZero();
			JsonNode seen = JsonMapper.shared().readTree(result.output());
			assertThat(seen.path("method").asString()).isEqualTo("PUT");
			assertThat(seen.path("url").asString())
				.isEqualTo(service.base() + "/regions/westus2?api-version=2026-11-01");
			assertThat(seen.path("status").asInt()).as(result.output()).isEqualTo(201);
			assertThat(seen.path("shown").asString()).isEqualTo("201");
			assertThat(seen.path("bearer").asBoolean()).isTrue();
			assertThat(seen.path("body").asString()).contains("\"provisioningState\":\"Creating\"");
			assertThat(seen.path("foreign")).as("requests to anybody else").isEmpty();
			assertThat(seen.path("complaints")).as("what the page's own policy refused").isEmpty();
		}
	}

	private static Optional<Path> chromium() {
		return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
			.map(Path::of)
			.filter(Files::isExecutable)
			.findFirst();
	}

}
