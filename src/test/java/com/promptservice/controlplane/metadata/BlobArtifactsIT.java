package com.promptservice.controlplane.metadata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;

import com.promptservice.controlplane.storage.AzuritePlaces;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files as blobs, in Azurite.
 */
class BlobArtifactsIT {

	private static final DocumentName NAME = new DocumentName("westus2", "KVStoreServer/1.0.0/abc.sfpkg");

	private final BlobArtifacts files = new BlobArtifacts(AzuritePlaces.empty("westus2"), Clock.systemUTC());

	@Test
	void a_file_of_several_blocks_is_written_read_signed_and_deleted() throws Exception {
		assertThat(this.files.open(NAME)).isEmpty();
		assertThat(this.files.size(NAME)).isEmpty();
		assertThat(this.files.list("westus2", "KVStoreServer/")).isEmpty();
		byte[] bytes = new byte[9 * 1024 * 1024];
		new Random(1).nextBytes(bytes);
		this.files.write(NAME, new ByteArrayInputStream(bytes));
		assertThat(this.files.size(NAME)).contains((long) bytes.length);
		try (InputStream content = this.files.open(NAME).orElseThrow()) {
			assertThat(content.readAllBytes()).isEqualTo(bytes);
		}
		assertThat(this.files.list("westus2", "KVStoreServer/1.0.0/")).containsExactly(NAME);
		assertThat(status(this.files.address(NAME))).isIn(403, 404, 409);
		assertThat(status(this.files.signedAddress(NAME, Duration.ofMinutes(5)))).isEqualTo(200);
		assertThat(status(this.files.signedAddress(NAME, Duration.ofMinutes(-1)))).isEqualTo(403);
		this.files.delete(NAME);
		this.files.delete(NAME);
		assertThat(this.files.open(NAME)).isEmpty();
	}

	private static int status(URI address) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding()).statusCode();
		}
	}

}
