package com.promptservice.controlplane.metadata;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.promptservice.controlplane.metadata.DocumentStore.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * What every document store does; each adapter's test is a subclass.
 */
public abstract class DocumentStoreContract {

	private static final DocumentName NAME = DocumentName.home("operations/home.1.json");

	/**
	 * The store under test, empty at first.
	 */
	protected abstract DocumentStore store();

	@Test
	void a_document_that_was_never_written_is_absent() {
		assertThat(store().read(NAME)).isEmpty();
	}

	@Test
	void a_written_document_is_read_back_with_its_etag() {
		String etag = write(NAME, "one");
		Document read = store().read(NAME).orElseThrow();
		assertThat(read.name()).isEqualTo(NAME);
		assertThat(text(read)).isEqualTo("one");
		assertThat(read.etag()).isEqualTo(etag);
		assertThat(read.lastModified()).isNotNull();
	}

	@Test
	void only_the_first_of_two_creations_succeeds() {
		write(NAME, "one");
		assertThatThrownBy(() -> write(NAME, "two")).isInstanceOf(ConditionNotMetException.class);
		assertThat(text(store().read(NAME).orElseThrow())).isEqualTo("one");
	}

	@Test
	void every_write_makes_a_new_etag_even_of_equal_content() {
		String first = write(NAME, "same");
		String second = store().write(NAME, bytes("same"), Condition.matching(first));
		assertThat(second).isNotEqualTo(first);
		assertThat(store().read(NAME).orElseThrow().etag()).isEqualTo(second);
	}

	@Test
	void a_write_over_an_outdated_version_is_refused() {
		String first = write(NAME, "one");
		store().write(NAME, bytes("two"), Condition.matching(first));
		assertThatThrownBy(() -> store().write(NAME, bytes("three"), Condition.matching(first)))
			.isInstanceOf(ConditionNotMetException.class);
		assertThat(text(store().read(NAME).orElseThrow())).isEqualTo("two");
	}

	@Test
	void a_write_over_a_version_of_a_deleted_document_is_refused() {
		String first = write(NAME, "one");
		store().delete(NAME, first);
		assertThatThrownBy(() -> store().write(NAME, bytes("two"), Condition.matching(first)))
			.isInstanceOf(ConditionNotMetException.class);
	}

	@Test
	void a_document_that_is_created_again_does_not_get_its_old_etag_back() {
		String first = write(NAME, "one");
		store().delete(NAME, first);
		assertThat(write(NAME, "one")).isNotEqualTo(first);
	}

	@Test
	void a_deleted_document_is_absent_and_not_listed() {
		store().delete(NAME, write(NAME, "one"));
		assertThat(store().read(NAME)).isEmpty();
		assertThat(store().list("home", "operations/", null, 10).names()).isEmpty();
	}

	@Test
	void a_conditional_read_brings_only_what_the_reader_does_not_know() {
		String first = write(NAME, "one");
		assertThat(store().read(NAME, first)).isEqualTo(new Reading.Unchanged());
		String second = store().write(NAME, bytes("two"), Condition.matching(first));
		assertThat(store().read(NAME, first)).isInstanceOfSatisfying(Reading.Changed.class, (changed) -> {
			assertThat(text(changed.document())).isEqualTo("two");
			assertThat(changed.document().etag()).isEqualTo(second);
		});
		store().delete(NAME, second);
		assertThat(store().read(NAME, second)).isEqualTo(new Reading.Absent());
	}

	@Test
	void a_delete_of_an_outdated_version_is_refused() {
		String first = write(NAME, "one");
		store().write(NAME, bytes("two"), Condition.matching(first));
		assertThatThrownBy(() -> store().delete(NAME, first)).isInstanceOf(ConditionNotMetException.class);
		assertThatThrownBy(() -> store().delete(DocumentName.home("operations/none.json"), first))
			.isInstanceOf(ConditionNotMetException.class);
	}

	@Test
	void of_many_writers_at_once_exactly_one_wins_each_version() throws Exception {
		String etag = write(NAME, "start");
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Boolean>> attempts = new ArrayList<>();
			for (int i = 0; i < 10; i++) {
				String content = "writer " + i;
				attempts.add(executor.submit(() -> wins(content, etag)));
			}
			int winners = 0;
			for (Future<Boolean> attempt : attempts) {
				winners += attempt.get() ? 1 : 0;
			}
			assertThat(winners).isOne();
		}
	}

	@Test
	void a_listing_holds_the_names_below_its_prefix_in_order() {
		List.of("b/2", "b/10", "a/1", "b/1", "c").forEach((path) -> write(DocumentName.home(path), path));
		write(new DocumentName("westus2", "b/3"), "elsewhere");
		assertThat(paths(store().list("home", "b/", null, 100))).containsExactly("b/1", "b/10", "b/2");
	}

	@Test
	void a_listing_comes_in_pages_that_together_hold_every_name_once() {
		IntStream.range(100, 123).forEach((i) -> write(DocumentName.home("many/" + i), "x"));
		List<String> all = new ArrayList<>();
		String next = null;
		do {
			DocumentStore.Listing page = store().list("home", "many/", next, 5);
			assertThat(page.names()).hasSizeLessThanOrEqualTo(5);
			all.addAll(paths(page));
			next = page.next();
		}
		while (next != null);
		assertThat(all).containsExactlyElementsOf(IntStream.range(100, 123).mapToObj((i) -> "many/" + i).toList());
	}

	@Test
	void a_page_that_holds_the_rest_exactly_is_the_last_one() {
		IntStream.range(0, 10).forEach((i) -> write(DocumentName.home("ten/" + i), "x"));
		DocumentStore.Listing first = store().list("home", "ten/", null, 5);
		DocumentStore.Listing second = store().list("home", "ten/", first.next(), 5);
		assertThat(paths(second)).containsExactly("ten/5", "ten/6", "ten/7", "ten/8", "ten/9");
		assertThat(second.next()).isNull();
	}

	@Test
	void a_listing_goes_on_when_what_it_stopped_at_is_gone() {
		List<String> etags = IntStream.range(0, 6).mapToObj((i) -> write(DocumentName.home("six/" + i), "x")).toList();
		DocumentStore.Listing first = store().list("home", "six/", null, 3);
		store().delete(DocumentName.home("six/2"), etags.get(2));
		store().delete(DocumentName.home("six/3"), etags.get(3));
		assertThat(paths(store().list("home", "six/", first.next(), 3))).containsExactly("six/4", "six/5");
	}

	@Test
	void a_listing_tells_when_each_document_was_last_written() {
		write(NAME, "x");
		assertThat(store().list("home", "operations/", null, 10).documents()).singleElement()
			.satisfies((listed) -> assertThat(listed.lastModified())
				.isCloseTo(store().read(NAME).orElseThrow().lastModified(), within(1, ChronoUnit.SECONDS)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "UPPER/lower", "a~b_c.json", "sp ace/plus+", "ünï/çode/漢字/😀", "per%cent%2e%2e/x",
			".hidden", "a/./b", "a/../../b", "question?x=1&y#z", "back\\slash", "quote'\"<>", "dot./end.", "x/~7E" })
	void odd_names_come_back_as_they_were(String path) {
		DocumentName name = DocumentName.home(path);
		String etag = write(name, path);
		assertThat(text(store().read(name).orElseThrow())).isEqualTo(path);
		assertThat(store().list("home", path.substring(0, 1), null, 10).names()).containsExactly(name);
		assertThat(store().list("home", path, null, 10).names()).containsExactly(name);
		store().delete(name, etag);
		assertThat(store().list("home", "", null, 10).names()).isEmpty();
	}

	@Test
	void no_update_of_many_writers_at_once_is_lost() throws Exception {
		write(NAME, "");
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Callable<Object>> writers = IntStream.range(0, 10)
				.mapToObj((i) -> Executors.callable(() -> append("<" + i + ">")))
				.toList();
			for (Future<Object> writer : executor.invokeAll(writers)) {
				writer.get();
			}
		}
		String all = text(store().read(NAME).orElseThrow());
		assertThat(IntStream.range(0, 10).mapToObj((i) -> "<" + i + ">")).allMatch(all::contains);
		assertThat(all).hasSize(30);
	}

	@Test
	void an_empty_document_is_a_document() {
		write(NAME, "");
		assertThat(store().read(NAME).orElseThrow().content()).isEmpty();
	}

	@Test
	void a_place_that_holds_nothing_lists_nothing() {
		assertThat(store().list("eastus", "", null, 10)).isEqualTo(new DocumentStore.Listing(List.of(), null));
	}

	@Test
	void large_and_binary_content_comes_back_as_it_was() {
		byte[] content = new byte[300_000];
		for (int i = 0; i < content.length; i++) {
			content[i] = (byte) i;
		}
		store().write(NAME, content, Condition.ABSENT);
		assertThat(store().read(NAME).orElseThrow().content()).isEqualTo(content);
	}

	/**
	 * Read, change, write where nobody else has written meanwhile; again and again.
	 */
	private void append(String text) {
		while (true) {
			Document read = store().read(NAME).orElseThrow();
			if (wins(text(read) + text, read.etag())) {
				return;
			}
		}
	}

	private boolean wins(String content, String etag) {
		try {
			store().write(NAME, bytes(content), Condition.matching(etag));
			return true;
		}
		catch (ConditionNotMetException ex) {
			return false;
		}
	}

	private String write(DocumentName name, String content) {
		return store().write(name, bytes(content), Condition.ABSENT);
	}

	private static List<String> paths(DocumentStore.Listing listing) {
		return listing.names().stream().map(DocumentName::path).toList();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(Document document) {
		return new String(document.content(), StandardCharsets.UTF_8);
	}

}
