package com.promptservice.controlplane.replicas;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.azure.core.http.HttpClient;
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

	private static final HttpClient HTTP = new JdkHttpClientBuilder().build();

	private static final Set<String> ENDS = Set.of("Succeeded", "Failed", "Canceled");

	private final Map<String, JsonNode> operations = new TreeMap<>();

	private final List<String> torn = new ArrayList<>();

	private final List<String> names = new ArrayList<>();

	StoredState(String connectionString) {
		BlobServiceClient account = account(connectionString);
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
	 * One operation of the home account alone.
	 */
	static JsonNode operation(String connectionString, String id) {
		return JsonMapper.shared()
			.readTree(account(connectionString).getBlobContainerClient("control-plane")
				.getBlobClient("operations/" + id + ".json")
				.downloadContent()
				.toBytes());
	}

	/**
	 * Operations by their ids.
	 */
	Map<String, JsonNode> operations() {
		return this.operations;
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
	 * How many operations ended like this.
	 */
	long ended(String status) {
		return this.operations.values()
			.stream()
			.filter((operation) -> operation.path("progress").path("status").asString("").equals(status))
			.count();
	}

	/**
	 * How long the operations took from being accepted to their end, in seconds, the
	 * shortest first.
	 */
	List<Long> durations() {
		return this.operations.values()
			.stream()
			.map((operation) -> Duration.between(Instant.parse(operation.path("order").path("createdAt").asString()),
					Instant.parse(operation.path("progress").path("completedAt").asString())))
			.map(Duration::toSeconds)
			.sorted()
			.toList();
	}

	/**
	 * What is left of work that is over: marks of operations that have not ended.
	 */
	List<String> leftOver() {
		return this.names.stream().filter((name) -> name.contains("/active-operations/")).toList();
	}

	boolean hasRegion(String region) {
		return this.names.stream().anyMatch((name) -> name.endsWith("/regions/" + region + ".json"));
	}

	private static BlobServiceClient account(String connectionString) {
		return new BlobServiceClientBuilder().connectionString(connectionString).httpClient(HTTP).buildClient();
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
