package com.promptservice.controlplane.storage;

import java.time.Duration;
import java.util.List;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.queue.QueueServiceClientBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Places in one account of Azurite.
 */
public final class AzuritePlaces {

	/** On a machine where much else goes on, Azurite answers late. */
	private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

	private AzuritePlaces() {
	}

	/**
	 * Keeps the SDK quiet, as application.yml does: every failure comes out classified.
	 */
	public static void hush() {
		for (String logger : List.of("com.azure", "reactor.core")) {
			LoggingSystem.get(AzuritePlaces.class.getClassLoader()).setLogLevel(logger, LogLevel.OFF);
		}
	}

	/**
	 * Makes what a region's creation makes in its own account.
	 */
	public static void makeRegional(String connectionString) {
		HttpClient client = new JdkHttpClientBuilder().build();
		new BlobServiceClientBuilder().connectionString(connectionString)
			.httpClient(client)
			.buildClient()
			.createBlobContainerIfNotExists("dataplane-metadata");
		new QueueServiceClientBuilder().connectionString(connectionString)
			.httpClient(client)
			.buildClient()
			.getQueueClient("operations")
			.createIfNotExists();
	}

	/**
	 * Places in an account that nobody has used, with these regions.
	 */
	public static StoragePlaces empty(String... regions) {
		return of(Azurite.shared().emptyAccount(), List.of(), regions);
	}

	/**
	 * Places in the account of a connection string.
	 * @param policies see every request
	 */
	public static StoragePlaces of(String connectionString, List<HttpPipelinePolicy> policies, String... regions) {
		Regions directory = new Regions();
		for (String region : regions) {
			directory.with(region, "", true);
		}
		return new StoragePlaces(accounts(connectionString, policies), directory);
	}

	/**
	 * The account of a connection string.
	 */
	public static StorageAccounts accounts(String connectionString, List<HttpPipelinePolicy> policies) {
		hush();
		StorageProperties patient = new StorageProperties(connectionString, null, "core.windows.net", LONG_ENOUGH,
				LONG_ENOUGH, 2, Duration.ofSeconds(10), "replica");
		return new StorageAccounts(patient, () -> {
			throw new IllegalStateException("A connection string needs no token");
		}, policies);
	}

}
