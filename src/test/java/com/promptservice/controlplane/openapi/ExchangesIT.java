package com.promptservice.controlplane.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
		verdict.output()
			.lines()
			.filter((line) -> line.matches("covered .*|\\d+ exchanges.*"))
			.forEach(System.out::println);
		assertThat(verdict.exitCode()).as(verdict.output()).isZero();
		assertThat(verdict.output()).contains("0 with issues");
	}

	@Test
	void each_of_ten_kinds_of_faults_is_found_and_what_is_right_is_not() throws Exception {
		Map<String, ObjectNode> faults = PlantedFaults.in(exchanges(".ndjson"));
		assertThat(faults).hasSizeGreaterThanOrEqualTo(10);
		for (Map.Entry<String, ObjectNode> fault : faults.entrySet()) {
			write(fault.getKey(), fault.getValue());
		}
		write("right", exchanges(".ndjson").getFirst());
		NodeTools.Result verdict = judge(this.folder);
		assertThat(verdict.exitCode()).as(verdict.output()).isOne();
		assertThat(verdict.output()).contains(faults.size() + " with issues").doesNotContain("right.ndjson:1");
		faults.keySet().forEach((name) -> assertThat(verdict.output()).contains(name + ".ndjson:1"));
	}

	@Test
	void operations_are_followed_as_azure_lets_them_be_followed() throws IOException {
		RecordedPolls recorded = RecordedPolls.in(SHARED.resolve("arm").resolve("golden"));
		List<ObjectNode> polls = exchanges(".polls");
		assertThat(polls).isNotEmpty();
		assertThat(polls.stream().map(recorded::oddityOf).filter(Objects::nonNull).distinct()).isEmpty();
		ObjectNode odd = polls.getFirst().deepCopy();
		((ObjectNode) odd.get("liveResponse")).putObject("body").put("status", "Done");
		assertThat(recorded.oddityOf(odd)).contains("Done").contains("was never seen");
	}

	@Test
	void deletions_of_nothing_are_as_specified() throws Exception {
		for (ObjectNode absent : exchanges(".absent")) {
			Files.writeString(this.folder.resolve("absent.ndjson"), absent + "\n", StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		List<String> issues = judge(this.folder).output().lines().filter((line) -> line.startsWith("    ")).toList();
		// the recordings hold no such request, and that is all there is to say about them
		assertThat(issues).isNotEmpty().allMatch((issue) -> issue.matches("    FINGERPRINT .*: 204\\|-\\|-\\| .*"));
	}

	private void write(String name, JsonNode exchange) throws IOException {
		Files.writeString(this.folder.resolve(name + ".ndjson"), exchange.toString() + "\n");
	}

	private static NodeTools.Result judge(Path exchanges) throws Exception {
		return NodeTools.node(JUDGE, exchanges.toString(), "--tools", NodeTools.FOLDER.toString());
	}

	private static List<ObjectNode> exchanges(String ending) throws IOException {
		try (Stream<Path> files = Files.list(EXCHANGES)) {
			return files.filter((file) -> file.toString().endsWith(ending))
				.sorted()
				.flatMap((file) -> lines(file).stream())
				.map((line) -> (ObjectNode) JSON.readTree(line))
				.toList();
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
