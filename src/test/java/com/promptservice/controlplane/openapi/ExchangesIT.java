package com.promptservice.controlplane.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Everything that the local Azure said during this build is judged by Microsoft's API
 * specifications and by recordings of real Azure. Both lie beside the project on the
 * machines that have them; elsewhere there is no judge.
 */
class ExchangesIT {

	private static final Path SHARED = Path.of("..", "shared");

	private static final Path JUDGE = SHARED.resolve("arm").resolve("check.mjs");

	private static final Path EXCHANGES = Path.of("target", "exchanges");

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	private Path folder;

	@BeforeEach
	void theJudgeIsHere() {
		boolean owed = Boolean.parseBoolean(System.getenv("CI")) && Files.exists(SHARED);
		assumeTrue(owed || Files.exists(JUDGE), "The specifications to judge by are not on this machine: " + JUDGE);
		assertThat(JUDGE).exists();
		assertThat(EXCHANGES).as("exchanges recorded by the tests of this build").isNotEmptyDirectory();
	}

	@Test
	void azure_could_have_given_every_answer() throws Exception {
		NodeTools.Result verdict = judge(EXCHANGES);
		assertThat(verdict.exitCode()).as(verdict.output()).isZero();
	}

	@Test
	void what_azure_never_answers_is_found_and_what_it_answers_is_not() throws Exception {
		ObjectNode right = anAnsweredPut();
		ObjectNode status = right.deepCopy();
		((ObjectNode) status.path("liveResponse")).put("statusCode", "299");
		ObjectNode id = right.deepCopy();
		((ObjectNode) id.at("/liveResponse/body")).putArray("id");
		write("a-right", right);
		write("b-wrong-status", status);
		write("c-id-no-text", id);
		NodeTools.Result verdict = judge(this.folder);
		assertThat(verdict.exitCode()).as(verdict.output()).isOne();
		assertThat(verdict.output()).contains("b-wrong-status.ndjson:1", "c-id-no-text.ndjson:1", "2 with issues")
			.doesNotContain("a-right.ndjson");
	}

	private void write(String name, JsonNode exchange) throws IOException {
		Files.writeString(this.folder.resolve(name + ".ndjson"), exchange.toString() + "\n");
	}

	private static NodeTools.Result judge(Path exchanges) throws Exception {
		return NodeTools.node(JUDGE, exchanges.toString(), "--tools", NodeTools.FOLDER.toString());
	}

	private static ObjectNode anAnsweredPut() throws IOException {
		try (Stream<Path> files = Files.list(EXCHANGES)) {
			return files.sorted()
				.flatMap((file) -> lines(file).stream())
				.map((line) -> (ObjectNode) JSON.readTree(line))
				.filter((exchange) -> exchange.at("/liveRequest/method").asString().equals("PUT")
						&& exchange.at("/liveResponse/statusCode").asString().startsWith("20")
						&& exchange.at("/liveResponse/body/id").isString())
				.findFirst()
				.orElseThrow(() -> new AssertionError("No PUT was answered during this build"));
		}
	}

	private static List<String> lines(Path file) {
		try {
			return Files.readAllLines(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
