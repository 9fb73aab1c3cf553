package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Brings a resource about and in line: looks, and changes only what is not there or not
 * right.
 */
final class EnsureStep<O extends Record> implements Step<O> {

	/**
	 * How often a resource that was just made may be invisible before it is made again.
	 */
	private static final int BLIND_LOOKS = 5;

	private final String type;

	private final Class<O> outputType;

	private final Function<Visit, ? extends ArmResource<O>> resources;

	private final ArmCalls calls;

	private final PollHistory history;

	EnsureStep(String type, Class<O> outputType, Function<Visit, ? extends ArmResource<O>> resources, ArmCalls calls,
			PollHistory history) {
		this.type = type;
		this.outputType = outputType;
		this.resources = resources;
		this.calls = calls;
		this.history = history;
	}

	@Override
	public Class<O> outputType() {
		return this.outputType;
	}

	String type() {
		return this.type;
	}

	ArmResource<O> resource(Visit visit) {
		return this.resources.apply(visit);
	}

	@Override
	public Outcome<O> visit(Visit visit) {
		ArmResource<O> resource = resource(visit);
		visit.armResource(resource.id());
		try {
			Follow follow = visit.follow().orElse(null);
			if (follow != null && follow.url() != null) {
				Outcome<O> unfinished = follow(resource, visit, follow);
				if (unfinished != null) {
					return unfinished;
				}
				follow = new Follow(null, follow.startedAt(), 0);
			}
			return look(resource, visit, follow, true);
		}
		catch (AzureException ex) {
			visit.armRequest(ex.requestId());
			throw Lag.judge(ex, visit, resource.lagsBehindRights());
		}
	}

	private Outcome<O> follow(ArmResource<O> resource, Visit visit, Follow follow) {
		Progress progress = this.calls.poll(resource.id(), follow.url());
		return switch (progress) {
			case Progress.Running running -> {
				visit.armRequest(running.requestId());
				yield waiting(visit, resource, follow.polledAgain(), running.retryAfter());
			}
			case Progress.Broken broken -> {
				if (!broken.failure().isPassing()) {
					throw broken.failure();
				}
				yield new Outcome.Waiting<>(Lag.pause(visit), broken.inWords(resource), null, broken.failure().error());
			}
			case Progress.Ended ended -> {
				visit.armRequest(ended.requestId());
				this.history.ended(this.type, follow, visit.elapsed(follow.startedAt()));
				yield null;
			}
		};
	}

	private Outcome<O> look(ArmResource<O> resource, Visit visit, Follow follow, boolean mayAct) {
		Sighting<O> sighting = resource.look();
		if (sighting instanceof Sighting.Absent && follow == null) {
			// one answer may be out of date, and writing anew what is there can harm
			sighting = resource.look();
		}
		visit.armRequest(sighting.requestId());
		return switch (sighting) {
			case Sighting.Absent<O> absent -> {
				if (follow != null && follow.polls() < BLIND_LOOKS) {
					yield waiting(visit, resource, follow.polledAgain(), null);
				}
				yield act(resource, visit, absent.create(), absent.equivalent());
			}
			case Sighting.Present<O> present -> judge(resource, visit, follow, present, mayAct);
		};
	}

	private Outcome<O> judge(ArmResource<O> resource, Visit visit, Follow follow, Sighting.Present<O> present,
			boolean mayAct) {
		if (present.state() == ProvisioningState.BUSY) {
			Follow known = (follow != null) ? follow : new Follow(null, visit.now(), 0);
			return waiting(visit, resource, mayAct ? known.polledAgain() : known, null);
		}
		boolean broken = present.state() == ProvisioningState.BROKEN;
		if (present.differences().isEmpty() && !broken) {
			if (follow != null && follow.polls() > 0 && follow.url() == null) {
				this.history.ended(this.type, follow, visit.elapsed(follow.startedAt()));
			}
			return new Outcome.Done<>(present.observed());
		}
		ApiError refusal = Refusals.of(resource, present);
		if (refusal != null) {
			return new Outcome.Failed<>(refusal);
		}
		if (broken && (!mayAct || follow != null)) {
			return new Outcome.Waiting<>(Lag.pause(visit),
					"Azure gave up on " + resource.label() + "; it is tried again", null,
					Refusals.broken(resource, present.requestId()));
		}
		if (!mayAct) {
			return new Outcome.Waiting<>(Duration.ofSeconds(1), "Bringing " + resource.label() + " in line",
					new Follow(null, visit.now(), BLIND_LOOKS));
		}
		return act(resource, visit, present.repair(), null);
	}

	private Outcome<O> act(ArmResource<O> resource, Visit visit, Supplier<Submission> change, O equivalent) {
		visit.beforeChange();
		Submission submission = change.get();
		visit.armRequest(submission.requestId());
		if (submission.stands() && equivalent != null) {
			return new Outcome.Done<>(equivalent);
		}
		Follow follow = new Follow(submission.pollUrl(), visit.now(), 0);
		return submission.running() ? waiting(visit, resource, follow, submission.retryAfter())
				: look(resource, visit, follow, false);
	}

	private Outcome<O> waiting(Visit visit, ArmResource<O> resource, Follow follow, Duration retryAfter) {
		Duration elapsed = visit.elapsed(follow.startedAt());
		return new Outcome.Waiting<>(this.history.next(this.type, follow, elapsed, retryAfter),
				"Azure is working on " + resource.label(), follow);
	}

	/**
	 * What the step would do now.
	 */
	Change.Kind preview(Sighting<O> sighting, ArmResource<O> resource, List<String> properties) {
		return switch (sighting) {
			case Sighting.Absent<O> absent -> Change.Kind.CREATE;
			case Sighting.Present<O> present -> {
				present.differences().forEach((difference) -> properties.add(difference.inWords()));
				if (present.differences().isEmpty()) {
					yield Change.Kind.NO_CHANGE;
				}
				yield (Refusals.of(resource, present) != null) ? Change.Kind.CONFLICT : Change.Kind.MODIFY;
			}
		};
	}

}
