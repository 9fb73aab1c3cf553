package com.promptservice.controlplane.storage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import com.promptservice.controlplane.storage.PlaceDirectory.RegionAccount;

/**
 * Finds where a place's blobs and messages are, and remembers it, so that a read costs
 * one request. A place that is not there is looked up again.
 */
public final class StoragePlaces {

	/**
	 * The place of what must exist before a region does.
	 */
	public static final String HOME = "home";

	private static final Duration SETTLED = Duration.ofMinutes(5);

	private static final Duration IN_CHANGE = Duration.ofSeconds(5);

	private final StorageAccounts accounts;

	private final PlaceDirectory directory;

	private final LongSupplier nanos;

	private final StoragePlace home;

	private final Map<String, Known> regions = new ConcurrentHashMap<>();

	public StoragePlaces(StorageAccounts accounts, PlaceDirectory directory) {
		this(accounts, directory, System::nanoTime);
	}

	/**
	 * Places by another time than the process's.
	 */
	public StoragePlaces(StorageAccounts accounts, PlaceDirectory directory, LongSupplier nanos) {
		this.accounts = accounts;
		this.directory = directory;
		this.nanos = nanos;
		this.home = accounts.home();
	}

	/**
	 * Does something at a place.
	 * @param work gives anything but null
	 * @return empty when the place holds nothing: there is no such region, or it is being
	 * made or removed
	 * @throws StorageException what the work threw
	 */
	public <T> Optional<T> at(String name, Function<StoragePlace, T> work) {
		StoragePlace place = find(name).orElse(null);
		try {
			return Optional.ofNullable(place).map(work);
		}
		catch (StorageException ex) {
			switch (ex.kind()) {
				case NO_CONTAINER, NO_ACCOUNT, FORBIDDEN -> forget(name);
				default -> throw ex;
			}
			return place.emptyBy().contains(ex.kind()) ? Optional.empty() : again(name, work);
		}
	}

	/**
	 * What was remembered of the region may be out of date.
	 */
	private <T> Optional<T> again(String name, Function<StoragePlace, T> work) {
		StoragePlace place = find(name).orElse(null);
		try {
			return Optional.ofNullable(place).map(work);
		}
		catch (StorageException ex) {
			if (place.emptyBy().contains(ex.kind())) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	/**
	 * A place by its name; empty when there is no such region.
	 * @throws RuntimeException when the home account does not tell
	 */
	Optional<StoragePlace> find(String place) {
		if (HOME.equals(place)) {
			return Optional.of(this.home);
		}
		long now = this.nanos.getAsLong();
		Known known = this.regions.get(place);
		if (known == null || now - known.until() >= 0) {
			known = look(place, now);
			this.regions.put(place, known);
		}
		return Optional.ofNullable(known.place());
	}

	private void forget(String place) {
		this.regions.remove(place);
	}

	/**
	 * The names of all places; costs a listing.
	 */
	public List<String> names() {
		List<String> names = new ArrayList<>(List.of(HOME));
		names.addAll(this.directory.regions());
		return names;
	}

	/**
	 * The place in which an operation lives.
	 */
	public String placeOf(String operationId) {
		return this.directory.placeOf(operationId);
	}

	private Known look(String region, long now) {
		if (this.accounts.single()) {
			return new Known(this.accounts.region(region), now + SETTLED.toNanos());
		}
		Optional<RegionAccount> account = this.directory.account(region);
		boolean settled = account.map(RegionAccount::settled).orElse(false);
		return new Known(account.map((found) -> this.accounts.region(region, found.name(), settled)).orElse(null),
				now + (settled ? SETTLED : IN_CHANGE).toNanos());
	}

	/**
	 * What was found out about a region.
	 *
	 * @param place null when there is no such region
	 */
	private record Known(StoragePlace place, long until) {
	}

}
