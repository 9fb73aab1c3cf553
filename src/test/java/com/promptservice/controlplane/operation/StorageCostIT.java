package com.promptservice.controlplane.operation;

import java.util.List;

import com.promptservice.controlplane.operation.OperationReader.Found;
import com.promptservice.controlplane.storage.Azurite;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the service asks of Azure Storage, request by request.
 */
class StorageCostIT {

	private final StorageWorld world = new StorageWorld(Azurite.shared());

	@Test
	void accepting_a_write_takes_three_blobs_and_a_message() {
		this.world.accept("second");
		List<String> requests = this.world.requests();
		assertThat(requests).filteredOn((request) -> request.startsWith("PUT")).hasSize(3);
		assertThat(requests).filteredOn((request) -> request.startsWith("POST")).hasSize(1);
		assertThat(requests).filteredOn((request) -> request.startsWith("GET")).hasSizeLessThanOrEqualTo(2);
	}

	@Test
	void reading_an_operation_takes_one_request() {
		String id = this.world.accept("second").operation().id();
		this.world.requests();
		assertThat(this.world.reader().get(id, Toy.CALLER).id()).isEqualTo(id);
		assertThat(this.world.requests()).singleElement().satisfies((request) -> assertThat(request).startsWith("GET"));
	}

	@Test
	void a_later_page_costs_no_more_than_the_first() {
		for (int i = 0; i < 600; i++) {
			this.world.store(i);
		}
		this.world.requests();
		List<Found> first = page(null);
		int cost = this.world.requests().size();
		assertThat(first).hasSize(50);
		assertThat(cost).as("listings of regions and of operations, and the operations").isLessThanOrEqualTo(53);
		String after = first.getLast().position().toString();
		int seen = first.size();
		while (seen < 600) {
			List<Found> next = page(after);
			assertThat(this.world.requests().size()).isLessThanOrEqualTo(cost + 1);
			assertThat(next.getFirst().operation().id()).isEqualTo("home.0-stored-%08d".formatted(seen));
			seen += next.size();
			after = next.getLast().position().toString();
		}
	}

	private List<Found> page(String after) {
		return this.world.reader().list(after, Toy.CALLER).limit(50).toList();
	}

}
