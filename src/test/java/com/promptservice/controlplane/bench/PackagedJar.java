package com.promptservice.controlplane.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar for tests that start it again and again, made to start at half the
 * cost: taken apart once a build, beside an archive of the classes that a start loads.
 */
public final class PackagedJar {

	private static final Logger logger = LoggerFactory.getLogger(PackagedJar.class);

	/** What takes long is to start. */
	private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
			"-Xshare:auto", "-Djdk.httpclient.keepalive.timeout=3");

	private static final long MINUTES = 5;

	private static Path launched;

	private PackagedJar() {
	}

	/**
	 * How to start it; the application's own arguments are added at the end.
	 */
	public static List<String> command() {
		Path jar = prepared();
		List<String> command = new ArrayList<>(java());
		command.addAll(List.of("-XX:SharedArchiveFile=" + archive(jar), "-jar", jar.toString()));
		return command;
	}

	/**
	 * How to start the jar as it is shipped.
	 */
	public static List<String> asShipped() {
		List<String> command = new ArrayList<>(java());
		command.addAll(List.of("-jar", shipped().toString()));
		return command;
	}

	private static synchronized Path prepared() {
		if (launched == null) {
			Path folder = Path.of("target", "fast-start").toAbsolutePath();
			try {
				FileSystemUtils.deleteRecursively(folder);
				Files.createDirectories(folder);
				Path jar = folder.resolve("app").resolve(shipped().getFileName());
				run(folder, List.of(java().getFirst(), "-Djarmode=tools", "-jar", shipped().toString(), "extract",
						"--destination", jar.getParent().toString()));
				run(folder, training(folder, jar));
				launched = jar;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IllegalStateException(ex);
			}
		}
		return launched;
	}

	/**
	 * A start that ends as soon as everything stands. Without an archive everything works
	 * as well, only slower.
	 */
	private static List<String> training(Path folder, Path jar) {
		List<String> command = new ArrayList<>(java());
		command.addAll(List.of("-XX:ArchiveClassesAtExit=" + archive(jar), "-Xlog:cds=off", "-Xlog:cds+dynamic=off",
				"-Dspring.context.exit=onRefresh", "-jar", jar.toString(), "--spring.profiles.active=local",
				"--server.port=0", "--simulator.port=0", "--control-plane.public-base-url=http://127.0.0.1:1",
				"--control-plane.data-dir=" + folder.resolve("data"), "--simulator.data-dir=" + folder.resolve("azure"),
				"--simulator.exchanges-dir="));
		return command;
	}

	private static void run(Path folder, List<String> command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("preparation.log").toFile()))
			.start();
		if (!process.waitFor(MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
			process.destroyForcibly();
			logger.warn("The packaged jar starts slowly here; see {}", folder.resolve("preparation.log"));
		}
	}

	private static List<String> java() {
		List<String> java = new ArrayList<>();
		java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		java.addAll(SHORT_LIVED);
		return java;
	}

	private static Path archive(Path jar) {
		return jar.resolveSibling("classes.jsa");
	}

	private static Path shipped() {
		return Path.of(System.getProperty("jar"));
	}

}
