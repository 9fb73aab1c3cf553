package com.promptservice.controlplane.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the tools that the build installs into {@code src/test/npm}.
 */
public final class NodeTools {

	/**
	 * The folder whose {@code node_modules} holds the tools.
	 */
	public static final Path FOLDER = Path.of("src", "test", "npm");

	private NodeTools() {
	}

	/**
	 * Runs one of the tools' scripts.
	 * @param script below {@code node_modules}
	 */
	public static Result tool(String script, String... arguments) throws IOException, InterruptedException {
		Path file = FOLDER.resolve("node_modules").resolve(script);
		assertThat(file).as("the check tools; 'node install.mjs' in %s installs them", FOLDER).exists();
		return node(file, arguments);
	}

	/**
	 * Runs a script; fails after five minutes.
	 */
	public static Result node(Path script, String... arguments) throws IOException, InterruptedException {
		return node(Map.of(), script, arguments);
	}

	/**
	 * The same with more environment variables.
	 */
	public static Result node(Map<String, String> environment, Path script, String... arguments)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("node", script.toString()));
		command.addAll(List.of(arguments));
		Path output = Files.createTempFile(Files.createDirectories(Path.of("target")), "node", ".txt");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
		builder.environment().put("REDOCLY_TELEMETRY", "off");
		builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
		builder.environment().putAll(environment);
		Process process = builder.start();
		try {
			assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("%s ended", command).isTrue();
			return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
		}
		finally {
			process.destroyForcibly();
			Files.delete(output);
		}
	}

	/**
	 * How a tool ended, and all it printed.
	 */
	public record Result(int exitCode, String output) {
	}

}
