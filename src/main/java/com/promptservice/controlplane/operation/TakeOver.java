package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.Optional;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.queue.QueueUnavailableException;
import com.promptservice.controlplane.queue.StaleReceiptException;
import com.promptservice.controlplane.queue.WorkQueue.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a delivered message to an operation in this worker's hands: lease, load, claim,
 * next epoch.
 */
final class TakeOver {

	private static final Logger logger = LoggerFactory.getLogger(TakeOver.class);

	private static final int FIRST_LOOK_AGAIN = 12;

	private static final int LONGEST_LOOK_AGAIN = 4;

	private final Engine engine;

	private final Claims claims;

	TakeOver(Engine engine) {
		this.engine = engine;
		this.claims = new Claims(engine.documents());
	}

	/**
	 * Takes the operation over.
	 * @return empty when there is nothing to do, or not for this worker
	 */
	Optional<Run> take(Delivery delivery, Run.Listener listener) {
		try {
			return leased(delivery, listener);
		}
		catch (StoreUnavailableException ex) {
			lookAgain(delivery);
			return Optional.empty();
		}
	}

	private Optional<Run> leased(Delivery delivery, Run.Listener listener) {
		String id = delivery.message().operationId();
		Optional<HeldLease> lease = HeldLease.acquire(this.engine, Layout.placeOf(id), LeaseNames.operation(id));
		if (lease.isEmpty()) {
			lookAgain(delivery);
			return Optional.empty();
		}
		Optional<Run> run = Optional.empty();
		boolean died = true;
		try {
			run = loaded(id, delivery, lease.get(), listener);
			died = false;
		}
		catch (RuntimeException ex) {
			died = false;
			throw ex;
		}
		finally {
			if (run.isEmpty() && !died) {
				lease.get().release();
			}
		}
		return run;
	}

	private Optional<Run> loaded(String id, Delivery delivery, HeldLease lease, Run.Listener listener) {
		Optional<Versioned<Operation>> loaded = this.engine.read(id);
		if (loaded.isEmpty() || loaded.get().value().hasEnded()) {
			if (loaded.isPresent()) {
				Marker.remove(this.engine.documents(), id);
			}
			delete(delivery);
			return Optional.empty();
		}
		Operation operation = loaded.get().value();
		Optional<OperationDefinition<?>> definition = this.engine.definition(operation.order().kind());
		if (definition.isEmpty() || operation.schemaVersion() > Operation.SCHEMA_VERSION) {
			logger.warn("Operation {} of kind {} is left to a newer version of this service", id,
					operation.order().kind());
			lookAgain(delivery);
			return Optional.empty();
		}
		return Optional.of(run(loaded.get(), definition.get(), delivery, lease, listener));
	}

	private <I extends Record> Run run(Versioned<Operation> loaded, OperationDefinition<I> definition,
			Delivery delivery, HeldLease lease, Run.Listener listener) {
		Operation operation = loaded.value();
		Plan plan = definition.plan(this.engine.documents().value(operation.order().input(), definition.inputType()));
		boolean claimed = operation.claim() == null || this.claims.made(operation) || this.claims.make(operation);
		boolean poisonous = operation.progress().isPoisonous(this.engine.properties(), this.engine.now());
		OwnedOperation owned = new OwnedOperation(this.engine, loaded);
		owned.change((current) -> current.takenOver(lease.id(), plan, this.engine.now()));
		if (owned.current().progress().ending() == null && !claimed) {
			owned.change((current) -> Conclusion.unclaimed(current, this.engine.now()));
		}
		else if (owned.current().progress().ending() == null && poisonous) {
			owned.change((current) -> Conclusion.poisonous(current, this.engine.now()));
		}
		Hold hold = new Hold(this.engine, operation.id(), lease, delivery, this.engine.now());
		return new Run(this.engine, hold, owned, new Steps(this.engine, plan, owned.current()),
				new Ending<>(this.engine, definition), listener);
	}

	/**
	 * The owner may have died, or the store may come back: looks again long before the
	 * message would come by itself.
	 */
	private void lookAgain(Delivery delivery) {
		Duration lease = this.engine.properties().lease();
		Duration wait = lease.dividedBy(FIRST_LOOK_AGAIN).multipliedBy(Math.max(1, delivery.dequeueCount()));
		Duration longest = lease.dividedBy(LONGEST_LOOK_AGAIN);
		try {
			this.engine.queue().extend(delivery, (wait.compareTo(longest) < 0) ? wait : longest);
		}
		catch (StaleReceiptException | QueueUnavailableException ex) {
			// it comes by itself
		}
	}

	private void delete(Delivery delivery) {
		try {
			this.engine.queue().delete(delivery);
		}
		catch (StaleReceiptException | QueueUnavailableException ex) {
			// it comes again and is recognised again
		}
	}

}
