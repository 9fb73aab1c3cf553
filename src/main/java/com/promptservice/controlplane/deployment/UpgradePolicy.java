package com.promptservice.controlplane.deployment;

import java.time.Duration;

import com.promptservice.controlplane.azure.ApplicationSpec;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How clusters go from one version to the next: one upgrade domain after the other, each
 * watched before the next, and back when one is not well.
 */
@Schema(name = "UpgradePolicy")
record UpgradePolicy(
		@Schema(description = "What happens when an upgrade domain is not well: the earlier version comes back",
				allowableValues = UpgradePolicy.ROLLBACK, example = UpgradePolicy.ROLLBACK,
				defaultValue = UpgradePolicy.ROLLBACK) String failureAction,
		@Schema(description = "How long an upgrade domain must be well before the next one", example = "60",
				defaultValue = "60", minimum = "0", maximum = "3600") Integer healthCheckStableSeconds,
		@Schema(description = "How long the upgrade of one cluster may take; it rolls back then", example = "3600",
				defaultValue = "3600", minimum = "300", maximum = "43200") Integer upgradeTimeoutSeconds) {

	static final String ROLLBACK = "Rollback";

	static final int LONGEST_STABLE = 3600;

	static final int SHORTEST_TIMEOUT = 300;

	static final int LONGEST_TIMEOUT = 43_200;

	private static final UpgradePolicy DEFAULT = new UpgradePolicy(ROLLBACK, 60, 3600);

	/**
	 * The policy with every field, whatever was left out.
	 */
	static UpgradePolicy complete(UpgradePolicy given) {
		if (given == null) {
			return DEFAULT;
		}
		return new UpgradePolicy((given.failureAction != null) ? given.failureAction : DEFAULT.failureAction,
				(given.healthCheckStableSeconds != null) ? given.healthCheckStableSeconds
						: DEFAULT.healthCheckStableSeconds,
				(given.upgradeTimeoutSeconds != null) ? given.upgradeTimeoutSeconds : DEFAULT.upgradeTimeoutSeconds);
	}

	ApplicationSpec.Upgrade toAzure() {
		return new ApplicationSpec.Upgrade(true, Duration.ofSeconds(this.healthCheckStableSeconds), timeout());
	}

	Duration timeout() {
		return Duration.ofSeconds(this.upgradeTimeoutSeconds);
	}

}
