package com.promptservice.controlplane.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged service, killed for real in the middle of its work, again and again.
 */
class KillNineIT {

	private static final int KILLS = 2;

	@TempDir
	private Path folder;

	@Test
	void a_region_is_finished_by_whoever_comes_after_the_killed_ones() throws Exception {
		Random random = new Random(Long.getLong("faults.seed", 1));
		LiveService service = new LiveService(this.folder);
		try {
			service.start();
			service.put("/regions/westus2", "kill-nine-1", Bodies.FULL);
			int percent = 0;
			for (int i = 0; i < KILLS; i++) {
				percent += 5 + random.nextInt(20);
				int goal = percent;
				until(service, (monitor) -> monitor.path("percentComplete").asInt() >= goal || ended(monitor));
				service.kill();
				service.start();
				// a client whose answer may have been lost asks again
				service.put("/regions/westus2", "kill-nine-1", Bodies.FULL);
			}
			until(service, KillNineIT::ended);

			JsonNode operations = service.get("/operations").path("value");
			assertThat(operations).as("operations").hasSize(1);
			JsonNode monitor = monitor(service);
			assertThat(monitor.path("status").asString()).as(monitor.toString()).isEqualTo("Succeeded");
			assertThat(service.get("/regions/westus2").path("provisioningState").asString()).isEqualTo("Succeeded");
			assertThat(unlisted(service, monitor)).as("resources that no record lists").isEmpty();
		}
		finally {
			service.kill();
		}
	}

	private static void until(LiveService service, java.util.function.Predicate<JsonNode> condition) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(6))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> condition.test(monitor(service)));
	}

	private static JsonNode monitor(LiveService service) throws IOException, InterruptedException {
		return service.get("/operations/home.kill-nine-1");
	}

	private static boolean ended(JsonNode monitor) {
		return Set.of("Succeeded", "Failed", "Canceled").contains(monitor.path("status").asString(""));
	}

	private static Set<String> unlisted(LiveService service, JsonNode monitor)
			throws IOException, InterruptedException {
		Set<String> listed = new TreeSet<>();
		monitor.path("steps").forEach((step) -> listed.add(key(step.path("armResourceId"))));
		Set<String> unlisted = new TreeSet<>();
		for (JsonNode resource : service.azure("/simulator/resources").path("value")) {
			String id = key(resource.path("id"));
			// rules, pools and default services lie in the resource that the record lists
			if (listed.stream()
				.noneMatch((one) -> id.equals(one) || (one.contains("/providers/") && id.startsWith(one)))) {
				unlisted.add(id);
			}
		}
		return unlisted;
	}

	private static String key(JsonNode id) {
		return id.asString("").toLowerCase(Locale.ROOT);
	}

}
