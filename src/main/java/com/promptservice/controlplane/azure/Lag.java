package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.function.Supplier;

import com.promptservice.controlplane.operation.Visit;

/**
 * Knows that Azure's parts learn of each other's changes late: what was just made or
 * granted can seem missing or forbidden for a while.
 */
final class Lag {

	private static final Duration RIGHTS = Duration.ofMinutes(10);

	private static final Duration REFERENCES = Duration.ofMinutes(2);

	private static final Duration LEAST = Duration.ofSeconds(1);

	private static final Duration MOST = Duration.ofSeconds(15);

	private Lag() {
	}

	static AzureException judge(AzureException failure, Visit visit, boolean lagsBehindRights) {
		String code = failure.armCode();
		if ("PrincipalNotFound".equalsIgnoreCase(code) || (failure.status() == 403 && lagsBehindRights)) {
			return failure.passing(since(visit).compareTo(RIGHTS) < 0, pause(visit));
		}
		if (failure.isAbsence() || "InvalidResourceReference".equalsIgnoreCase(code)) {
			return failure.passing(since(visit).compareTo(REFERENCES) < 0, pause(visit));
		}
		return failure;
	}

	/**
	 * How long to wait for what should come by itself: 15 % of the time it took already,
	 * from 1 to 15 s.
	 */
	static Duration pause(Visit visit) {
		Duration pause = since(visit).multipliedBy(15).dividedBy(100);
		if (pause.compareTo(LEAST) < 0) {
			return LEAST;
		}
		return (pause.compareTo(MOST) > 0) ? MOST : pause;
	}

	/**
	 * Asks what always has an answer, such as whether a name is free: that there is none
	 * passes.
	 */
	static <T> T answered(Supplier<T> question) {
		try {
			return question.get();
		}
		catch (AzureException ex) {
			throw ex.isAbsence() ? ex.passing(true, LEAST) : ex;
		}
	}

	private static Duration since(Visit visit) {
		return visit.elapsed(visit.startedAt());
	}

}
