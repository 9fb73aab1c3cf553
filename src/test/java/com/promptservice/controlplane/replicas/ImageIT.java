package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import com.promptservice.controlplane.openapi.NodeTools;
import com.promptservice.controlplane.storage.Azurite;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The image without a container engine: its files are judged by tools that know them, and
 * what the Dockerfile makes of the jar is made here and runs as the compose file has it.
 */
class ImageIT {

	@TempDir
	private Path folder;

	@Test
	void the_dockerfile_and_the_compose_file_are_right() throws Exception {
		NodeTools.Result result = judged(ImageFiles.DOCKERFILE, ImageFiles.COMPOSE);
		assertThat(result.exitCode()).as(result.output()).isZero();
	}

	@Test
	void what_is_wrong_in_them_would_be_seen() throws Exception {
		Path dockerfile = spoilt(ImageFiles.DOCKERFILE, "ENTRYPOINT", "ENTRIPOINT");
		assertThat(judged(dockerfile, ImageFiles.COMPOSE).output()).contains("ENTRIPOINT");
		for (String[] change : new String[][] { { "read_only:", "readonly:" }, { "service:azure", "service:azur" },
				{ "127.0.0.1:8090:8090", "8090:8090" }, { "- storage:/data", "- store:/data" } }) {
			Path compose = spoilt(ImageFiles.COMPOSE, change[0], change[1]);
			assertThat(judged(ImageFiles.DOCKERFILE, compose).exitCode()).as(change[1]).isOne();
		}
	}

	@Test
	void the_image_runs_as_nobody_in_particular_and_starts_with_no_shell() throws Exception {
		ImageFiles files = new ImageFiles();
		assertThat(files.all("USER").getLast()).matches("[1-9]\\d*:[1-9]\\d*");
		assertThat(files.all("FROM")).allMatch((base) -> base.contains("-distroless"));
		assertThat(files.command("ENTRYPOINT")).first().isEqualTo("java");
	}

	@Test
	void every_entry_of_the_jar_bears_the_same_time_on_every_machine() throws Exception {
		Set<String> times = new TreeSet<>();
		try (ZipFile jar = new ZipFile(System.getProperty("jar"))) {
			jar.stream()
				.map(ZipEntry::getTimeLocal)
				.map((time) -> time.toInstant(ZoneOffset.UTC).toString())
				.forEach(times::add);
		}
		assertThat(times).hasSize(1);
	}

	@Test
	void what_the_dockerfile_makes_of_the_jar_runs_as_the_compose_file_has_it() throws Exception {
		ImageFiles files = new ImageFiles();
		Path app = image(files);
		try (Azurite azurite = Azurite.start()) {
			int azurePort = JarProcess.freePort();
			int port = JarProcess.freePort();
			Map<String, String> azure = files.environment("azure");
			azure.putAll(Map.of("SIMULATOR_ADDRESS", "127.0.0.1", "SIMULATOR_PORT", "" + azurePort,
					"SIMULATOR_DATA_DIR", this.folder.resolve("azure").toString()));
			Map<String, String> replica = files.environment("replica-1");
			assertThat(replica).containsKeys("SERVER_PORT", "CONTROL_PLANE_STORAGE_CONNECTION_STRING");
			replica.putAll(Map.of("SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT", "" + port, "SIMULATOR_PORT",
					"" + azurePort, "CONTROL_PLANE_DATA_DIR", this.folder.resolve("data").toString()));
			replica.computeIfPresent("CONTROL_PLANE_STORAGE_CONNECTION_STRING",
					(name, account) -> account.replace("storage:10000", "127.0.0.1:" + azurite.blobPort())
						.replace("storage:10001", "127.0.0.1:" + azurite.queuePort()));
			List<Process> processes = List.of(run(files, app, azure, "azure"), run(files, app, replica, "replica"));
			try {
				Awaitility.await()
					.atMost(Duration.ofMinutes(6))
					.pollInterval(Duration.ofMillis(200))
					.until(() -> isReady(port) || !processes.stream().allMatch(Process::isAlive));
				assertThat(processes).as(() -> log("replica") + log("azure")).allMatch(Process::isAlive);
				assertThat(log("azure")).contains("The local Azure listens");
			}
			finally {
				for (Process process : processes) {
					process.destroyForcibly();
					process.waitFor(30, TimeUnit.SECONDS);
				}
			}
		}
	}

	/**
	 * Does what the Dockerfile says, in folders instead of containers.
	 */
	private Path image(ImageFiles files) throws Exception {
		Path build = Files.createDirectories(this.folder.resolve("build"));
		String[] jar = files.all("COPY").getFirst().split(" ");
		assertThat(Path.of(System.getProperty("jar")).getFileName().toString())
			.matches(jar[0].replace("target/", "").replace(".", "\\.").replace("*", ".*"));
		Files.copy(Path.of(System.getProperty("jar")), build.resolve(jar[1]));
		Process extraction = process(files.command("RUN")).directory(build.toFile()).start();
		assertThat(extraction.waitFor(4, TimeUnit.MINUTES)).isTrue();
		assertThat(extraction.exitValue()).as(() -> log("command")).isZero();
		Path app = Files.createDirectories(this.folder.resolve("app"));
		for (String copy : files.all("COPY")) {
			if (copy.startsWith("--from=layers ")) {
				String[] parts = copy.split(" ");
				copy(build.resolve(parts[1].replace("/build/", "")), app.resolve(parts[2]).normalize());
			}
		}
		return app;
	}

	private Process run(ImageFiles files, Path app, Map<String, String> environment, String name) throws IOException {
		ProcessBuilder builder = process(files.command("ENTRYPOINT")).directory(app.toFile())
			.redirectOutput(this.folder.resolve(name + ".log").toFile());
		builder.environment().clear();
		builder.environment().putAll(environment);
		return builder.start();
	}

	private ProcessBuilder process(List<String> command) {
		List<String> here = new ArrayList<>(command);
		assertThat(here.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString())).isEqualTo("java");
		return new ProcessBuilder(here).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("command.log").toFile());
	}

	private static void copy(Path from, Path to) throws IOException {
		// a layer may be empty, but each is there
		assertThat(from).isDirectory();
		try (Stream<Path> all = Files.walk(from)) {
			for (Path source : all.toList()) {
				Path target = to.resolve(from.relativize(source).toString());
				if (Files.isDirectory(source)) {
					Files.createDirectories(target);
				}
				else {
					Files.copy(source, target);
				}
			}
		}
	}

	private static NodeTools.Result judged(Path dockerfile, Path compose) throws Exception {
		return NodeTools.node(NodeTools.FOLDER.resolve("docker.mjs"), dockerfile.toString(), compose.toString());
	}

	private Path spoilt(Path file, String right, String wrong) throws IOException {
		String text = Files.readString(file);
		assertThat(text).contains(right);
		return Files.writeString(this.folder.resolve(file.getFileName()), text.replace(right, wrong));
	}

	private static boolean isReady(int port) throws InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
			.timeout(Duration.ofSeconds(30))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private String log(String name) {
		try {
			return Files.readString(this.folder.resolve(name + ".log"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
