package com.promptservice.controlplane.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.promptservice.controlplane.bench.PackagedJar;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * README's walk, as it stands but for the ports, against the packaged service.
 */
class ReadmeWalkIT {

	private static final Pattern WALK = Pattern.compile("<!-- walk -->(.*)<!-- /walk -->", Pattern.DOTALL);

	private static final Pattern BLOCK = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);

	private static final Pattern SECRET = Pattern
		.compile("\"vault\":\"[^\"]+\",\"value\":\"([^\"]+)\"|[?&]sig=([^\"&]+)");

	private static final String NEXT = "=== next ===";

	@TempDir
	private Path folder;

	@Test
	void every_command_of_the_walk_works_as_it_stands() throws Exception {
		int port = freePort();
		int azure = freePort();
		Process service = start(port, azure);
		try {
			Awaitility.await().atMost(Duration.ofMinutes(6)).until(() -> !service.isAlive() || isReady(port));
			assertThat(service.isAlive()).as(() -> "the service runs: " + read("service.log")).isTrue();

			String[] said = walk(port, azure);

			assertThat(said).as("answers, block by block").hasSize(24);
			assertThat(said[0]).as("token").isBlank();
			assertThat(said[1]).as("what-if").contains("\"diagnostics\":[]", "kvstore-vnet-westus2");
			assertThat(said[2]).as("create").contains("\"provisioningState\":\"Creating\"", "/operations/");
			assertThat(said[3]).as("watch").contains("event:operation", "\"status\":\"Succeeded\"");
			assertThat(said[4]).as("config")
				.contains("\"vnetName\":\"kvstore-vnet-westus2\"", "\"grpcPorts\":[8085,8086]");
			assertThat(said[5]).as("delete the rule").doesNotContain("error");
			assertThat(said[6]).as("converge")
				.contains("\"status\":\"Succeeded\"", "\"name\":\"AllowKvStoreGrpc\"")
				.doesNotContain("NotFound");
			assertThat(said[7]).as("cluster")
				.contains("\"provisioningState\":\"Creating\"", "event:operation", "\"status\":\"Succeeded\"");
			assertThat(said[8]).as("cluster config")
				.contains("kvs-wus2-01.westus2.cloudapp.azure.com:19000",
						"\"internalLoadBalancerName\":\"kvs-wus2-01-ilb\"", "{\"name\":\"App\",\"instanceCount\":3}");
			assertThat(said[9]).as("packages")
				.contains("/packages/KVStoreServer/1.0.0", "/packages/KVStoreServer/1.1.0", "\"sha256\":")
				.doesNotContain("error");
			assertThat(said[10]).as("deploy")
				.contains("\"provisioningState\":\"Creating\"", "DeploymentCreate", "\"status\":\"Succeeded\"");
			assertThat(said[11]).as("upgrade and roll-back")
				.contains("DeploymentCreate", "DeploymentRollback", "\"state\":\"RolledBack\",\"version\":\"1.0.0\"")
				.doesNotContain("\"status\":\"Failed\"");
			assertThat(said[12]).as("scale").contains("ClusterScale", "\"status\":\"Succeeded\"");
			assertThat(said[13]).as("customer").contains("\"name\":\"contoso\"", "\"status\":\"Succeeded\"");
			assertThat(said[14]).as("ask").contains("PendingApproval", "PeeringCreate", "\"status\":\"Succeeded\"");
			assertThat(said[15]).as("approve")
				.contains("PeeringApprove", "\"status\":\"AwaitingCustomer\"", "az network vnet peering create");
			assertThat(said[16]).as("connect").contains("\"status\":\"Connected\"", "grpc://10.0.0.4:8085");
			assertThat(said[17]).as("hand-off and diagnosis")
				.contains("PromptServiceVNetId", "\"verdict\":")
				.doesNotContain("\"error\":");
			assertThat(said[18]).as("break and repair")
				.contains("\"status\":\"Disconnected\"", "PeeringRepair", "\"status\":\"Connected\"");
			assertThat(said[19]).as("refuse the last cluster")
				.contains("\"code\":\"LastClusterInUse\"", "/peerings/westus2.");
			assertThat(said[20]).as("end").contains("PeeringDelete", "left to the customer", "CustomerDelete");
			assertThat(said[21]).as("remove").contains("\"status\":\"Succeeded\"", "the cluster now answers 404");
			assertThat(said[22]).as("delete").contains("\"status\":\"Succeeded\"", "the region now answers 404");
			assertThat(said[23]).as("end").isBlank();
			theServiceHasKeptNoSecret();
		}
		finally {
			service.destroy();
			service.waitFor(30, TimeUnit.SECONDS);
			service.destroyForcibly();
		}
	}

	/**
	 * What only the vault may know, and the signatures of packages' addresses, as the
	 * local Azure had them, are in no document, message, audit entry or line of the log.
	 */
	private void theServiceHasKeptNoSecret() throws IOException {
		String azure = Files.readString(this.folder.resolve("azure/state.ndjson"));
		List<String> secrets = SECRET.matcher(azure)
			.results()
			.map((found) -> (found.group(1) != null) ? found.group(1) : found.group(2))
			.distinct()
			.toList();
		assertThat(secrets).as("a password and the addresses of two packages").hasSizeGreaterThanOrEqualTo(3);
		List<Path> kept;
		try (Stream<Path> files = Files.walk(this.folder.resolve("data"))) {
			kept = new ArrayList<>(files.filter(Files::isRegularFile).toList());
		}
		assertThat(kept).as("what the service keeps").hasSizeGreaterThan(10);
		kept.add(this.folder.resolve("service.log"));
		for (Path file : kept) {
			String text = Files.readString(file, StandardCharsets.ISO_8859_1);
			assertThat(secrets).as(file.toString()).noneMatch(text::contains);
		}
	}

	private Process start(int port, int azure) throws IOException {
		List<String> command = PackagedJar.asShipped();
		command.addAll(List.of("--spring.profiles.active=local", "--server.port=" + port, "--simulator.port=" + azure,
				"--control-plane.public-base-url=http://127.0.0.1:" + port,
				"--control-plane.data-dir=" + this.folder.resolve("data"),
				"--simulator.data-dir=" + this.folder.resolve("azure")));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("service.log").toFile())
			.start();
	}

	private String[] walk(int port, int azure) throws Exception {
		StringBuilder script = new StringBuilder("set -euo pipefail\n");
		for (String block : blocks()) {
			script.append(block.replace(":8080", ":" + port).replace(":8090", ":" + azure));
			script.append("echo; echo '").append(NEXT).append("'\n");
		}
		Path file = Files.writeString(this.folder.resolve("walk.sh"), script);
		Process bash = new ProcessBuilder("bash", file.toString()).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("walk.log").toFile())
			.start();
		assertThat(bash.waitFor(8, TimeUnit.MINUTES)).as(() -> "the walk ends: " + read("walk.log")).isTrue();
		assertThat(bash.exitValue()).as(() -> "the walk: " + read("walk.log") + read("service.log")).isZero();
		return read("walk.log").split(NEXT, -1);
	}

	private static List<String> blocks() throws IOException {
		return WALK.matcher(Files.readString(Path.of("README.md")))
			.results()
			.flatMap((walk) -> BLOCK.matcher(walk.group(1)).results())
			.map((MatchResult block) -> block.group(1))
			.toList();
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

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private String read(String name) {
		try {
			return Files.readString(this.folder.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
