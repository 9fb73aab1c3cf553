package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.operation.Visit;

/**
 * Visits a step again and again in virtual time, as the engine would.
 */
final class DrivenVisit implements Visit {

	private final VirtualClock clock;

	private final Instant startedAt;

	private Follow follow;

	private int attempts = 1;

	private int changes;

	private String armResource;

	private String armRequest;

	private final List<Outcome<?>> outcomes = new ArrayList<>();

	DrivenVisit(VirtualClock clock) {
		this.clock = clock;
		this.startedAt = clock.instant();
	}

	/**
	 * Visits until the step is done or failed, or its time is over.
	 */
	<O extends Record> Outcome<O> drive(Step<O> step, Duration deadline) {
		while (true) {
			Outcome<O> outcome = once(step);
			switch (outcome) {
				case Outcome.Done<O> done -> {
					return done;
				}
				case Outcome.Failed<O> failed -> {
					return failed;
				}
				case Outcome.Waiting<O> waiting -> this.clock.advance(waiting.after());
				case Outcome.Retry<O> retry -> {
					this.clock.advance((retry.after() != null) ? retry.after() : Duration.ofSeconds(2));
					this.attempts++;
				}
			}
			if (this.clock.instant().isAfter(this.startedAt.plus(deadline))) {
				return outcome;
			}
		}
	}

	<O extends Record> O done(Step<O> step) {
		Outcome<O> outcome = drive(step, Duration.ofMinutes(30));
		if (outcome instanceof Outcome.Done<O>(O output)) {
			return output;
		}
		throw new AssertionError("The step ended with " + outcome);
	}

	<O extends Record> Outcome<O> once(Step<O> step) {
		Outcome<O> outcome;
		try {
			outcome = step.visit(this);
		}
		catch (StepException ex) {
			outcome = ex.outcome();
		}
		if (outcome instanceof Outcome.Waiting<O> waiting) {
			this.follow = waiting.follow();
		}
		this.outcomes.add(outcome);
		return outcome;
	}

	/**
	 * What a worker that takes over after a crash knows: nothing was recorded.
	 */
	DrivenVisit forgetful() {
		this.follow = null;
		return this;
	}

	DrivenVisit following(Follow newFollow) {
		this.follow = newFollow;
		return this;
	}

	Duration took() {
		return Duration.between(this.startedAt, this.clock.instant());
	}

	int changes() {
		return this.changes;
	}

	List<Outcome<?>> outcomes() {
		return this.outcomes;
	}

	String recordedResource() {
		return this.armResource;
	}

	String recordedRequest() {
		return this.armRequest;
	}

	@Override
	public String operationId() {
		return "test";
	}

	@Override
	public <O extends Record> O output(String step, Class<O> type) {
		throw new IllegalStateException("No earlier step");
	}

	@Override
	public Optional<Follow> follow() {
		return Optional.ofNullable(this.follow);
	}

	@Override
	public Instant startedAt() {
		return this.startedAt;
	}

	@Override
	public int attempts() {
		return this.attempts;
	}

	@Override
	public Instant now() {
		return this.clock.instant();
	}

	@Override
	public Duration elapsed(Instant since) {
		return Duration.between(since, now());
	}

	@Override
	public void beforeChange() {
		this.changes++;
	}

	@Override
	public void armResource(String resourceId) {
		this.armResource = resourceId;
	}

	@Override
	public void armRequest(String requestId) {
		this.armRequest = (requestId != null) ? requestId : this.armRequest;
	}

}
