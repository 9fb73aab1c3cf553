package com.promptservice.controlplane.deployment;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import com.promptservice.controlplane.bench.Bench;
import com.promptservice.controlplane.bench.LocalService;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Timing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much longer a deployment takes than Azure needs for it, and how long it is from an
 * empty subscription to a server that answers.
 */
@Tag("bench")
class DeploymentBenchTest {

	private static final int SCALE = 25;

	private static final double MOST = 1.3;

	private static final int STABLE_SECONDS = 60;

	private static final int NODES = 3;

	@TempDir
	private Path folder;

	@Test
	void a_deployment_and_an_upgrade_take_little_longer_than_their_critical_paths() throws Exception {
		try (LocalService service = new LocalService(this.folder, SCALE)) {
			service.created("westus2");
			service.createdCluster("kvs-wus2-01", "westus2", NODES);
			Durations durations = Durations.scaledBy(SCALE);
			// the first application with an identity brings the identity service along
			judge("deployment-create", deployed(service, "1.0.0"),
					durations.of(Timing.APPLICATION_TYPE)
						.plus(durations.of(Timing.APPLICATION_VERSION))
						.plus(durations.of(Timing.APPLICATION))
						.plus(durations.of(Timing.IDENTITY_SERVICE))
						.plus(durations.of(Timing.SERVICE)));
			// one upgrade domain for each of so few nodes
			judge("deployment-upgrade", deployed(service, "2.0.0"),
					durations.of(Timing.APPLICATION_VERSION)
						.plus(durations.of(Timing.UPGRADE_DOMAIN)
							.plus(durations.scale(Duration.ofSeconds(STABLE_SECONDS)))
							.multipliedBy(NODES)));
		}
	}

	@Test
	void it_takes_less_than_half_a_minute_from_nothing_to_a_server_that_answers() throws Exception {
		try (LocalService service = new LocalService(this.folder, 200)) {
			Instant start = Instant.now();
			service.created("westus2");
			service.createdCluster("kvs-wus2-01", "westus2", NODES);
			assertThat(deployed(service, "1.0.0").path("status").asString()).isEqualTo("Succeeded");
			double wall = seconds(Duration.between(start, Instant.now()));
			Bench.figure("region-cluster-deployment-wall", wall, "s");
			assertThat(wall).isLessThan(30);
		}
	}

	private static void judge(String name, JsonNode monitor, Duration criticalPath) {
		assertThat(monitor.path("status").asString()).as(monitor.toPrettyString()).isEqualTo("Succeeded");
		double path = seconds(criticalPath);
		double wall = seconds(Duration.between(Instant.parse(monitor.path("createdAt").asString()),
				Instant.parse(monitor.path("completedAt").asString())));
		Bench.figure(name + "-critical-path", path, "s");
		Bench.figure(name + "-wall", wall, "s");
		Bench.figure(name + "-wall-over-critical-path", wall / path, "ratio");
		assertThat(wall / path).as(monitor.toPrettyString()).isLessThanOrEqualTo(MOST);
	}

	private static JsonNode deployed(LocalService service, String version) throws Exception {
		service.send(service.request("/packages/KVStoreServer/" + version)
			.header("Content-Type", "application/zip")
			.PUT(BodyPublishers.ofByteArray(Zips.server(version)))
			.build());
		HttpResponse<String> accepted = service.send(service.request("/deployments")
			.header("Content-Type", "application/json")
			.POST(BodyPublishers
				.ofString("{\"cluster\": \"kvs-wus2-01\", \"package\": {\"name\": \"KVStoreServer\", \"version\": \""
						+ version + "\"}}"))
			.build());
		assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
		return service.ended(accepted.headers().firstValue("operation-id").orElseThrow());
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

}
