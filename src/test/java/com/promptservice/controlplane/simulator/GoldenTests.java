package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What was once said to real Azure is said to the local one, and gets the same answers.
 * The recordings lie beside the project on the machines that have them.
 */
class GoldenTests {

	static final Path RECORDINGS = Path.of("..", "shared", "arm", "golden");

	private static final Map<String, Integer> COVERED = new TreeMap<>();

	private static final Set<String> REPLAYED = new HashSet<>();

	@BeforeAll
	static void theRecordingsAreHere() {
		boolean owed = Boolean.parseBoolean(System.getenv("CI")) && Files.exists(Path.of("..", "shared"));
		assumeTrue(owed || Files.exists(RECORDINGS), "The recordings are not on this machine: " + RECORDINGS);
	}

	static List<String> recordings() throws IOException {
		if (Files.notExists(RECORDINGS)) {
			return List.of("none");
		}
		try (Stream<Path> files = Files.list(RECORDINGS)) {
			return files.map((file) -> file.getFileName().toString().replace(".json", ""))
				.filter((name) -> name.contains("__"))
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("recordings")
	void the_recorded_session_goes_the_same_way(String name) throws IOException {
		Replay replay = new Replay(name, (recorded, answer) -> answer)
			.run(RecordedExchange.in(RECORDINGS.resolve(name + ".json")));
		replay.covered().forEach((operation, times) -> COVERED.merge(operation, times, Integer::sum));
		assertThat(AcceptedDifference.unaccepted(replay.differences())).isEmpty();
		REPLAYED.add(name);
	}

	@AfterAll
	static void nothingIsAcceptedThatNoRecordingNeeds() throws IOException {
		COVERED.forEach((operation, times) -> System.out.println("covered " + operation + " x" + times));
		AcceptedDifference.report().forEach(System.out::println);
		if (REPLAYED.containsAll(recordings())) {
			assertThat(AcceptedDifference.unneeded()).isEmpty();
		}
	}

}
