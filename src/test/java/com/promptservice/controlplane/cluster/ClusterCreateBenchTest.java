package com.promptservice.controlplane.cluster;

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
 * How much longer a cluster takes than Azure needs for it.
 */
@Tag("bench")
class ClusterCreateBenchTest {

	private static final int SCALE = 50;

	private static final double MOST = 1.3;

	@TempDir
	private Path folder;

	@Test
	void a_cluster_takes_little_longer_than_its_critical_path() throws Exception {
		try (LocalService service = new LocalService(this.folder, SCALE)) {
			assertThat(service.created("westus2").path("status").asString()).isEqualTo("Succeeded");
			JsonNode monitor = service.createdCluster("kvs-wus2-01", "westus2", 3);
			assertThat(monitor.path("status").asString()).as(monitor.toPrettyString()).isEqualTo("Succeeded");
			Durations durations = Durations.scaledBy(SCALE);
			// the App nodes are done before the System nodes, beside which they are made
			double path = seconds(durations.of(Timing.CLUSTER).plus(durations.of(Timing.PRIMARY_NODE_TYPE)));
			double wall = seconds(Duration.between(Instant.parse(monitor.path("createdAt").asString()),
					Instant.parse(monitor.path("completedAt").asString())));
			Bench.figure("cluster-create-critical-path", path, "s");
			Bench.figure("cluster-create-wall", wall, "s");
			Bench.figure("cluster-create-wall-over-critical-path", wall / path, "ratio");
			assertThat(wall / path).as(monitor.toPrettyString()).isLessThanOrEqualTo(MOST);
		}
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / 1e9;
	}

}
