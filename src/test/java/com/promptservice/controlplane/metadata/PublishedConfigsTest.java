package com.promptservice.controlplane.metadata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.faults.port.SettableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Files that the data plane reads, and their versions.
 */
class PublishedConfigsTest {

	private static final ConfigFile FILE = Layout.regionConfig("westus2");

	private static final Runnable FREELY = () -> {
	};

	private final SettableClock clock = new SettableClock();

	private final DocumentStore store = new InMemoryDocumentStore(this.clock);

	private final PublishedConfigs configs = new PublishedConfigs(new Documents(this.store), this.clock);

	@Test
	void a_published_file_is_exactly_its_content() {
		publish("a");
		assertThat(this.store.read(Layout.config(FILE)).orElseThrow().content()).asString()
			.isEqualTo("{\"value\":\"a\"}");
		assertThat(FILE.path()).isEqualTo("config/westus2/region.config.json");
	}

	@Test
	void each_version_names_the_blob_that_it_was_and_the_one_that_it_replaced() {
		publish("a");
		String first = etag();
		publish("b");
		assertThat(this.configs.version(FILE, 1).orElseThrow()).satisfies((version) -> {
			assertThat(version.etag()).isEqualTo(first);
			assertThat(version.previousEtag()).isNull();
			assertThat(version.content().path("value").asString()).isEqualTo("a");
		});
		assertThat(this.configs.version(FILE, 2).orElseThrow()).satisfies((version) -> {
			assertThat(version.etag()).isEqualTo(etag());
			assertThat(version.previousEtag()).isEqualTo(first);
			assertThat(version.schemaVersion()).isEqualTo(1);
		});
	}

	@Test
	void the_same_content_again_changes_nothing() {
		publish("a");
		String etag = etag();
		this.configs.publish(FILE, 1, new Sample("a"), () -> {
			throw new AssertionError("nothing is to be written");
		});
		assertThat(etag()).isEqualTo(etag);
		assertThat(this.configs.versions(FILE)).containsExactly(1);
	}

	@Test
	void the_last_20_versions_are_kept() {
		IntStream.rangeClosed(1, 23).forEach((i) -> publish("v" + i));
		assertThat(this.configs.versions(FILE)).isEqualTo(IntStream.rangeClosed(4, 23).boxed().toList());
		assertThat(this.configs.version(FILE, 3)).isEmpty();
		assertThat(this.configs.version(FILE, 4).orElseThrow().content().path("value").asString()).isEqualTo("v4");
	}

	@Test
	void a_crash_before_the_version_was_recorded_is_made_good_by_the_next_publication() {
		publish("a");
		List<Boolean> seen = new ArrayList<>();
		assertThatThrownBy(() -> this.configs.publish(FILE, 1, new Sample("b"), () -> {
			seen.add(true);
			if (seen.size() == 2) {
				throw new IllegalStateException("dies");
			}
		})).hasMessage("dies");
		assertThat(this.configs.versions(FILE)).containsExactly(1);
		publish("b");
		assertThat(this.configs.versions(FILE)).containsExactly(1, 2);
		assertThat(this.configs.version(FILE, 2).orElseThrow().etag()).isEqualTo(etag());
	}

	@Test
	void what_somebody_wrote_by_hand_is_replaced_and_stays_readable() {
		publish("a");
		this.store.write(Layout.config(FILE), "not json".getBytes(StandardCharsets.UTF_8), Condition.matching(etag()));
		publish("a");
		assertThat(this.configs.current(FILE, Sample.class)).contains(new Sample("a"));
		assertThat(this.configs.versions(FILE)).containsExactly(1, 2, 3);
		assertThat(this.configs.version(FILE, 2).orElseThrow().content().asString()).isEqualTo("not json");
	}

	@Test
	void a_withdrawn_file_leaves_no_version() {
		publish("a");
		publish("b");
		this.configs.withdraw(FILE, FREELY);
		assertThat(this.configs.current(FILE, Sample.class)).isEmpty();
		assertThat(this.configs.versions(FILE)).isEmpty();
		this.configs.withdraw(FILE, FREELY);
	}

	private void publish(String value) {
		this.configs.publish(FILE, 1, new Sample(value), FREELY);
	}

	private String etag() {
		return this.store.read(Layout.config(FILE)).orElseThrow().etag();
	}

	private record Sample(String value) {
	}

}
