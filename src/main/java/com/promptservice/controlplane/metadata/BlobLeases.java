package com.promptservice.controlplane.metadata;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import com.promptservice.controlplane.storage.BlobContainer;
import com.promptservice.controlplane.storage.StorageException;
import com.promptservice.controlplane.storage.StorageException.Kind;
import com.promptservice.controlplane.storage.StoragePlaces;

/**
 * Leases on empty blobs, {@code leases/NAME}, timed by Azure Storage alone: no replica's
 * clock has a say. Giving a lease up deletes its blob, so that none is left of what has
 * ended.
 */
public final class BlobLeases implements Leases {

	private static final String FOLDER = "leases/";

	private static final int SHORTEST = 15;

	private static final int LONGEST = 60;

	private static final int TRIES = 3;

	private final StoragePlaces places;

	public BlobLeases(StoragePlaces places) {
		this.places = places;
	}

	@Override
	public Optional<Lease> acquire(String place, String name, Duration length) {
		int seconds = Math.clamp(length.toSeconds(), SHORTEST, LONGEST);
		Lease lease = new Lease(place, name, UUID.randomUUID().toString(), Duration.ofSeconds(seconds));
		String blob = blob(lease);
		for (int i = 0; i < TRIES; i++) {
			Kind refused = at(lease, (container) -> container.make(blob));
			// a blob that is there already can be leased; by whom, the lease decides
			if (refused != null && refused != Kind.CONDITION && refused != Kind.LEASE) {
				continue;
			}
			refused = at(lease, (container) -> container.acquireLease(blob, lease.id(), seconds));
			if (refused == null) {
				return Optional.of(lease);
			}
			if (refused == Kind.LEASE) {
				return Optional.empty();
			}
		}
		return Optional.empty();
	}

	@Override
	public boolean renew(Lease lease) {
		return at(lease, (container) -> container.renewLease(blob(lease), lease.id())) == null;
	}

	@Override
	public void release(Lease lease) {
		at(lease, (container) -> container.deleteLeased(blob(lease), lease.id()));
	}

	private static String blob(Lease lease) {
		return BlobNames.name(FOLDER + lease.name());
	}

	/**
	 * Does something with a lease.
	 * @return why it was refused, or null
	 */
	private Kind at(Lease lease, Consumer<BlobContainer> work) {
		StorageException failure = null;
		try {
			Optional<Boolean> done = this.places.at(lease.place(), (place) -> {
				work.accept(place.documents());
				return true;
			});
			if (done.isPresent()) {
				return null;
			}
		}
		catch (StorageException ex) {
			failure = ex;
		}
		if (failure != null) {
			switch (failure.kind()) {
				case LEASE, CONDITION, ABSENT -> {
					return failure.kind();
				}
				default -> {
				}
			}
		}
		throw new StoreUnavailableException("The leases of '" + lease.place() + "' cannot be reached", failure);
	}

}
