package com.promptservice.controlplane.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * The names of clusters, unique across regions. A name is reserved before its cluster is
 * recorded and given back after that has gone; a reservation that a crash left alone is
 * given to whoever asks once it is old.
 */
final class ClusterReservations {

	private static final String SUFFIX = ".json";

	private final Documents documents;

	private final Duration grace;

	private final Clock clock;

	ClusterReservations(Documents documents, Duration grace, Clock clock) {
		this.documents = documents;
		this.grace = grace;
		this.clock = clock;
	}

	/**
	 * The region of the cluster with this name, when the name is reserved.
	 */
	Optional<String> regionOf(String cluster) {
		return read(cluster).map((version) -> version.value().region());
	}

	/**
	 * Every reserved name, in their order.
	 */
	List<String> names() {
		return this.documents.names(DocumentName.HOME, Layout.clusters())
			.stream()
			.map(DocumentName::path)
			.map((path) -> path.substring(Layout.clusters().length(), path.length() - SUFFIX.length()))
			.sorted()
			.toList();
	}

	/**
	 * Reserves the name, unless a cluster elsewhere has it.
	 * @return the region that has the name now
	 */
	String reserve(String cluster, String region) {
		Optional<Versioned<ClusterReservation>> current = read(cluster);
		if (current.isPresent() && (current.get().value().region().equals(region) || !isStale(current.get().value()))) {
			return current.get().value().region();
		}
		try {
			this.documents.writeSurely(Layout.clusterReservation(cluster),
					new ClusterReservation(cluster, region, this.clock.instant()),
					current.map((version) -> Condition.matching(version.etag())).orElse(Condition.ABSENT));
			return region;
		}
		catch (ConditionNotMetException ex) {
			return regionOf(cluster).orElse(region);
		}
	}

	/**
	 * Gives the name back, unless there is a cluster or it is somebody else's.
	 */
	void release(String cluster, String region) {
		// one look may be out of date, and nobody looks after this until the name is
		// stale
		for (int look = 0; look < 2; look++) {
			read(cluster).filter((version) -> version.value().region().equals(region))
				.filter((version) -> !hasCluster(version.value()))
				.ifPresent((version) -> remove(cluster, version.etag()));
		}
	}

	/**
	 * Gives back every name that was reserved long ago for a cluster that never came to
	 * be.
	 */
	void sweep() {
		for (String name : names()) {
			read(name).filter((version) -> isStale(version.value()))
				.ifPresent((version) -> remove(name, version.etag()));
		}
	}

	private boolean isStale(ClusterReservation reservation) {
		Instant end = reservation.reservedAt().plus(this.grace);
		return !end.isAfter(this.clock.instant()) && !hasCluster(reservation);
	}

	private boolean hasCluster(ClusterReservation reservation) {
		return this.documents.read(Layout.cluster(reservation.region(), reservation.name()), ClusterDocument.class)
			.isPresent();
	}

	private void remove(String cluster, String etag) {
		try {
			this.documents.delete(Layout.clusterReservation(cluster), etag);
		}
		catch (ConditionNotMetException ex) {
			// somebody else gave it back or took it
		}
	}

	private Optional<Versioned<ClusterReservation>> read(String cluster) {
		return this.documents.read(Layout.clusterReservation(cluster), ClusterReservation.class);
	}

}
