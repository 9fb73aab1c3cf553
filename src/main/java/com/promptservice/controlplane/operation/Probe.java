package com.promptservice.controlplane.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A look at something outside for whoever asks how it is: made once for many callers, and
 * given up after a while.
 */
final class Probe<T> {

	private final Supplier<T> look;

	private final Clock clock;

	private final Executor executor;

	private final HealthProperties properties;

	private CompletableFuture<T> latest;

	private Instant startedAt;

	Probe(Supplier<T> look, Clock clock, Executor executor, HealthProperties properties) {
		this.look = look;
		this.clock = clock;
		this.executor = executor;
		this.properties = properties;
	}

	/**
	 * What was seen, at most {@code control-plane.health.max-age} ago.
	 * @return empty when the look failed or takes longer than
	 * {@code control-plane.health.patience}
	 */
	Optional<T> see() {
		try {
			return Optional.of(current().get(this.properties.patience().toNanos(), TimeUnit.NANOSECONDS));
		}
		catch (ExecutionException | TimeoutException ex) {
			return Optional.empty();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.empty();
		}
	}

	private synchronized CompletableFuture<T> current() {
		Instant now = this.clock.instant();
		// a look that does not come to its end is not made again beside itself
		if (this.latest == null || (this.latest.isDone() && isOld(now))) {
			this.startedAt = now;
			this.latest = CompletableFuture.supplyAsync(this.look, this.executor);
		}
		return this.latest;
	}

	private boolean isOld(Instant now) {
		Duration age = Duration.between(this.startedAt, now);
		return age.isNegative() || age.compareTo(this.properties.maxAge()) >= 0;
	}

}
