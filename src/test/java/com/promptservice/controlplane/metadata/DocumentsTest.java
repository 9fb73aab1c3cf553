package com.promptservice.controlplane.metadata;

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

	private record Thing(String name, Integer size) {
	}

}
