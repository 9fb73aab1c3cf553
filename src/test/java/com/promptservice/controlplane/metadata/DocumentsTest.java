package com.promptservice.controlplane.metadata;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.promptservice.controlplane.faults.port.Calls;
import com.promptservice.controlplane.faults.port.Fault;
import com.promptservice.controlplane.faults.port.FaultPlan;
import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.faults.port.RecordingDocumentStore;
import com.promptservice.controlplane.faults.port.SettableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Records in documents, and writes whose answer gets lost.
 */
class DocumentsTest {

	private static final DocumentName NAME = DocumentName.home("things/one.json");

	private final Calls calls = new Calls();

	private final InMemoryDocumentStore store = new InMemoryDocumentStore(new SettableClock());

	private final Documents documents = new Documents(new RecordingDocumentStore(this.store, this.calls));

	@Test
	void a_write_that_happened_but_was_reported_lost_counts_as_done() {
		this.calls.plan(FaultPlan.at(1, Fault.LOST_ANSWER));
		String etag = this.documents.writeSurely(NAME, new Thing("a", null), Condition.ABSENT);
		assertThat(this.documents.read(NAME, Thing.class)).contains(new Versioned<>(new Thing("a", null), etag));
	}

	@Test
	void a_write_that_did_not_happen_is_reported() {
		this.calls.plan(FaultPlan.at(1, Fault.NO_ANSWER));
		assertThatThrownBy(() -> this.documents.writeSurely(NAME, new Thing("a", null), Condition.ABSENT))
			.isInstanceOf(StoreUnavailableException.class);
	}

	@Test
	void a_conflict_with_ones_own_earlier_write_counts_as_done() {
		this.documents.write(NAME, new Thing("a", 1), Condition.ABSENT);
		assertThat(this.documents.writeSurely(NAME, new Thing("a", 1), Condition.ABSENT)).isNotNull();
		assertThatThrownBy(() -> this.documents.writeSurely(NAME, new Thing("b", 1), Condition.ABSENT))
			.isInstanceOf(ConditionNotMetException.class);
	}

	@Test
	void fields_that_a_newer_version_wrote_are_ignored_and_missing_ones_are_null() {
		this.store.write(NAME, "{\"name\":\"a\",\"colour\":\"red\"}".getBytes(), Condition.ABSENT);
		assertThat(this.documents.read(NAME, Thing.class).orElseThrow().value()).isEqualTo(new Thing("a", null));
	}

	@Test
	void a_damaged_document_is_reported_by_name() {
		this.store.write(NAME, "{\"name\":".getBytes(), Condition.ABSENT);
		assertThatThrownBy(() -> this.documents.read(NAME, Thing.class)).isInstanceOf(DamagedDocumentException.class)
			.hasMessageContaining("home/things/one.json");
	}

	@Test
	void a_change_is_made_to_what_others_wrote_meanwhile() {
		this.documents.write(NAME, new Thing("a", 1), Condition.ABSENT);
		AtomicInteger others = new AtomicInteger();
		assertThat(this.documents.change(NAME, Thing.class, (thing) -> true, (thing) -> {
			if (others.incrementAndGet() <= 4) {
				this.documents.write(NAME, new Thing("a", 10 * others.get()), current());
			}
			return new Thing("b", thing.size());
		})).isTrue();
		assertThat(stored()).contains(new Thing("b", 40));
	}

	@Test
	void who_is_overtaken_five_times_is_told() {
		this.documents.write(NAME, new Thing("a", 1), Condition.ABSENT);
		AtomicInteger others = new AtomicInteger();
		assertThatThrownBy(() -> this.documents.change(NAME, Thing.class, (thing) -> true, (thing) -> {
			this.documents.write(NAME, new Thing("a", 10 * others.incrementAndGet()), current());
			return new Thing("b", 0);
		})).isInstanceOf(ConditionNotMetException.class);
		assertThat(stored()).contains(new Thing("a", 50));
	}

	@Test
	void one_look_that_is_out_of_date_does_not_keep_a_change_away() {
		this.documents.write(NAME, new Thing("mine", 1), Condition.ABSENT);
		AtomicInteger looks = new AtomicInteger();
		assertThat(this.documents.change(NAME, Thing.class, (thing) -> looks.incrementAndGet() > 1,
				(thing) -> new Thing("done", 1)))
			.isTrue();
		assertThat(this.documents.change(NAME, Thing.class, (thing) -> thing.name().equals("mine"), (thing) -> null))
			.isFalse();
		assertThat(stored()).contains(new Thing("done", 1));
	}

	@Test
	void a_change_to_nothing_deletes_and_nothing_is_changed_only_into_something_given() {
		assertThat(this.documents.change(NAME, Thing.class, (thing) -> true, (thing) -> thing)).isFalse();
		assertThat(stored()).isEmpty();
		Thing none = new Thing("none", 0);
		assertThat(this.documents.change(NAME, Thing.class, none, (thing) -> true, (thing) -> new Thing("first", 1)))
			.isTrue();
		assertThat(stored()).contains(new Thing("first", 1));
		assertThat(this.documents.change(NAME, Thing.class, none, (thing) -> true, (thing) -> null)).isTrue();
		assertThat(stored()).isEmpty();
	}

	@Test
	void all_names_below_a_prefix_are_found_over_many_pages() {
		for (int i = 0; i < 2_001; i++) {
			this.documents.write(DocumentName.home("things/" + i), new Thing("a", i), Condition.ABSENT);
		}
		this.documents.write(DocumentName.home("others/1"), new Thing("a", 1), Condition.ABSENT);
		assertThat(this.documents.names(DocumentName.HOME, "things/")).hasSize(2_001).doesNotHaveDuplicates();
	}

	private Optional<Thing> stored() {
		return this.documents.read(NAME, Thing.class).map(Versioned::value);
	}

	private Condition current() {
		return Condition.matching(this.documents.read(NAME, Thing.class).orElseThrow().etag());
	}

	private record Thing(String name, Integer size) {
	}

}
