package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * What the peerings of a region keep: networks and address ranges. One document for each
 * region, so that whoever takes something has seen everything that is taken: of two that
 * take at once, the second is turned back by the store and looks again.
 */
final class PeeringRegistry {

	private static final int TRIES = 50;

	private final Documents documents;

	private final Clock clock;

	/** Spares writers in one process to turn each other back; keeps nobody else away. */
	private final Map<String, ReentrantLock> queues = new ConcurrentHashMap<>();

	PeeringRegistry(Documents documents, Clock clock) {
		this.documents = documents;
		this.clock = clock;
	}

	/**
	 * Every entry of a region, in the order of ids.
	 */
	List<RegistryEntry> entries(String region) {
		return read(region).map((version) -> version.value().entries()).orElse(List.of());
	}

	Optional<RegistryEntry> find(String id) {
		return entries(Layout.placeOf(id)).stream().filter((entry) -> id.equals(entry.id())).findFirst();
	}

	/**
	 * The entry that keeps this network.
	 */
	Optional<RegistryEntry> ofNetwork(String region, String network) {
		return entries(region).stream().filter((entry) -> keeps(entry, network)).findFirst();
	}

	/**
	 * Takes a network for a peering, unless one has it already.
	 * @param check given everything that is taken; throws when there is no room
	 * @return the id of the peering that has the network now
	 */
	String reserve(String region, RegistryEntry wanted, java.util.function.Consumer<List<RegistryEntry>> check) {
		return change(region, (entries) -> {
			Optional<RegistryEntry> holder = entries.stream()
				.filter((entry) -> keeps(entry, wanted.network()))
				.findFirst();
			if (holder.isPresent()) {
				return new Change<>(null, holder.get().id());
			}
			check.accept(entries);
			return new Change<>(with(entries, wanted), wanted.id());
		});
	}

	/**
	 * Changes the entry of a peering, when there is one.
	 */
	void note(String id, UnaryOperator<RegistryEntry> changed) {
		change(Layout.placeOf(id), (entries) -> {
			Optional<RegistryEntry> before = entries.stream().filter((entry) -> id.equals(entry.id())).findFirst();
			Optional<RegistryEntry> after = before.map(changed);
			return new Change<>(after.equals(before) ? null : with(entries, after.get()), null);
		});
	}

	/**
	 * Takes what a decision wants of everything that is taken.
	 * @param decide gives the new entries, or null to leave all as it is, and an answer
	 */
	<T> T change(String region, Function<List<RegistryEntry>, Change<T>> decide) {
		ReentrantLock queue = this.queues.computeIfAbsent(region, (key) -> new ReentrantLock());
		queue.lock();
		try {
			return changed(region, decide);
		}
		finally {
			queue.unlock();
		}
	}

	private <T> T changed(String region, Function<List<RegistryEntry>, Change<T>> decide) {
		for (int attempt = 1; true; attempt++) {
			Optional<Versioned<Registry>> current = read(region);
			Change<T> change = decide.apply(current.map((version) -> version.value().entries()).orElse(List.of()));
			if (change.entries() == null) {
				return change.answer();
			}
			try {
				this.documents.writeSurely(Layout.peeringRegistry(region),
						new Registry(change.entries(), this.clock.instant()),
						current.map((version) -> Condition.matching(version.etag())).orElse(Condition.ABSENT));
				return change.answer();
			}
			catch (ConditionNotMetException ex) {
				if (attempt == TRIES) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Gives back everything that the peering kept.
	 */
	void remove(String id) {
		change(Layout.placeOf(id), (entries) -> {
			List<RegistryEntry> left = entries.stream().filter((entry) -> !id.equals(entry.id())).toList();
			return new Change<>((left.size() < entries.size()) ? left : null, null);
		});
	}

	/**
	 * The entries with this one, in the order of ids.
	 */
	static List<RegistryEntry> with(List<RegistryEntry> entries, RegistryEntry one) {
		List<RegistryEntry> all = new ArrayList<>(
				entries.stream().filter((entry) -> !one.id().equals(entry.id())).toList());
		int at = 0;
		while (at < all.size() && all.get(at).id().compareTo(one.id()) < 0) {
			at++;
		}
		all.add(at, one);
		return all;
	}

	private static boolean keeps(RegistryEntry entry, String network) {
		return entry.isManaged() && !entry.ended() && entry.network().equals(network);
	}

	private Optional<Versioned<Registry>> read(String region) {
		return this.documents.read(Layout.peeringRegistry(region), Registry.class);
	}

	/**
	 * What a decision comes to.
	 *
	 * @param entries the new ones, or null when nothing changes
	 */
	record Change<T>(List<RegistryEntry> entries, T answer) {
	}

	/**
	 * The stored document.
	 *
	 * @param changedAt makes each version a new one, also when what is taken came back
	 */
	private record Registry(List<RegistryEntry> entries, java.time.Instant changedAt) {
	}

}
