package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.faults.port.SettableClock;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.LocalLeases;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.queue.InProcessWorkQueue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Operations of several places in one list.
 */
class OperationListTest {

	private final SettableClock clock = new SettableClock();

	private final Silent store = new Silent(new InMemoryDocumentStore(this.clock));

	private final Documents documents = new Documents(this.store);

	private final Engine engine = new Engine(
			new Engine.Ports(this.documents, new LocalLeases(this.clock), new InProcessWorkQueue(this.clock)),
			() -> List.of(new Toy.Definition(this.documents, "ToyPut",
					Plan.of(PlannedStep.step("a", Duration.ofHours(1), (Toy.Lambda) (visit) -> Toy.done("x"))))),
			this.clock, new Pacing(1), Runnable::run, new Random(1), OperationsProperties.defaults(),
			new SimpleMeterRegistry());

	OperationListTest() {
		Operation sample = new Acceptance(this.engine)
			.accept("home", Toy.request("at-home-1", "PUT x"), Toy.put(this.documents, "ToyPut", "x"))
			.operation();
		for (String region : List.of("eastus", "westus2")) {
			this.documents.write(Layout.region(region), new Toy(region, "Succeeded", null), Condition.ABSENT);
			for (int i = 0; i < 3; i++) {
				String id = region + ".operation-" + i;
				this.documents.write(Layout.operation(id), new Operation(sample.schemaVersion(), id, sample.order(),
						null, sample.progress(), sample.steps()), Condition.ABSENT);
			}
		}
	}

	@Test
	void every_place_is_listed_and_a_list_goes_on_where_it_ended() {
		List<String> all = ids(null, 10);
		assertThat(all).containsExactly("eastus.operation-0", "eastus.operation-1", "eastus.operation-2",
				"home.at-home-1", "westus2.operation-0", "westus2.operation-1", "westus2.operation-2");
		assertThat(ids("eastus.operation-2", 2)).isEqualTo(all.subList(3, 5));
		assertThat(ids("home.at-home-1", 10)).isEqualTo(all.subList(4, 7));
	}

	@Test
	void a_region_that_cannot_be_read_is_named_and_never_left_out() {
		this.store.silent = "westus2";
		assertThat(ids(null, 4)).hasSize(4);
		assertThatThrownBy(() -> ids(null, 5)).isInstanceOfSatisfying(ApiException.class, (ex) -> {
			assertThat(ex.status()).isEqualTo(503);
			assertThat(ex.error().message()).contains("region 'westus2'");
			assertThat(ex.headers()).containsEntry("retry-after", "5");
		});
	}

	private List<String> ids(String after, int most) {
		return new OperationReader(this.engine).list(after, Toy.CALLER)
			.limit(most)
			.map((found) -> found.operation().id())
			.toList();
	}

	/**
	 * A store of which one place does not answer.
	 */
	private static final class Silent implements DocumentStore {

		private final DocumentStore store;

		private String silent;

		Silent(DocumentStore store) {
			this.store = store;
		}

		@Override
		public Optional<Document> read(DocumentName name) {
			return this.store.read(name);
		}

		@Override
		public String write(DocumentName name, byte[] content, Condition condition) {
			return this.store.write(name, content, condition);
		}

		@Override
		public void delete(DocumentName name, String etag) {
			this.store.delete(name, etag);
		}

		@Override
		public Listing list(String place, String prefix, String after, int max) {
			if (place.equals(this.silent)) {
				throw new StoreUnavailableException("silent", null);
			}
			return this.store.list(place, prefix, after, max);
		}

	}

}
