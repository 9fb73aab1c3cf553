package com.promptservice.controlplane.azure;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.promptservice.controlplane.operation.Follow;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Removes everything of a kind that lies in a resource of ours, one after the other,
 * whoever made it: it goes with what it lies in.
 */
record RemoveAllStep(String type, String parentId, Supplier<List<String>> ids, GenericResources resources,
		PollHistory history) implements Step<Removed> {

	private static final Duration NEXT = Duration.ofSeconds(1);

	/**
	 * @param ids what there is to remove now
	 */
	@Override
	public Class<Removed> outputType() {
		return Removed.class;
	}

	@Override
	public Outcome<Removed> visit(Visit visit) {
		visit.armResource(this.parentId);
		try {
			Follow follow = visit.follow().orElse(null);
			if (follow != null && follow.url() != null) {
				switch (this.resources.clients().calls().poll(this.parentId, follow.url())) {
					case Progress.Running running -> {
						visit.armRequest(running.requestId());
						return waiting(visit, follow.polledAgain(), running.retryAfter());
					}
					case Progress.Broken broken -> {
						if (!broken.failure().isPassing()) {
							throw broken.failure();
						}
						return new Outcome.Waiting<>(Lag.pause(visit), "Azure gave up; it is tried again", null,
								broken.failure().error());
					}
					case Progress.Ended ended -> {
						visit.armRequest(ended.requestId());
						this.history.ended("DELETE " + this.type, follow, visit.elapsed(follow.startedAt()));
					}
				}
			}
			return removeNext(visit);
		}
		catch (AzureException ex) {
			visit.armRequest(ex.requestId());
			throw Lag.judge(ex, visit, false);
		}
	}

	private Outcome<Removed> removeNext(Visit visit) {
		Optional<String> next = this.ids.get().stream().findFirst();
		if (next.isEmpty()) {
			// one answer may be out of date, and nobody looks after this
			next = this.ids.get().stream().findFirst();
		}
		if (next.isEmpty()) {
			return new Outcome.Done<>(new Removed(this.parentId, false, null));
		}
		visit.beforeChange();
		Submission submission = this.resources.delete(next.get());
		visit.armRequest(submission.requestId());
		return submission.running()
				? waiting(visit, new Follow(submission.pollUrl(), visit.now(), 0), submission.retryAfter())
				: new Outcome.Waiting<>(NEXT, "Removed one of " + this.type, null);
	}

	private Outcome<Removed> waiting(Visit visit, Follow follow, Duration retryAfter) {
		return new Outcome.Waiting<>(
				this.history.next("DELETE " + this.type, follow, visit.elapsed(follow.startedAt()), retryAfter),
				"Azure is removing what runs", follow);
	}

}
