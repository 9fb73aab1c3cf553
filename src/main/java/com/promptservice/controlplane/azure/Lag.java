package com.promptservice.controlplane.azure;

import java.time.Duration;
import com.promptservice.controlplane.operation.Visit;

/**
 * Knows that Azure's parts learn of each other's changes late: what was just made or
 * granted can seem missing or forbidden for a while.
 */
final class Lag {

	private static final Duration RIGHTS = Duration.ofMinutes(10);

	private static final Duration REFERENCES = Duration.ofMinutes(2);

	private Lag() {
	}

	static AzureException judge(AzureException failure, Visit visit, boolean lagsBehindRights) {
		Duration since = Duration.between(visit.startedAt(), visit.now());
		if ("PrincipalNotFound".equalsIgnoreCase(failure.armCode())) {
			return failure.passing(since.compareTo(RIGHTS) < 0);
		}
		if (failure.status() == 403 && lagsBehindRights) {
			return failure.passing(since.compareTo(RIGHTS) < 0);
		}
		if (failure.isAbsence() || "InvalidResourceReference".equalsIgnoreCase(failure.armCode())) {
			return failure.passing(since.compareTo(REFERENCES) < 0);
		}
		return failure;
	}

}
