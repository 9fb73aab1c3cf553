package com.promptservice.controlplane.azure;

import java.util.function.Function;
import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Removes a resource that is ours and leaves every other one alone.
 */
record RemoveStep(String type, Function<Visit, ? extends ArmResource<?>> resources, String note, ArmCalls calls,
		PollHistory history) implements Step<Removed> {

	/**
	 * @param resources gives null when there cannot be anything to remove
	 * @param note what people should know once it is removed, or null
	 */
	@Override
	public Class<Removed> outputType() {
		return Removed.class;
	}

	@Override
	public Outcome<Removed> visit(Visit visit) {
		ArmResource<?> resource = this.resources.apply(visit);
		if (resource == null) {
			return new Outcome.Done<>(new Removed(null, false, null));
		}
		visit.armResource(resource.id());
		try {
			Follow follow = visit.follow().orElse(null);
			if (follow != null && follow.url() != null) {
				switch (this.calls.poll(resource.id(), follow.url())) {
					case Progress.Running running -> {
						visit.armRequest(running.requestId());
						return waiting(visit, resource, follow.polledAgain(), running);
					}
					case Progress.Broken broken -> {
						if (!broken.failure().isPassing()) {
							throw broken.failure();
						}
						return new Outcome.Waiting<>(Lag.pause(visit), broken.inWords(resource),
								new Follow(null, follow.startedAt(), 0), broken.failure().error());
					}
					case Progress.Ended ended -> {
						visit.armRequest(ended.requestId());
						this.history.ended(work(), follow, visit.elapsed(follow.startedAt()));
						follow = new Follow(null, follow.startedAt(), 0);
					}
				}
			}
			return remove(resource, visit, follow);
		}
		catch (AzureException ex) {
			visit.armRequest(ex.requestId());
			// what vanishes while it is looked into is found absent by the next look
			throw Lag.judge(ex, visit, false);
		}
	}

	private Outcome<Removed> remove(ArmResource<?> resource, Visit visit, Follow follow) {
		Sighting<?> sighting = resource.look();
		if (sighting instanceof Sighting.Absent && follow == null) {
			// one answer may be out of date, and what is deleted unseen must be ours
			sighting = resource.look();
		}
		visit.armRequest(sighting.requestId());
		if (sighting instanceof Sighting.Absent && follow != null) {
			return done(resource);
		}
		if (sighting instanceof Sighting.Present<?> present) {
			if (!present.belongsTo(resource.owner())) {
				return left(resource, "It is not the control plane's.");
			}
			if (follow != null && present.state() == ProvisioningState.BUSY) {
				return waiting(visit, resource, follow.polledAgain(), null);
			}
			if (follow == null && present.state() == ProvisioningState.BUSY && resource.goesWithItsParent()) {
				return done(resource);
			}
			String reason = resource.reasonToStay();
			if (reason != null) {
				return left(resource, reason);
			}
		}
		return delete(resource, visit);
	}

	private Outcome<Removed> delete(ArmResource<?> resource, Visit visit) {
		visit.beforeChange();
		Submission submission;
		try {
			submission = resource.delete();
		}
		catch (AzureException ex) {
			if (ex.isAbsence()) {
				return done(resource);
			}
			throw ex;
		}
		visit.armRequest(submission.requestId());
		Follow follow = new Follow(submission.pollUrl(), visit.now(), 0);
		if (submission.running()) {
			return waiting(visit, resource, follow, new Progress.Running(submission.retryAfter(), null));
		}
		return (resource.look() instanceof Sighting.Absent) ? done(resource)
				: waiting(visit, resource, follow.polledAgain(), null);
	}

	private Outcome<Removed> done(ArmResource<?> resource) {
		return new Outcome.Done<>(new Removed(resource.id(), false, this.note));
	}

	private static Outcome<Removed> left(ArmResource<?> resource, String reason) {
		return new Outcome.Done<>(new Removed(resource.id(), true, resource.label() + " was left: " + reason));
	}

	private Outcome<Removed> waiting(Visit visit, ArmResource<?> resource, Follow follow, Progress.Running running) {
		return new Outcome.Waiting<>(
				this.history.next(work(), follow, visit.elapsed(follow.startedAt()),
						(running != null) ? running.retryAfter() : null),
				"Azure is removing " + resource.label(), follow);
	}

	private String work() {
		return "DELETE " + this.type;
	}

}
