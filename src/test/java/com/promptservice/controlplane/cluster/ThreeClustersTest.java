package com.promptservice.controlplane.cluster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@ResourceLock(ClusterScenario.ONE_WIRE)
class ThreeClustersTest {

	private static final List<String> NAMES = List.of("kvs-wus2-01", "kvs-wus2-02", "kvs-wus2-03");

	private final ClusterScenario scenario = ClusterScenario.withRegion();

	@Test
	void three_at_once_are_all_ready_and_share_the_load_balancer() {
		List<Operation> ended = all(NAMES.stream()
			.map((name) -> this.scenario.put(name, ClusterFixtures.body(2 + NAMES.indexOf(name), "")))
			.toList());
		assertThat(ended).allSatisfy((operation) -> assertThat(operation.status()).as(this.scenario.shown(operation))
			.isEqualTo(OperationStatus.Succeeded));
		assertThat(NAMES)
			.allSatisfy((name) -> assertThat(this.scenario.cluster(name).observed().clusterState()).isEqualTo("Ready"));
		assertThat(members()).isEqualTo(2 + 3 + 4);
		neverOverlap(ended, "subnets/kvstore-subnet", "cluster");
		neverOverlap(ended, "backendAddressPools/appBackendPool", "app-node-type");

		List<Operation> removed = all(NAMES.stream().map(this.scenario::delete).toList());
		assertThat(removed).allMatch((operation) -> operation.status() == OperationStatus.Succeeded);
		assertThat(members()).isZero();
		neverOverlap(removed, null, "cluster");
		neverOverlap(removed, null, "app-node-type");
	}

	@Test
	void two_that_do_not_both_fit_are_not_both_built() {
		ClusterScenario small = ClusterScenario.withRegion("'network': {'subnetAddressPrefix': '10.0.0.0/27'}");
		Accepted first = small.put(NAMES.get(0), ClusterFixtures.body(15, ""));
		org.assertj.core.api.Assertions.assertThatThrownBy(() -> small.put(NAMES.get(1), ClusterFixtures.body(15, "")))
			.isInstanceOfSatisfying(com.promptservice.controlplane.api.ApiException.class,
					(ex) -> assertThat(ex.error().code()).isEqualTo("SubnetFull"));
		assertThat(small.carriedOut(first).status()).isEqualTo(OperationStatus.Succeeded);
		org.assertj.core.api.Assertions.assertThatThrownBy(() -> small.scale(NAMES.get(0), "App", 22))
			.isInstanceOf(com.promptservice.controlplane.api.ApiException.class);
	}

	private List<Operation> all(List<Accepted> accepted) {
		return accepted.stream().map(this.scenario::carriedOut).toList();
	}

	/**
	 * Each step that changes what is shared runs from its first request until Azure is
	 * done with it; of these times, as the exchanges and the steps tell, no two overlap.
	 */
	private void neverOverlap(List<Operation> operations, String shared, String step) {
		List<Instant[]> times = new ArrayList<>();
		for (Operation operation : operations) {
			for (JsonNode each : this.scenario.tree(operation).get("steps")) {
				if (each.get("name").asString().equals(step)) {
					String resource = each.get("armResourceId").asString();
					Instant sent = this.scenario.writes()
						.stream()
						.filter((write) -> write.path().equalsIgnoreCase(resource))
						.filter((write) -> shared == null || write.body().contains(shared))
						.map(ClusterScenario.Write::at)
						.filter((at) -> !at.isBefore(Instant.parse(each.get("startedAt").asString())))
						.min(Instant::compareTo)
						.orElseThrow();
					times.add(new Instant[] { sent, Instant.parse(each.get("completedAt").asString()) });
				}
			}
		}
		times.sort(Comparator.comparing((time) -> time[0]));
		assertThat(times).hasSize(operations.size());
		for (int i = 1; i < times.size(); i++) {
			assertThat(times.get(i)[0]).isAfterOrEqualTo(times.get(i - 1)[1]);
		}
	}

	private int members() {
		JsonNode pool = this.scenario
			.azure("GET", ClusterFixtures.GROUP
					+ "/providers/Microsoft.Network/loadBalancers/kvs-wus2-01-ilb/backendAddressPools/appBackendPool"
					+ "?api-version=2025-03-01", null)
			.json();
		return pool.path("properties").path("backendIPConfigurations").size();
	}

}
