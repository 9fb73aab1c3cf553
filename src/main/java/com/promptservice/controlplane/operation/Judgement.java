package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * Turns what a visit came to into the step's new record and the time of its next visit.
 */
final class Judgement {

	private static final int UNEXPECTED_IN_A_ROW = 5;

	private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(1);

	private static final int LONGEST_BACK_OFF_SHIFT = 6;

	private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);

	private static final int PART_AFTER_ABSENCE = 4;

	private static final int LONGEST_IN_DEADLINES = 4;

	/** After this long, what was asked of Azure shows. */
	static final Duration SETTLING = Duration.ofMinutes(2);

	private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

	private static final Duration SHORTEST_WAIT = Duration.ofMillis(1);

	private final Engine engine;

	Judgement(Engine engine) {
		this.engine = engine;
	}

	StepRecord judge(PlannedStep planned, StepState state, StepRecord record, Completion completion) {
		Instant now = this.engine.now();
		StepRecord noted = completion.visit().noted(record);
		if (completion.visit().changed()) {
			state.uncertain = true;
			state.lastChange = now;
		}
		return switch (completion.result()) {
			case Completion.Result.Done(var output) -> noted.succeeded(output, now);
			case Completion.Result.Said(Outcome.Waiting<?> waiting) ->
				waiting(planned, state, noted, waiting, completion.visit(), now);
			case Completion.Result.Said(Outcome.Retry<?> retry) ->
				retrying(planned, state, noted, retry.error(), retry.after(), now);
			case Completion.Result.Said(Outcome.Failed<?>(ApiError error)) -> noted.failed(error, now);
			case Completion.Result.Said(Outcome.Done<?> done) ->
				throw new IllegalStateException("A finished step comes with its output as JSON");
			case Completion.Result.Unexpected(ApiError error) -> unexpected(planned, state, noted, error, now);
			case Completion.Result.Stopped() -> stopped(state, noted, now);
			case Completion.Result.LeaseLost() -> throw new LeaseLostException();
		};
	}

	/**
	 * What was asked of Azure last may show only after a while, and whoever comes next
	 * must find it.
	 */
	private StepRecord stopped(StepState state, StepRecord record, Instant now) {
		Instant settled = state.lastChange.plus(wait(SETTLING));
		if (state.uncertain && now.isBefore(settled)) {
			state.nextVisit = earlier(now.plus(wait(LOOK_AGAIN)), settled);
			return record.waiting("Stopped; looks whether Azure still does what it was asked last", record.follow(),
					null);
		}
		return record.skipped("Stopped before it changed anything more", now);
	}

	private StepRecord waiting(PlannedStep planned, StepState state, StepRecord record, Outcome.Waiting<?> waiting,
			StepVisit visit, Instant now) {
		state.retriesInARow = 0;
		state.unexpectedInARow = 0;
		state.newAttempt = false;
		// it looked, and what it changed is told by what it follows
		state.uncertain = waiting.follow() == null && visit.changed();
		if (waiting.error() != null) {
			this.engine.metrics().heldUp(waiting.error());
		}
		Instant deadline = deadline(planned, state, record);
		StepRecord judged = record.waiting(waiting.why(), waiting.follow(), waiting.error());
		if (!now.isBefore(deadline)) {
			return judged.failed(timedOut(planned, waiting.why(), judged), now);
		}
		state.nextVisit = earlier(now.plus(wait(waiting.after())), deadline);
		return judged;
	}

	private StepRecord unexpected(PlannedStep planned, StepState state, StepRecord record, ApiError error,
			Instant now) {
		int inARow = state.unexpectedInARow + 1;
		if (inARow >= UNEXPECTED_IN_A_ROW) {
			return record.failed(error, now);
		}
		StepRecord judged = retrying(planned, state, record, error, null, now);
		state.unexpectedInARow = inARow;
		return judged;
	}

	private StepRecord retrying(PlannedStep planned, StepState state, StepRecord record, ApiError error, Duration after,
			Instant now) {
		this.engine.metrics().heldUp(error);
		Instant deadline = deadline(planned, state, record);
		if (!now.isBefore(deadline)) {
			return record.failed(error, now);
		}
		Duration wait = (after != null) ? spread(after, 1.0, 1.1) : spread(backOff(state.retriesInARow), 0.5, 1.0);
		if (after != null) {
			deadline = postponed(planned, state, record, now.plus(wait(wait)));
		}
		state.retriesInARow++;
		state.unexpectedInARow = 0;
		state.newAttempt = true;
		state.nextVisit = earlier(now.plus(wait(wait)), deadline);
		return record.retrying(error);
	}

	/**
	 * Takes note of a step's visit that is due. One that comes much later than planned,
	 * as when storage kept the worker waiting, is as good as the first one of another
	 * worker.
	 */
	void due(PlannedStep planned, StepState state, Instant now) {
		Duration late = this.engine.pacing().deadline(planned.deadline()).dividedBy(PART_AFTER_ABSENCE);
		if (state.nextVisit.isAfter(Instant.MIN) && now.isAfter(state.nextVisit.plus(late))) {
			state.firstJudged = null;
		}
	}

	/**
	 * When the step has taken too long. After a time in which nobody could look, as when
	 * storage was away for longer than the deadline, it gets a part of it again.
	 */
	private Instant deadline(PlannedStep planned, StepState state, StepRecord record) {
		Duration deadline = this.engine.pacing().deadline(planned.deadline());
		if (state.firstJudged == null) {
			state.firstJudged = this.engine.now();
		}
		Instant fromStart = record.startedAt().plus(deadline);
		Instant fromSight = state.firstJudged.plus(deadline.dividedBy(PART_AFTER_ABSENCE));
		return fromStart.isAfter(fromSight) ? fromStart : fromSight;
	}

	/**
	 * The time that Azure itself asks for, as when it throttles, is not the step's;
	 * within limits, as it may ask for ever.
	 */
	private Instant postponed(PlannedStep planned, StepState state, StepRecord record, Instant demanded) {
		Duration deadline = this.engine.pacing().deadline(planned.deadline());
		Instant last = record.startedAt().plus(deadline.multipliedBy(LONGEST_IN_DEADLINES));
		Instant until = earlier(demanded, last);
		if (until.isAfter(state.firstJudged)) {
			state.firstJudged = until;
		}
		return deadline(planned, state, record);
	}

	private Duration wait(Duration azureTime) {
		Duration scaled = this.engine.pacing().scaled(azureTime);
		return (scaled.compareTo(SHORTEST_WAIT) > 0) ? scaled : SHORTEST_WAIT;
	}

	private static Duration backOff(int retriesInARow) {
		Duration doubled = FIRST_BACK_OFF.multipliedBy(1L << Math.min(retriesInARow, LONGEST_BACK_OFF_SHIFT));
		return (doubled.compareTo(LONGEST_BACK_OFF) < 0) ? doubled : LONGEST_BACK_OFF;
	}

	/**
	 * Many operations that failed together do not come back together.
	 */
	private Duration spread(Duration duration, double from, double to) {
		return Duration.ofNanos((long) (duration.toNanos() * this.engine.random().nextDouble(from, to)));
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	private static ApiError timedOut(PlannedStep planned, String why, StepRecord record) {
		ApiError error = ApiError.of(ErrorCode.OperationTimedOut, "Step '" + planned.name() + "' was not done within "
				+ planned.deadline().toMinutes() + " minutes. Last: " + why);
		if (record.error() != null && record.error().innererror() != null) {
			return error.withInner(record.error().innererror());
		}
		return (record.armRequestId() == null) ? error
				: error.withInner(new ApiError.InnerError("InProgress", why, record.armRequestId(), null));
	}

}
