package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.Optional;

/**
 * The first step of every operation that takes over from another one: asks that one to
 * end and waits until it has, and what it left to Azure too. Done at once when there is
 * none.
 */
public final class SupersededOperationEnded implements Step<SupersededOperationEnded.Ended> {

	private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

	private final Engine engine;

	private final Cancellation cancellation;

	public SupersededOperationEnded(Engine engine) {
		this.engine = engine;
		this.cancellation = new Cancellation(engine);
	}

	@Override
	public Class<Ended> outputType() {
		return Ended.class;
	}

	@Override
	public Outcome<Ended> visit(Visit visit) {
		String superseded = this.engine.read(visit.operationId()).orElseThrow().value().order().supersedes();
		Optional<Operation> other = (superseded != null) ? this.cancellation.request(superseded, visit.operationId())
				: Optional.empty();
		if (other.isPresent() && !other.get().hasEnded()) {
			return new Outcome.Waiting<>(LOOK_AGAIN, "Waits for operation '" + superseded + "' to end", null);
		}
		if (other.isPresent() && isAzureBusyWith(other.get())) {
			return new Outcome.Waiting<>(LOOK_AGAIN, "Waits for what operation '" + superseded + "' left to Azure",
					null);
		}
		return new Outcome.Done<>(new Ended(superseded, other.map(Operation::status).orElse(null)));
	}

	/**
	 * What a step started that then failed shows only after a while, and must be found.
	 */
	private boolean isAzureBusyWith(Operation ended) {
		Duration since = Duration.between(ended.progress().completedAt(), this.engine.now());
		return this.engine.pacing().unscaled(since).compareTo(Judgement.SETTLING) < 0
				&& ended.steps().stream().anyMatch((step) -> step.status() == StepStatus.Failed);
	}

	/**
	 * How the other operation ended.
	 *
	 * @param operationId the superseded operation, or null
	 * @param status its last state, or null
	 */
	public record Ended(String operationId, OperationStatus status) {
	}

}
