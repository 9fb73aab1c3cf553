package com.promptservice.controlplane.metadata;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.faults.port.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Documents as files, and what only files can do wrong.
 */
class FileDocumentStoreTest extends DocumentStoreContract {

	private static final DocumentName NAME = DocumentName.home("regions/westus2.json");

	private final SettableClock clock = new SettableClock();

	@TempDir
	Path outside;

	private Path directory;

	private DataDirectory data;

	private FileDocumentStore store;

	@BeforeEach
	void open() {
		this.directory = this.outside.resolve("data/control-plane");
		this.data = DataDirectory.open(this.directory);
		this.store = new FileDocumentStore(this.data, this.clock);
	}

	@AfterEach
	void close() {
		this.data.close();
	}

	@Override
	protected DocumentStore store() {
		return this.store;
	}

	@Test
	void documents_and_their_etags_survive_a_restart() {
		String etag = write(NAME, "one");
		reopen();
		assertThat(this.store.read(NAME).orElseThrow().etag()).isEqualTo(etag);
		assertThat(this.store.list("home", "regions/", null, 10).names()).containsExactly(NAME);
		assertThat(this.store.write(NAME, bytes("two"), Condition.matching(etag))).isNotEqualTo(etag);
	}

	@Test
	void etags_differ_even_when_the_clock_runs_backwards() {
		String first = write(NAME, "one");
		this.clock.advance(Duration.ofHours(-2));
		String second = this.store.write(NAME, bytes("one"), Condition.matching(first));
		reopen();
		this.clock.advance(Duration.ofHours(-2));
		String third = this.store.write(NAME, bytes("one"), Condition.matching(second));
		assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
	}

	@Test
	void what_a_crash_left_unfinished_is_never_seen() throws IOException {
		write(NAME, "whole");
		Files.writeString(this.directory.resolve("unfinished/7"), "{\"tor");
		reopen();
		assertThat(this.store.list("home", "", null, 10).names()).containsExactly(NAME);
		assertThat(this.directory.resolve("unfinished")).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(strings = { "../../escape", "a/../../../escape", ".hidden", "a/./b", "C:\\x", "sp ace", "ünï/çode",
			"%2e%2e/x", "nul\0byte", "UPPER/lower", "a~b_c.json" })
	void no_name_leads_out_of_the_directory_and_each_comes_back_as_it_was(String path) throws IOException {
		DocumentName name = DocumentName.home(path);
		write(name, "x");
		reopen();
		assertThat(this.store.list("home", "", null, 10).names()).containsExactly(name);
		try (Stream<Path> files = Files.walk(this.outside)) {
			assertThat(files.filter(Files::isRegularFile)).allMatch((file) -> file.startsWith(this.directory));
		}
	}

	@Test
	void names_with_empty_parts_are_refused() {
		assertThatThrownBy(() -> write(DocumentName.home("a//b"), "x")).isInstanceOf(IllegalArgumentException.class);
		assertThatThrownBy(() -> write(DocumentName.home("/a"), "x")).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void a_second_process_on_the_same_directory_is_refused_with_a_clear_message() {
		assertThatThrownBy(() -> DataDirectory.open(this.directory)).isInstanceOf(DataDirectoryInUseException.class)
			.hasMessageContaining("in use by another process")
			.hasMessageContaining("control-plane.data-dir");
	}

	@Test
	void a_file_system_that_fails_makes_the_store_unavailable() throws IOException {
		write(NAME, "one");
		Path file = this.directory.resolve("documents/home/blocked");
		Files.writeString(file, "a file where a directory is wanted");
		assertThatThrownBy(() -> write(DocumentName.home("blocked/x.json"), "x"))
			.isInstanceOf(StoreUnavailableException.class);
		assertThat(this.store.list("home", "", null, 10).names()).containsExactly(NAME);
	}

	private void reopen() {
		this.data.close();
		open();
	}

	private String write(DocumentName name, String content) {
		return this.store.write(name, bytes(content), Condition.ABSENT);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
