package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.region.Cidr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@ResourceLock(PeeringScenario.ONE_WIRE)
class HundredPeeringsTest {

	private static final int ALL = 100;

	private static final int CUSTOMERS = 20;

	/** So many have addresses of their own; of the others, each wants what is taken. */
	private static final int DISJOINT = 67;

	/** So many of the others want the region's own addresses. */
	private static final int REGIONS_OWN = 10;

	private static final Pattern FREE = Pattern.compile("free are ([0-9./, ]+)");

	private final PeeringScenario scenario = new PeeringScenario("'peeringPolicy': {'approval': 'Automatic'}");

	@Test
	void of_a_hundred_at_once_exactly_those_that_do_not_overlap_come_to_be() throws Exception {
		for (int i = 0; i < CUSTOMERS; i++) {
			this.scenario.customer("customer-" + i, tenant(i), subscription(i));
		}
		IntStream.range(0, ALL).forEach((i) -> this.scenario.network(network(i), range(i)));
		this.scenario.takeCalls();

		List<Accepted> accepted = new ArrayList<>();
		try (ExecutorService threads = Executors.newFixedThreadPool(CUSTOMERS)) {
			List<Future<Accepted>> posts = IntStream.range(0, ALL)
				.mapToObj((i) -> threads.submit(() -> this.scenario.post(caller(i), network(i), "")))
				.toList();
			for (Future<Accepted> post : posts) {
				accepted.add(post.get());
			}
		}
		List<Operation> ended = accepted.stream().map(this.scenario::carriedOut).toList();

		List<Operation> made = ended.stream()
			.filter((operation) -> operation.status() == OperationStatus.Succeeded)
			.toList();
		assertThat(made).hasSize(DISJOINT);
		Map<String, Long> ranges = IntStream.range(0, ALL)
			.filter((i) -> ended.get(i).status() == OperationStatus.Succeeded)
			.mapToObj(HundredPeeringsTest::range)
			.collect(Collectors.groupingBy((range) -> range, Collectors.counting()));
		assertThat(ranges).hasSize(DISJOINT).allSatisfy((range, holders) -> assertThat(holders).isEqualTo(1));
		for (int i = 0; i < ALL; i++) {
			if (ended.get(i).status() != OperationStatus.Succeeded) {
				refusedRightly(i, ended.get(i).progress().error());
			}
		}
		Operation again = this.scenario.retried(ended.stream()
			.filter((operation) -> operation.status() == OperationStatus.Failed)
			.findFirst()
			.orElseThrow());
		assertThat(proposed(again.progress().error())).isNotEmpty()
			.allSatisfy(
					(free) -> assertThat(ranges.keySet()).noneMatch((range) -> Cidr.of(range).overlaps(Cidr.of(free))));
		assertThat(this.scenario.read(PeeringScenario.OURS + "/virtualNetworkPeerings").get("value")).hasSize(DISJOINT);
		neverTwoAtOnce(made);
	}

	private static void refusedRightly(int i, ApiError error) {
		assertThat(error.code()).isEqualTo("AddressSpaceOverlap");
		assertThat(error.message()).contains(range(i));
		for (int other = 0; other < CUSTOMERS; other++) {
			assertThat(error.toString()).doesNotContain("customer-" + other + "'").doesNotContain("/spoke-");
		}
		assertThat(proposed(error)).isNotEmpty()
			.noneMatch((free) -> Cidr.of(free).overlaps(Cidr.of("10.0.0.0/16")))
			.noneMatch((free) -> Cidr.of(free).overlaps(Cidr.of(range(i))));
	}

	private static List<String> proposed(ApiError error) {
		Matcher free = FREE.matcher(error.message());
		return free.find() ? List.of(free.group(1).split(", ")) : List.of();
	}

	/**
	 * From its PUT until Azure was done with it each half was the only one under way, as
	 * the exchanges and the steps tell; Azure would have refused another writer.
	 */
	private void neverTwoAtOnce(List<Operation> made) {
		List<PeeringScenario.Call> writes = this.scenario.takeCalls()
			.stream()
			.filter(PeeringScenario.Call::writes)
			.toList();
		assertThat(writes).hasSize(DISJOINT).allSatisfy((call) -> assertThat(call.status()).isLessThan(300));
		List<Instant[]> times = new ArrayList<>();
		for (Operation operation : made) {
			for (JsonNode step : this.scenario.tree(operation).get("steps")) {
				if (step.get("name").asString().equals(PeeringPlans.SERVICE_HALF)) {
					Instant sent = writes.stream()
						.filter((call) -> call.path().equalsIgnoreCase(step.get("armResourceId").asString()))
						.map(PeeringScenario.Call::at)
						.findFirst()
						.orElseThrow();
					times.add(new Instant[] { sent, Instant.parse(step.get("completedAt").asString()) });
				}
			}
		}
		times.sort(Comparator.comparing((time) -> time[0]));
		assertThat(times).hasSize(DISJOINT);
		for (int i = 1; i < times.size(); i++) {
			assertThat(times.get(i)[0]).isAfterOrEqualTo(times.get(i - 1)[1]);
		}
	}

	private static String range(int i) {
		if (i < DISJOINT) {
			return "10." + (1 + i) + ".0.0/16";
		}
		return (i < DISJOINT + REGIONS_OWN) ? "10.0." + i + ".0/24" : "10." + (1 + i - DISJOINT) + ".0.0/16";
	}

	private static String network(int i) {
		return PeeringScenario.theirs(subscription(i % CUSTOMERS), "spoke-" + i);
	}

	private static Caller caller(int i) {
		return new Caller(tenant(i % CUSTOMERS), "app", "app", Set.of(Caller.Role.Customer));
	}

	private static String tenant(int customer) {
		return String.format("55555555-0000-0000-0000-%012d", customer);
	}

	private static String subscription(int customer) {
		return String.format("66666666-0000-0000-0000-%012d", customer);
	}

}
