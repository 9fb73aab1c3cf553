package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * One visit of one step: what it may know, and what it said besides its outcome.
 */
final class StepVisit implements Visit {

	private final Engine engine;

	private final Operation operation;

	private final StepRecord step;

	private final HeldLease lease;

	private final HeldLease lock;

	private final boolean lookOnly;

	private volatile boolean changed;

	private volatile String armResource;

	private volatile String armRequest;

	/**
	 * A visit.
	 * @param lock the step's own lock, or null
	 * @param lookOnly whether the step may only find out how things stand
	 */
	StepVisit(Engine engine, Operation operation, String step, HeldLease lease, HeldLease lock, boolean lookOnly) {
		this.engine = engine;
		this.operation = operation;
		this.step = operation.step(step);
		this.lease = lease;
		this.lock = lock;
		this.lookOnly = lookOnly;
	}

	@Override
	public String operationId() {
		return this.operation.id();
	}

	@Override
	public <O extends Record> O output(String name, Class<O> type) {
		O output = new RecordedOutputs(this.engine.documents(), this.operation).get(name, type);
		if (output == null) {
			throw new IllegalStateException("Step '" + this.step.name() + "' uses the output of '" + name
					+ "', which is not done: the plan must order it after that one");
		}
		return output;
	}

	@Override
	public Optional<Follow> follow() {
		return Optional.ofNullable(this.step.follow());
	}

	@Override
	public Instant startedAt() {
		return this.step.startedAt();
	}

	@Override
	public int attempts() {
		return this.step.attempts();
	}

	@Override
	public Instant now() {
		return this.engine.now();
	}

	@Override
	public Duration elapsed(Instant since) {
		Duration passed = Duration.between(since, now());
		return passed.isNegative() ? Duration.ZERO : this.engine.pacing().unscaled(passed);
	}

	@Override
	public void beforeChange() {
		if (this.lookOnly) {
			throw new StoppingException();
		}
		this.lease.ensure();
		ensureLock();
		this.changed = true;
	}

	private void ensureLock() {
		if (this.lock == null) {
			return;
		}
		try {
			this.lock.ensure();
		}
		catch (LeaseLostException ex) {
			// the operation is still ours, only the step must wait for its turn again
			throw new StepException(ApiError.of(ErrorCode.AnotherOperationInProgress,
					"Another operation is changing the same resource."), true, null, ex);
		}
	}

	@Override
	public void armResource(String resourceId) {
		this.armResource = resourceId;
	}

	@Override
	public void armRequest(String requestId) {
		this.armRequest = requestId;
	}

	boolean changed() {
		return this.changed;
	}

	StepRecord noted(StepRecord record) {
		return record.arm(this.armResource, this.armRequest);
	}

}
