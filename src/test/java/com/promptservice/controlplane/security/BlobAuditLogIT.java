package com.promptservice.controlplane.security;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.promptservice.controlplane.security.AuditRecord.Decision;
import com.promptservice.controlplane.storage.Azurite;
import com.promptservice.controlplane.storage.AzuritePlaces;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The audit as append blobs, in Azurite.
 */
class BlobAuditLogIT {

	private static final Instant EVENING = Instant.parse("2026-11-22T23:59:59Z");

	private final String account = Azurite.shared().emptyAccount();

	@Test
	void each_replica_has_a_blob_a_day_and_each_record_its_line() {
		AuditLog one = log("one");
		AuditLog other = log("other/../one");
		one.append(line(EVENING, "a"));
		one.append(line(EVENING.plusSeconds(1), "b"));
		one.append(line(EVENING, "c"));
		other.append(line(EVENING, "d\n{\"decision\":\"Accepted\"}"));
		Map<String, List<String>> blobs = blobs();
		assertThat(blobs).containsOnlyKeys("2026/11/22/one.jsonl", "2026/11/23/one.jsonl",
				"2026/11/22/other-..-one.jsonl");
		assertThat(blobs.get("2026/11/22/one.jsonl")).hasSize(2);
		assertThat(blobs.get("2026/11/23/one.jsonl")).singleElement()
			.isEqualTo("{\"time\":\"2026-11-23T00:00:00Z\",\"requestId\":\"b\",\"action\":\"kvstore/regions/write\","
					+ "\"resource\":\"/regions/westus2\",\"sourceIp\":\"127.0.0.1\",\"decision\":\"Received\"}");
		assertThat(blobs.get("2026/11/22/other-..-one.jsonl")).hasSize(1);
	}

	@Test
	void many_writers_at_once_lose_no_line() throws Exception {
		AuditLog log = log("busy");
		List<Callable<Object>> writers = new ArrayList<>();
		IntStream.range(0, 200)
			.forEach((i) -> writers.add(Executors.callable(() -> log.append(line(EVENING, "request-" + i + ".")))));
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			executor.invokeAll(writers);
		}
		List<String> lines = blobs().get("2026/11/22/busy.jsonl");
		assertThat(lines).hasSize(200).doesNotHaveDuplicates();
	}

	@Test
	void when_the_account_does_not_answer_it_says_so() {
		AuditLog log = new BlobAuditLog(
				AzuritePlaces.accounts(Azurite.connectionString("nobody", 1, 1), List.of()).audit(), "one");
		assertThatExceptionOfType(AuditUnavailableException.class).isThrownBy(() -> log.append(line(EVENING, "a")));
	}

	private AuditLog log(String replica) {
		return new BlobAuditLog(AzuritePlaces.accounts(this.account, List.of()).audit(), replica);
	}

	private Map<String, List<String>> blobs() {
		BlobContainerClient container = new BlobServiceClientBuilder().connectionString(this.account)
			.httpClient(new JdkHttpClientBuilder().build())
			.buildClient()
			.getBlobContainerClient("audit");
		Map<String, List<String>> blobs = new TreeMap<>();
		container.listBlobs()
			.forEach((blob) -> blobs.put(blob.getName(),
					container.getBlobClient(blob.getName()).downloadContent().toString().lines().toList()));
		return blobs;
	}

	private static AuditRecord line(Instant time, String requestId) {
		return new AuditRecord(time, requestId, null, "kvstore/regions/write", "/regions/westus2", null, "127.0.0.1",
				Decision.Received, null, null, null);
	}

}
