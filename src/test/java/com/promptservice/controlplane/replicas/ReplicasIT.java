package com.promptservice.controlplane.replicas;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two replicas in the hours when something happens to one of them, or to the storage of
 * both.
 */
class ReplicasIT {

	private static final Logger logger = LoggerFactory.getLogger(ReplicasIT.class);

	/** For whatever comes at all, on a machine where much else goes on. */
	private static final Duration LONG_ENOUGH = Duration.ofMinutes(6);

	private static Site site;

	@BeforeAll
	static void start() {
		site = new Site("hours", 2, 30, 1);
	}

	@AfterAll
	static void stop() {
		if (site != null) {
			site.close();
		}
	}

	@Test
	void a_replica_that_is_asked_to_stop_hands_its_work_over() throws Exception {
		String operation = accepted(site.replica(0), "westus2", "handed-over");
		Replica leaving = holder();
		Replica staying = other(leaving);
		long epoch = begun(operation);
		long asked = System.nanoTime();
		leaving.process().terminate();
		try {
			soon().until(() -> epoch(operation) > epoch);
			logger.info("replicas hand-over {} ms after SIGTERM",
					Duration.ofNanos(System.nanoTime() - asked).toMillis());
			// without waiting for the lease to run out
			soon().until(() -> leaving.process().log().contains("Operation " + operation + " is handed over"));
			awaitSuccess(staying, operation);
		}
		finally {
			leaving.process().gone(LONG_ENOUGH);
			leaving.launch();
			leaving.awaitReady();
		}
		assertThat(leaving.read("/regions/westus2").path("provisioningState").asString()).isEqualTo("Succeeded");
	}

	@Test
	void a_worker_that_was_paused_past_its_lease_can_write_nothing_more() throws Exception {
		String operation = accepted(site.replica(1), "eastus", "paused-1");
		Replica paused = holder();
		Replica awake = other(paused);
		long epoch = begun(operation);
		paused.process().pause();
		soon().until(() -> epoch(operation) > epoch);
		String owner = owner(operation);
		paused.process().resume();
		paused.process().awaitLog("Operation " + operation + " was taken over by another worker");
		awaitSuccess(awake, operation);
		assertThat(owner(operation)).as("owner").isEqualTo(owner);
		assertThat(epoch(operation)).as("take-overs").isEqualTo(epoch + 1);
		soon().until(() -> active(paused) == 0 && active(awake) == 0);
		RepeatedWrites repeated = new RepeatedWrites();
		site.azure().exchanges().forEach(repeated::add);
		assertThat(repeated.found()).as("done twice").isEmpty();
	}

	@Test
	void without_storage_for_a_while_nothing_is_half_recorded_and_work_goes_on_afterwards() throws Exception {
		outage("westus3", Duration.ofSeconds(8));
	}

	@Test
	@Tag("chaos")
	void without_storage_for_a_minute_nothing_is_half_recorded_and_work_goes_on_afterwards() throws Exception {
		outage("centralus", Duration.ofSeconds(60));
	}

	@Test
	void how_the_workers_are_is_for_operators_and_how_ready_it_is_for_everybody() throws Exception {
		Replica replica = site.replica(0);
		soon().until(replica::isReady);
		assertThat(replica.health("workers").statusCode()).isEqualTo(401);
		assertThat(replica.health("readiness").body()).isEqualTo("{\"status\":\"UP\"}");
		JsonNode workers = replica.workers();
		assertThat(workers.path("status").asString()).isEqualTo("UP");
		assertThat(workers.path("components").path("workerLoop").path("details").propertyNames())
			.contains("activeOperations", "queueDepth", "secondsOfOldestMessage", "secondsSinceHeartbeat");
		assertThat(replica.actuator("prometheus")).contains("kvstore_queue_depth_messages ",
				"kvstore_queue_oldest_age_seconds ", "kvstore_operation_active ");
	}

	private static void outage(String region, Duration length) throws Exception {
		String running = accepted(site.replica(0), region, region + "-running");
		long end = System.nanoTime() + length.toNanos();
		site.storage(false);
		for (Replica replica : site.replicas()) {
			HttpResponse<String> read = replica.get("/operations/" + running);
			assertThat(read.statusCode()).as(read.body()).isEqualTo(503);
			assertThat(read.headers().firstValue("retry-after")).isPresent();
			HttpResponse<String> write = replica.put("/regions/" + region + "2", "refused-" + region, RegionLife.BODY);
			assertThat(write.statusCode()).as(write.body()).isEqualTo(503);
			assertThat(write.headers().firstValue("retry-after")).isPresent();
			soon().until(() -> replica.health("readiness").statusCode() == 503);
			assertThat(replica.health("liveness").statusCode()).isEqualTo(200);
		}
		LockSupport.parkNanos(Math.max(0, end - System.nanoTime()));
		site.storage(true);
		for (Replica replica : site.replicas()) {
			soon().until(replica::isReady);
			assertThat(answered(replica, "/regions/" + region + "2").statusCode()).isEqualTo(404);
			assertThat(answered(replica, "/operations/home.refused-" + region).statusCode()).isEqualTo(404);
		}
		assertThat(site.stored().names()).as("what is stored of a refused write")
			.noneMatch((name) -> name.contains("refused-" + region) && !name.contains("audit"));
		awaitSuccess(site.replica(1), running);
	}

	/**
	 * Sends as often as a client would to whom a broken connection happens.
	 */
	private static String accepted(Replica replica, String region, String id) {
		HttpResponse<String> answer = soon().until(() -> replica.put("/regions/" + region, id, RegionLife.BODY),
				(told) -> told.statusCode() != 503);
		assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
		return answer.headers().firstValue("operation-id").orElseThrow();
	}

	/**
	 * Asks again while storage is slow.
	 */
	private static HttpResponse<String> answered(Replica replica, String path) {
		return soon().until(() -> replica.get(path), (told) -> told.statusCode() != 503);
	}

	/**
	 * The replica whose worker has something in hands; only one has.
	 */
	private static Replica holder() {
		soon().until(() -> site.replicas().stream().anyMatch((one) -> active(one) > 0));
		return site.replicas().stream().filter((one) -> active(one) > 0).findFirst().orElseThrow();
	}

	private static Replica other(Replica replica) {
		return site.replicas().stream().filter((one) -> one != replica).findFirst().orElseThrow();
	}

	private static int active(Replica replica) {
		try {
			return replica.workerDetail("activeOperations");
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private static long epoch(String operation) {
		return site.operation(operation).path("progress").path("epoch").asLong();
	}

	/**
	 * The number of the first take-over, once it is stored.
	 */
	private static long begun(String operation) {
		return soon().until(() -> epoch(operation), (epoch) -> epoch > 0);
	}

	private static String owner(String operation) {
		return site.operation(operation).path("progress").path("owner").asString();
	}

	private static void awaitSuccess(Replica replica, String operation) {
		soon().until(() -> {
			JsonNode monitor = JsonMapper.shared().readTree(answered(replica, "/operations/" + operation).body());
			assertThat(monitor.path("status").asString()).as(monitor.toString()).isNotIn("Failed", "Canceled");
			return monitor.path("status").asString().equals("Succeeded");
		});
	}

	private static ConditionFactory soon() {
		return Awaitility.await().atMost(LONG_ENOUGH).pollInterval(Duration.ofMillis(50)).pollDelay(Duration.ZERO);
	}

}
