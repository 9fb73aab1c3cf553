package com.promptservice.controlplane.storage;

import java.util.List;

import com.azure.core.http.policy.HttpPipelinePolicy;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Places in one account of Azurite.
 */
public final class AzuritePlaces {

	static {
		// as application.yml has it: every failure comes out classified
		LoggingSystem.get(AzuritePlaces.class.getClassLoader()).setLogLevel("com.azure", LogLevel.OFF);
	}

	private AzuritePlaces() {
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
		return new StorageAccounts(StorageProperties.of(connectionString), () -> {
			throw new IllegalStateException("A connection string needs no token");
		}, policies);
	}

}
