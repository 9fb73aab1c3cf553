package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.promptservice.controlplane.region.Cidr;

/**
 * What one peering keeps others from having, and enough of it to answer without reading
 * it.
 *
 * @param id of the peering; the ARM id of a half that somebody made past this service
 * @param customer null for such a half
 * @param network key of the customer's network
 * @param addressPrefixes ranges that nobody else may bring
 * @param status as the peering shows it, or null before it is recorded
 * @param waiting whether it has yet to be connected for the first time
 * @param ended whether it keeps nothing any more
 * @param reservedAt when the network was taken; without a peering that grows stale
 */
record RegistryEntry(String id, String customer, String network, List<String> addressPrefixes, ConnectionStatus status,
		boolean waiting, boolean ended, Instant reservedAt) {

	RegistryEntry {
		addressPrefixes = List.copyOf(addressPrefixes);
	}

	static RegistryEntry reserved(String id, String customer, String network, Instant now) {
		return new RegistryEntry(id, customer, network, List.of(), null, true, false, now);
	}

	/**
	 * A half on the region's network that no peering of this service accounts for.
	 */
	static RegistryEntry unmanaged(String halfId, String network, List<String> prefixes) {
		return new RegistryEntry(halfId, null, network, prefixes, ConnectionStatus.Disconnected, false, false, null);
	}

	/**
	 * Whether a peering of this service accounts for it.
	 */
	boolean isManaged() {
		return this.customer != null;
	}

	/**
	 * Path of the peering, or ARM id of the half.
	 */
	String path() {
		return isManaged() ? "/peerings/" + this.id : this.id;
	}

	RegistryEntry holding(List<String> prefixes) {
		return new RegistryEntry(this.id, this.customer, this.network, prefixes, this.status, this.waiting, this.ended,
				this.reservedAt);
	}

	/**
	 * The entry as the peering stands now.
	 */
	RegistryEntry of(PeeringDocument peering, ConnectionStatus now) {
		boolean over = peering.hasEnded();
		List<String> prefixes = peering.observed().addressPrefixes().isEmpty() ? this.addressPrefixes
				: peering.observed().addressPrefixes();
		return new RegistryEntry(this.id, this.customer, this.network, over ? List.of() : prefixes, now,
				!over && peering.observed().connectedAt() == null, over, this.reservedAt);
	}

	/**
	 * The entry after somebody saw whether the halves are connected.
	 */
	RegistryEntry connected(boolean is, List<String> prefixes) {
		ConnectionStatus now = is ? ConnectionStatus.Connected : (isConnected() ? null : this.status);
		return new RegistryEntry(this.id, this.customer, this.network,
				prefixes.isEmpty() ? this.addressPrefixes : prefixes, now, this.waiting && !is, this.ended,
				this.reservedAt);
	}

	/**
	 * Whether the customer's traffic can flow.
	 */
	boolean isConnected() {
		return this.status == ConnectionStatus.Connected || this.status == ConnectionStatus.NotInSync;
	}

	/**
	 * The ranges that the service can compare; Azure judges others by itself.
	 */
	Stream<Cidr> ranges() {
		return this.addressPrefixes.stream().map(Cidr::parse).flatMap(Optional::stream);
	}

}
