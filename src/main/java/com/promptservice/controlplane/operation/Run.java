package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import com.promptservice.controlplane.queue.WorkQueue.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One operation in the hands of this worker, from take-over to its end. Works in rounds,
 * one at a time: take in what visits came to, record it together with what starts next,
 * start it, and say when to look again.
 */
final class Run {

	private static final Logger logger = LoggerFactory.getLogger(Run.class);

	private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

	private final Engine engine;

	private final Hold hold;

	private final OwnedOperation owned;

	private final Steps steps;

	private final Ending<?> ending;

	private final Listener listener;

	private final Queue<Completion> completions = new ConcurrentLinkedQueue<>();

	private final AtomicInteger signals = new AtomicInteger();

	private volatile Instant due = Instant.MAX;

	private volatile boolean woken;

	private volatile boolean leaving;

	private volatile boolean over;

	Run(Engine engine, Hold hold, OwnedOperation owned, Steps steps, Ending<?> ending, Listener listener) {
		this.engine = engine;
		this.hold = hold;
		this.owned = owned;
		this.steps = steps;
		this.ending = ending;
		this.listener = listener;
	}

	String operationId() {
		return this.owned.current().id();
	}

	/**
	 * When the next round is due; {@link Instant#MAX} while one is running.
	 */
	Instant due() {
		return this.due;
	}

	/**
	 * A round in the calling thread; the first one.
	 */
	void begin() {
		this.signals.incrementAndGet();
		rounds();
	}

	/**
	 * A round soon, since something is due or may have changed.
	 */
	void wake() {
		this.woken = true;
		signal();
	}

	/**
	 * Another delivery of the message: somebody wants this operation looked at.
	 */
	void wake(Delivery again) {
		this.hold.deliveredAgain(again);
		wake();
	}

	/**
	 * Gives the operation up as soon as no visit is under way.
	 */
	void leave() {
		this.leaving = true;
		signal();
	}

	private void signal() {
		this.due = Instant.MAX;
		if (this.signals.getAndIncrement() == 0) {
			this.engine.executor().execute(this::rounds);
		}
	}

	private void rounds() {
		boolean alive = false;
		try {
			int seen = this.signals.get();
			do {
				round();
				seen = this.signals.addAndGet(-seen);
			}
			while (seen != 0);
			alive = true;
		}
		finally {
			// an Error ends this worker's part; the lease and the message run out
			if (!alive) {
				end();
			}
		}
		if (!this.over) {
			this.listener.dueChanged();
		}
	}

	private void round() {
		if (this.over) {
			return;
		}
		try {
			this.due = Instant.MAX;
			this.due = advance(this.engine.now());
		}
		catch (LeaseLostException ex) {
			logger.warn("Operation {} was taken over by another worker", operationId());
			this.engine.metrics().leaseLost();
			end();
		}
		catch (RuntimeException ex) {
			logger.error("Operation {} cannot go on for now", operationId(), ex);
			this.due = afterTrouble();
		}
	}

	private Instant advance(Instant now) {
		Instant nextBeat = this.hold.beat(now);
		this.steps.keepLocks();
		boolean lookAgain = this.woken;
		this.woken = false;
		takeIn();
		if (lookAgain && !this.owned.dirty()) {
			this.owned.reload();
		}
		if (this.leaving) {
			return leave(nextBeat);
		}
		List<PlannedStep> starting = concluded() ? List.of() : this.steps.announceDue(this.owned, now);
		concludeIfAtRest();
		if (this.owned.dirty() && !this.owned.store()) {
			return earlier(afterTrouble(), nextBeat);
		}
		if (concluded() && !this.steps.anyInFlight()) {
			return finish(nextBeat);
		}
		List<Runnable> visits = new ArrayList<>();
		starting.forEach((step) -> visits.add(visit(step)));
		visits.forEach(this.engine.executor()::execute);
		return earlier(this.steps.nextVisit(this.owned.current()), nextBeat);
	}

	private void takeIn() {
		boolean any = false;
		for (Completion next = this.completions.poll(); next != null; next = this.completions.poll()) {
			this.steps.takeIn(this.owned, next);
			any = true;
		}
		if (any && this.owned.current().progress().deliveriesWithoutProgress() > 0) {
			this.owned.change((operation) -> operation.with(Progress::moved));
		}
	}

	private boolean concluded() {
		return this.owned.current().progress().ending() != null;
	}

	private void concludeIfAtRest() {
		if (!concluded() && this.steps.atRest(this.owned.current())) {
			this.owned.change((operation) -> Conclusion.of(operation, this.engine.now()));
		}
	}

	private Instant finish(Instant nextBeat) {
		if (!this.ending.end(this.owned)) {
			return earlier(afterTrouble(), nextBeat);
		}
		this.engine.metrics().operationEnded(this.owned.current());
		this.steps.releaseLocks();
		this.hold.finish();
		end();
		return Instant.MAX;
	}

	private Instant leave(Instant nextBeat) {
		if (this.steps.anyInFlight()) {
			return nextBeat;
		}
		if (this.owned.dirty()) {
			this.owned.store();
		}
		this.steps.releaseLocks();
		logger.info("Operation {} is handed over", operationId());
		this.hold.handOver();
		end();
		return Instant.MAX;
	}

	private Runnable visit(PlannedStep planned) {
		StepVisit visit = this.steps.start(this.owned.current(), planned, this.hold.lease());
		StepCall call = new StepCall(this.engine.documents());
		return () -> {
			Completion completion = null;
			try {
				completion = call.visit(planned, visit);
			}
			finally {
				if (completion == null) {
					end();
				}
			}
			this.completions.add(completion);
			signal();
		};
	}

	private Instant afterTrouble() {
		return this.engine.now().plus(this.engine.pacing().scaled(AFTER_TROUBLE));
	}

	private void end() {
		this.over = true;
		this.due = Instant.MAX;
		this.listener.over(this);
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

	/**
	 * Whom a run tells about itself.
	 */
	interface Listener {

		void dueChanged();

		void over(Run run);

	}

}
