package com.promptservice.controlplane.operation;

import java.util.Optional;
import java.util.function.UnaryOperator;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * The operation that a worker owns: its state in memory, the stored version below it, and
 * the writes that are refused as soon as another worker has taken over.
 */
final class OwnedOperation {

	private static final int TRIES = 5;

	private final Engine engine;

	private final DocumentName name;

	private volatile Operation current;

	private Versioned<Operation> stored;

	private boolean dirty;

	OwnedOperation(Engine engine, Versioned<Operation> loaded) {
		this.engine = engine;
		this.name = Layout.operation(loaded.value().id());
		this.current = loaded.value();
		this.stored = loaded;
	}

	Operation current() {
		return this.current;
	}

	boolean dirty() {
		return this.dirty;
	}

	/**
	 * A change that must be stored before anything is built on it.
	 */
	void change(UnaryOperator<Operation> change) {
		this.current = change.apply(this.current);
		this.dirty = true;
	}

	/**
	 * A change of a step; not worth a write when it tells nothing new.
	 */
	void changeStep(String step, UnaryOperator<StepRecord> change) {
		StepRecord before = this.current.step(step);
		this.current = this.current.withStep(step, change);
		this.dirty = this.dirty || !this.current.step(step).tellsNothingBeyond(before);
	}

	/**
	 * Stores the state.
	 * @return false when the store does not answer; the state stays to be stored
	 * @throws LeaseLostException when another worker has taken over
	 */
	boolean store() {
		for (int i = 0; i < TRIES; i++) {
			Operation next = this.current.with((progress) -> progress.touched(this.engine.now()));
			try {
				String etag = this.engine.documents()
					.writeSurely(this.name, next, Condition.matching(this.stored.etag()));
				this.current = next;
				this.stored = new Versioned<>(next, etag);
				this.dirty = false;
				this.engine.events().changed(next.id());
				return true;
			}
			catch (ConditionNotMetException ex) {
				if (!reload()) {
					return false;
				}
			}
			catch (StoreUnavailableException ex) {
				return false;
			}
		}
		return false;
	}

	/**
	 * Takes in what others may have written: a request to cancel.
	 * @return false when the store does not answer
	 * @throws LeaseLostException when another worker has taken over
	 */
	boolean reload() {
		Optional<Versioned<Operation>> read;
		try {
			read = this.engine.documents().read(this.name, Operation.class, this.stored);
		}
		catch (StoreUnavailableException ex) {
			return false;
		}
		Versioned<Operation> latest = read.orElseThrow(LeaseLostException::new);
		if (!latest.etag().equals(this.stored.etag())) {
			Operation other = latest.value();
			if (other.hasEnded() || !(other.sameOwner(this.current) || untouched(other))) {
				throw new LeaseLostException();
			}
			this.current = this.current.mergedWith(other);
			this.stored = latest;
		}
		return true;
	}

	/**
	 * Whether no worker has written since this one loaded the operation to take it over.
	 */
	private boolean untouched(Operation other) {
		Operation known = this.stored.value();
		return other.sameOwner(known) && other.steps().equals(known.steps());
	}

}
