package com.promptservice.controlplane.peering;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.openapi.NodeTools;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Every handoff is of its language, whatever the names in it: judged by parsers that
 * others wrote.
 */
class HandoffSyntaxIT {

	private static final Path FOLDER = Path.of("target", "handoff");

	@BeforeAll
	static void write() throws IOException {
		HandoffSamples.write(FOLDER);
	}

	@Test
	void powershell_bicep_terraform_and_markdown_are_well_formed() throws Exception {
		NodeTools.Result result = NodeTools.node(NodeTools.FOLDER.resolve("handoff.mjs"), FOLDER.toString());
		assertThat(result.exitCode()).as(result.output()).isZero();
	}

	@DisabledOnOs(OS.WINDOWS)
	@Test
	void bash_reads_every_script() throws Exception {
		for (String script : scripts()) {
			run(List.of("bash", "-n", script));
		}
	}

	// Left out: notes on values that look as if they were meant to be evaluated
	@Test
	void shellcheck_finds_nothing_in_any_script() throws Exception {
		boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "shellcheck")));
		if (!"true".equals(System.getenv("CI"))) {
			assumeThat(there).as("shellcheck is installed").isTrue();
		}
		List<String> command = new ArrayList<>(
				List.of("shellcheck", "--severity=info", "--exclude=SC1003,SC1112,SC2016"));
		command.addAll(scripts());
		run(command);
	}

	private static List<String> scripts() throws IOException {
		try (Stream<Path> files = Files.list(FOLDER)) {
			List<String> scripts = files.map(Path::toString).filter((name) -> name.endsWith(".sh")).toList();
			assertThat(scripts).hasSizeGreaterThan(10);
			return scripts;
		}
	}

	private static void run(List<String> command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
	}

}
