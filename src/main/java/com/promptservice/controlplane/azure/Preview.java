package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Visit;

/**
 * Looks at what the Azure steps of a plan are about, without changing anything.
 */
final class Preview implements Visit {

	private final Map<String, Record> seen = new HashMap<>();

	private final Set<String> missing = new HashSet<>();

	private Preview() {
	}

	static List<Change> of(Plan plan) {
		Preview preview = new Preview();
		List<Change> changes = new ArrayList<>();
		for (PlannedStep planned : plan.steps()) {
			if (planned.step() instanceof EnsureStep<?> step) {
				changes.add(preview.change(planned, step));
			}
		}
		return changes;
	}

	private <O extends Record> Change change(PlannedStep planned, EnsureStep<O> step) {
		ArmResource<O> resource;
		try {
			resource = step.resource(this);
		}
		catch (NotYetKnown ex) {
			return created(planned, step, null);
		}
		Sighting<O> sighting;
		try {
			sighting = resource.look();
		}
		catch (AzureException ex) {
			if (Collections.disjoint(planned.after(), this.missing)) {
				throw ex;
			}
			// What it lies in does not exist yet: a vault that is not there has no
			// address
			return created(planned, step, resource.id());
		}
		if (sighting instanceof Sighting.Present<O> present) {
			this.seen.put(planned.name(), present.observed());
		}
		List<String> properties = new ArrayList<>();
		Change.Kind kind = step.preview(sighting, resource, properties);
		if (kind == Change.Kind.CREATE) {
			this.missing.add(planned.name());
		}
		return new Change(planned.name(), resource.id(), step.type(), kind, properties);
	}

	private Change created(PlannedStep planned, EnsureStep<?> step, String resourceId) {
		this.missing.add(planned.name());
		return new Change(planned.name(), resourceId, step.type(), Change.Kind.CREATE, List.of());
	}

	@Override
	public String operationId() {
		return "what-if";
	}

	@Override
	public <O extends Record> O output(String step, Class<O> type) {
		Record output = this.seen.get(step);
		if (output == null) {
			throw new NotYetKnown(step);
		}
		return type.cast(output);
	}

	@Override
	public Optional<Follow> follow() {
		return Optional.empty();
	}

	@Override
	public Instant startedAt() {
		return Instant.EPOCH;
	}

	@Override
	public int attempts() {
		return 1;
	}

	@Override
	public Instant now() {
		return Instant.EPOCH;
	}

	@Override
	public Duration elapsed(Instant since) {
		return Duration.ZERO;
	}

	@Override
	public void beforeChange() {
		throw new IllegalStateException("A preview changes nothing");
	}

	@Override
	public void armResource(String resourceId) {
		// a preview is recorded nowhere
	}

	@Override
	public void armRequest(String requestId) {
		// a preview is recorded nowhere
	}

	private static final class NotYetKnown extends RuntimeException {

		NotYetKnown(String step) {
			super("Step '" + step + "' has to run first");
		}

	}

}
