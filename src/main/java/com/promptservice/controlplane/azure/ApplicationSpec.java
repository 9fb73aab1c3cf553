package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A wanted application.
 *
 * @param version the wanted version, which the cluster has already
 * @param parameters of its manifest
 * @param identity who it acts as
 * @param upgrade how it goes from one version to the next
 */
public record ApplicationSpec(ApplicationVersionSpec version, String name, Map<String, String> parameters,
		Identity identity, Upgrade upgrade) {

	/**
	 * ARM id.
	 */
	public String id() {
		return this.version.type().clusterId() + "/applications/" + this.name;
	}

	/**
	 * A user-assigned identity.
	 *
	 * @param id ARM id
	 * @param principalId object id
	 * @param names what the application's manifest calls it; may be empty
	 */
	public record Identity(String id, String principalId, List<String> names) {
	}

	/**
	 * A monitored rolling upgrade, one upgrade domain after the other.
	 *
	 * @param rollBack whether the earlier version comes back when health checks fail;
	 * else the upgrade stops where it is
	 * @param stable how long an upgrade domain must be well before the next one
	 * @param timeout for the whole upgrade, at most 12 hours
	 */
	public record Upgrade(boolean rollBack, Duration stable, Duration timeout) {
	}

}
