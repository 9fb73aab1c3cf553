package com.promptservice.controlplane.azure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Visit;

/**
 * Looks at what the Azure steps of a plan are about, without changing anything.
 */
final class Preview implements Visit {

	private final Map<String, Record> seen = new HashMap<>();

	private Preview() {
	}

	static List<Change> of(Plan plan) {
		Preview preview = new Preview();
		List<Change> changes = new ArrayList<>();
		for (PlannedStep planned : plan.steps()) {
			if (planned.step() instanceof EnsureStep<?> step) {
				changes.add(preview.change(planned.name(), step));
			}
		}
		return changes;
	}

	private <O extends Record> Change change(String name, EnsureStep<O> step) {
		ArmResource<O> resource;
		try {
			resource = step.resource(this);
		}
		catch (NotYetKnown ex) {
			return new Change(name, null, step.type(), Change.Kind.CREATE, List.of());
		}
		Sighting<O> sighting = resource.look();
		if (sighting instanceof Sighting.Present<O> present) {
			this.seen.put(name, present.observed());
		}
		List<String> properties = new ArrayList<>();
		Change.Kind kind = step.preview(sighting, resource, properties);
		return new Change(name, resource.id(), step.type(), kind, properties);
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
