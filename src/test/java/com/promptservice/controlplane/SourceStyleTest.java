package com.promptservice.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the compiled classes cannot tell: the shape of the source files.
 */
class SourceStyleTest {

	private static final Path MAIN = Path.of("src", "main", "java");

	private static final Path TEST = Path.of("src", "test", "java");

	private static final int LONGEST_FILE = 300;

	@Test
	void no_main_file_is_longer_than_300_lines() throws IOException {
		List<String> tooLong = sources(MAIN).filter((file) -> lines(file).size() > LONGEST_FILE)
			.map((file) -> file.getFileName() + " has " + lines(file).size() + " lines")
			.toList();
		assertThat(tooLong).isEmpty();
	}

	@Test
	void every_package_says_what_it_is_for() throws IOException {
		List<Path> without = sources(MAIN).map(Path::getParent)
			.distinct()
			.filter((folder) -> Files.notExists(folder.resolve("package-info.java")))
			.toList();
		assertThat(without).isEmpty();
	}

	@Test
	void every_public_type_has_a_sentence_of_javadoc() throws IOException {
		assertThat(matches(MAIN, "(?s).*\\n\\n(?:@[^\\n]+\\n)*public [\\w -]*(?:class|record|interface|enum) .*"))
			.isEmpty();
	}

	@Test
	void no_code_catches_what_a_crash_throws() throws IOException {
		assertThat(matches(MAIN, "(?s).*catch \\((?:final )?(?:[\\w.]+ \\| )*(?:Throwable|Error) .*")).isEmpty();
	}

	@Test
	void nothing_is_left_to_do() throws IOException {
		String unfinished = "(?s).*\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b.*";
		assertThat(matches(MAIN, unfinished)).isEmpty();
		assertThat(matches(TEST, unfinished)).isEmpty();
	}

	// Wire is the slow client: what it waits for is real time itself
	@Test
	void tests_do_not_sleep() throws IOException {
		assertThat(matches(TEST, "(?s).*\\bThread" + "\\.sleep\\(.*"))
			.allMatch((file) -> file.endsWith(Path.of("api", "Wire.java")));
	}

	private static List<Path> matches(Path root, String pattern) throws IOException {
		Pattern whole = Pattern.compile(pattern);
		return sources(root).filter((file) -> whole.matcher(String.join("\n", lines(file))).matches()).toList();
	}

	private static Stream<Path> sources(Path root) throws IOException {
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
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
