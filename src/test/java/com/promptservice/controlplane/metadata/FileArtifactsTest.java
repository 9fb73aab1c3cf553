package com.promptservice.controlplane.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Files on this machine, and who gets them.
 */
class FileArtifactsTest {

	private static final DocumentName NAME = new DocumentName("westus2", "KVStoreServer/1.0.0/abc.sfpkg");

	@TempDir
	private Path folder;

	private final MovedClock clock = new MovedClock();

	private DataDirectory directory;

	private FileArtifacts files;

	@AfterEach
	void close() {
		this.files.close();
		this.directory.close();
	}

	@Test
	void a_file_is_written_read_listed_and_deleted() throws IOException {
		open();
		this.files.write(NAME, new ByteArrayInputStream(new byte[100_000]));
		assertThat(this.files.size(NAME)).contains(100_000L);
		try (InputStream content = this.files.open(NAME).orElseThrow()) {
			assertThat(content.readAllBytes()).hasSize(100_000);
		}
		assertThat(this.files.list("westus2", "KVStoreServer/")).containsExactly(NAME);
		assertThat(this.files.list("home", "")).isEmpty();
		this.files.delete(NAME);
		this.files.delete(NAME);
		assertThat(this.files.open(NAME)).isEmpty();
		assertThat(this.files.list("westus2", "")).isEmpty();
	}

	@Test
	void what_was_left_unfinished_is_gone_after_a_restart() throws IOException {
		open();
		InputStream broken = new InputStream() {
			@Override
			public int read() throws IOException {
				throw new IOException("broken");
			}
		};
		assertThatIOException().isThrownBy(() -> this.files.write(NAME, broken));
		assertThat(this.files.size(NAME)).isEmpty();
		close();
		Files.createFile(this.folder.resolve("data/unfinished-packages/left"));
		open();
		try (Stream<Path> left = Files.list(this.folder.resolve("data/unfinished-packages"))) {
			assertThat(left).isEmpty();
		}
	}

	@Test
	void only_a_signed_address_in_time_lets_anybody_in() throws Exception {
		open();
		this.files.write(NAME, new ByteArrayInputStream("package".getBytes()));
		URI signed = this.files.signedAddress(NAME, Duration.ofHours(1));
		assertThat(get(signed).body()).isEqualTo("package");
		assertThat(signed.toString()).startsWith(this.files.address(NAME).toString());
		String text = signed.toString();
		assertThat(get(this.files.address(NAME)).statusCode()).isEqualTo(403);
		assertThat(get(URI.create(text.replace("abc", "abd"))).statusCode()).isEqualTo(403);
		assertThat(get(URI.create(text.replaceFirst("se=(\\d)", "se=9$1"))).statusCode()).isEqualTo(403);
		assertThat(get(URI.create(text.substring(0, text.length() - 1) + "x")).statusCode()).isIn(403);
		assertThat(get(URI.create(text + "&more=1")).statusCode()).isEqualTo(403);
		this.clock.now = this.clock.now.plusSeconds(3601);
		assertThat(get(signed).statusCode()).isEqualTo(403);
		this.files.delete(NAME);
		assertThat(get(this.files.signedAddress(NAME, Duration.ofHours(1))).statusCode()).isEqualTo(404);
	}

	private void open() {
		this.directory = DataDirectory.open(this.folder.resolve("data"));
		this.files = new FileArtifacts(this.directory, this.clock);
	}

	private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
		}
	}

	/**
	 * A clock that only the test moves.
	 */
	private static final class MovedClock extends Clock {

		private Instant now = Instant.parse("2026-11-01T00:00:00Z");

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return java.time.ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
