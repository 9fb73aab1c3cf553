package com.promptservice.controlplane.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/**
 * Token buckets, two for each caller, in this process; a caller that meets several
 * replicas has the limit on each.
 */
class RateLimits {

	private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

	private final RateLimitProperties properties;

	private final TimeMeter time;

	private final Cache<String, Bucket> reads;

	private final Cache<String, Bucket> writes;

	RateLimits(RateLimitProperties properties, Clock clock) {
		this.properties = properties;
		this.time = new ClockMeter(clock);
		this.reads = buckets();
		this.writes = buckets();
	}

	/**
	 * Counts one request.
	 * @throws ApiException {@link ErrorCode#TooManyRequests} with {@code retry-after} in
	 * whole seconds
	 */
	void take(Caller caller, boolean write) {
		Bucket bucket = write
				? this.writes.get(caller.key(),
						(key) -> bucket(this.properties.writes().burst(), this.properties.writes().perSecond()))
				: this.reads.get(caller.key(),
						(key) -> bucket(this.properties.reads().burst(), this.properties.reads().perSecond()));
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		if (probe.isConsumed()) {
			return;
		}
		long wait = Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), TimeUnit.SECONDS.toNanos(1)));
		throw new ApiException(ErrorCode.TooManyRequests,
				ApiError.of(ErrorCode.TooManyRequests,
						"This caller sends " + (write ? "writes" : "reads") + " faster than its limit of "
								+ (write ? this.properties.writes().perSecond() : this.properties.reads().perSecond())
								+ " a second."),
				Map.of("retry-after", Long.toString(wait)));
	}

	private Cache<String, Bucket> buckets() {
		return Caffeine.newBuilder()
			.maximumSize(this.properties.callers())
			.expireAfterAccess(FORGOTTEN_AFTER)
			.ticker(this.time::currentTimeNanos)
			.build();
	}

	private Bucket bucket(int burst, int perSecond) {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
			.withCustomTimePrecision(this.time)
			.build();
	}

	private record ClockMeter(Clock clock) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return ChronoUnit.NANOS.between(Instant.EPOCH, this.clock.instant());
		}

		@Override
		public boolean isWallClockBased() {
			return true;
		}

	}

}
