package com.promptservice.controlplane.region;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import com.promptservice.controlplane.bench.Bench;
import com.promptservice.controlplane.bench.LocalService;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Timing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much longer a region takes than Azure needs for it.
 */
@Tag("bench")
class RegionCreateBenchTest {

	private static final int SCALE = 20;

	private static final double MOST = 1.3;

	@TempDir
	private Path folder;

	@Test
	void a_region_takes_little_longer_than_its_critical_path() throws Exception {
		try (LocalService service = new LocalService(this.folder, SCALE)) {
			assertThat(service.created("eastus").path("status").asString()).isEqualTo("Succeeded");
			long reads = service.takeRequests("GET");
			long writes = service.takeRequests("PUT", "POST");
			JsonNode monitor = service.created("westus2");
			assertThat(monitor.path("status").asString()).as(monitor.toPrettyString()).isEqualTo("Succeeded");
			RegionSpec spec = service.bean(RegionStore.class).get("westus2").spec();
			double path = seconds(criticalPath(service.bean(RegionCreatePlan.class), spec, Durations.scaledBy(SCALE)));
			double wall = wall(monitor);
			Bench.figure("region-create-critical-path", path, "s");
			Bench.figure("region-create-wall", wall, "s");
			Bench.figure("region-create-wall-over-critical-path", wall / path, "ratio");
			Bench.figure("region-create-reads-per-write",
					(double) (service.takeRequests("GET") - reads) / (service.takeRequests("PUT", "POST") - writes),
					"requests");
			assertThat(wall / path).as(monitor.toPrettyString()).isLessThanOrEqualTo(MOST);
		}
	}

	@Test
	void a_region_at_the_default_time_scale() throws Exception {
		try (LocalService service = new LocalService(this.folder, 200)) {
			JsonNode monitor = service.created("westus2");
			assertThat(monitor.path("status").asString()).as(monitor.toPrettyString()).isEqualTo("Succeeded");
			Bench.figure("region-create-default-scale", wall(monitor), "s");
		}
	}

	private static double wall(JsonNode monitor) {
		return seconds(Duration.between(Instant.parse(monitor.path("createdAt").asString()),
				Instant.parse(monitor.path("completedAt").asString())));
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

	private static Duration criticalPath(RegionCreatePlan plan, RegionSpec spec, Durations durations) {
		Map<String, Duration> ends = new HashMap<>();
		Duration longest = Duration.ZERO;
		for (PlannedStep step : plan.of(spec).steps()) {
			Duration start = step.after().stream().map(ends::get).max(Duration::compareTo).orElse(Duration.ZERO);
			Duration end = start.plus(took(step.name(), durations));
			ends.put(step.name(), end);
			longest = (end.compareTo(longest) > 0) ? end : longest;
		}
		return longest;
	}

	/**
	 * A grant counts from its acceptance, a principal from the identity's.
	 */
	private static Duration took(String step, Durations durations) {
		return switch (step) {
			case RegionCreatePlan.GROUP, RegionCreatePlan.USER_CONTENT_GROUP -> durations.of(Timing.GROUP);
			case "network-security-group" -> durations.of(Timing.NETWORK_SECURITY_GROUP);
			case RegionCreatePlan.NETWORK -> durations.of(Timing.VIRTUAL_NETWORK);
			case RegionCreatePlan.SUBNET -> durations.of(Timing.SUBNET);
			case RegionCreatePlan.STORAGE_ACCOUNT -> durations.of(Timing.STORAGE_ACCOUNT);
			case RegionCreatePlan.METADATA_CONTAINER, "packages-container" -> durations.of(Timing.CONTAINER);
			case "operations-queue" -> durations.of(Timing.QUEUE);
			case RegionCreatePlan.IDENTITY -> durations.of(Timing.IDENTITY);
			case RegionCreatePlan.KEY_VAULT -> durations.of(Timing.VAULT);
			case RegionCreatePlan.LOAD_BALANCER -> durations.of(Timing.LOAD_BALANCER);
			case RegionCreatePlan.CERTIFICATES_ROLE -> durations.of(Timing.ROLE_EFFECT);
			case RegionCreatePlan.SERVER_CERTIFICATE, RegionCreatePlan.CLIENT_CERTIFICATE ->
				durations.of(Timing.CERTIFICATE);
			case "role-identity-metadata", "role-identity-user-content",
					"role-identity-secrets" ->
				durations.of(Timing.PRINCIPAL_REPLICATION)
					.minus(durations.of(Timing.IDENTITY))
					.plus(durations.of(Timing.ROLE_ASSIGNMENT));
			default -> step.startsWith("role-") ? durations.of(Timing.ROLE_ASSIGNMENT) : Duration.ZERO;
		};
	}

}
