package com.promptservice.controlplane.replicas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobContainerItem;
import com.azure.storage.blob.models.BlobItem;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every document of the account, as whoever looks into the storage sees it.
 */
final class StoredState {

	static {
		// as application.yml has it
		LoggingSystem.get(StoredState.class.getClassLoader()).setLogLevel("com.azure", LogLevel.OFF);
	}

	private static final Set<String> ENDS = Set.of("Succeeded", "Failed", "Canceled");

	private final Map<String, JsonNode> operations = new TreeMap<>();

	private final List<String> torn = new ArrayList<>();

	private final List<String> names = new ArrayList<>();

	StoredState(String connectionString) {
		BlobServiceClient account = new BlobServiceClientBuilder().connectionString(connectionString)
			.httpClient(new JdkHttpClientBuilder().build())
			.buildClient();
		for (BlobContainerItem container : account.listBlobContainers()) {
			BlobContainerClient client = account.getBlobContainerClient(container.getName());
			for (BlobItem blob : client.listBlobs()) {
				this.names.add(container.getName() + "/" + blob.getName());
				if (blob.getName().endsWith(".json")) {
					read(container.getName() + "/" + blob.getName(),
							client.getBlobClient(blob.getName()).downloadContent().toBytes());
				}
			}
		}
	}

	/**
	 * Operations by their ids.
	 */
	Map<String, JsonNode> operations() {
		return this.operations;
	}

	JsonNode operation(String id) {
		return this.operations.get(id);
	}

	/**
	 * Operations that have not ended.
	 */
	List<String> open() {
		return this.operations.entrySet()
			.stream()
			.filter((entry) -> !ENDS.contains(entry.getValue().path("progress").path("status").asString("")))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Documents that are no JSON object.
	 */
	List<String> torn() {
		return this.torn;
	}

	/**
	 * Names of all blobs, each with its container's.
	 */
	List<String> names() {
		return this.names;
	}

	/**
	 * How often operations went from one worker to another.
	 */
	long takeovers() {
		return this.operations.values()
			.stream()
			.mapToLong((operation) -> Math.max(0, operation.path("progress").path("epoch").asLong() - 1))
			.sum();
	}

	/**
	 * How long operations took from being accepted to their end, in seconds: the longest
	 * with 1, the median with 2.
	 */
	long duration(int part) {
		List<Long> sorted = this.operations.values()
			.stream()
			.map((operation) -> Duration.between(Instant.parse(operation.path("order").path("createdAt").asString()),
					Instant.parse(operation.path("progress").path("completedAt").asString())))
			.map(Duration::toSeconds)
			.sorted()
			.toList();
		return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / part);
	}

	private void read(String name, byte[] content) {
		try {
			JsonNode document = JsonMapper.shared().readTree(content);
			if (!document.isObject()) {
				this.torn.add(name);
			}
			else if (name.contains("/operations/")) {
				this.operations.put(document.path("id").asString(""), document);
			}
		}
		catch (JacksonException ex) {
			this.torn.add(name);
		}
	}

}
