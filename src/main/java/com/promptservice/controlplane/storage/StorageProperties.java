package com.promptservice.controlplane.storage;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * Where the state of many replicas lives. With neither a connection string nor a home
 * account, it lives on this machine.
 *
 * @param connectionString one account for everything, as of Azurite; each region gets its
 * own container and queue in it
 * @param homeAccount name of the home account; each region's documents live in the
 * region's own account, and all are reached as the control plane's managed identity
 * @param endpointSuffix what follows {@code <account>.blob.} and {@code <account>.queue.}
 * in the addresses of accounts
 * @param connectTimeout how long one attempt to connect may take
 * @param timeout how long one request may wait for its answer
 * @param readAttempts how often a read is sent before the store counts as unavailable;
 * writes are sent once
 * @param longestQueuePause how long a queue that stays empty is left alone at most
 * @param replica names this process's part of the audit
 */
@ConfigurationProperties("control-plane.storage")
public record StorageProperties(@Nullable String connectionString, @Nullable String homeAccount,
		@DefaultValue("core.windows.net") String endpointSuffix, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("10s") Duration timeout, @DefaultValue("2") int readAttempts,
		@DefaultValue("10s") Duration longestQueuePause, @DefaultValue("replica") String replica) {

	/**
	 * One account for everything, all else as by default; for tests and tools that run
	 * without Spring.
	 */
	public static StorageProperties of(String connectionString) {
		return new StorageProperties(connectionString, null, "core.windows.net", Duration.ofSeconds(5),
				Duration.ofSeconds(10), 2, Duration.ofSeconds(10), "replica");
	}

	/**
	 * Whether everything lives in one account.
	 */
	boolean oneAccount() {
		return StringUtils.hasText(this.connectionString);
	}

	/**
	 * Leaves the connection string out, which holds the account's key.
	 */
	@Override
	public String toString() {
		return "StorageProperties[" + (oneAccount() ? "connectionString=***" : "homeAccount=" + this.homeAccount) + "]";
	}

}
