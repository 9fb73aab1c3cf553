package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;

/**
 * A peering as Azure showed it last.
 *
 * @param halfName name of the service's half, or null before it was made
 * @param syncLevel in Azure's words, or null without a half
 * @param addressPrefixes of the customer's network, read from Azure
 * @param hindrance what somebody has to do before the service can go on, or null
 * @param observedAt when Azure was last seen to show this, or null
 * @param connectedAt when the halves were first seen connected, or null
 * @param triedAt when the service last tried to make what is missing, or null
 */
record PeeringObserved(String halfName, HalfState serviceSide, HalfState customerSide, String syncLevel,
		List<String> addressPrefixes, ApiError hindrance, Instant observedAt, Instant connectedAt, Instant triedAt) {

	static final String IN_SYNC = "FullyInSync";

	static final PeeringObserved NOTHING = new PeeringObserved(null, HalfState.Missing, HalfState.Unknown, null,
			List.of(), null, null, null, null);

	PeeringObserved {
		addressPrefixes = (addressPrefixes != null) ? List.copyOf(addressPrefixes) : List.of();
	}

	/**
	 * The same after a look at both halves.
	 */
	PeeringObserved seen(PeeringSightings.Sighted sighted, List<String> prefixes, ApiError hinders, Instant at) {
		boolean connected = sighted.serviceSide() == HalfState.Connected;
		return new PeeringObserved((sighted.halfName() != null) ? sighted.halfName() : this.halfName,
				sighted.serviceSide(), sighted.customerSide(), sighted.syncLevel(), prefixes, hinders, at,
				(connected && this.connectedAt == null) ? at : this.connectedAt, this.triedAt);
	}

	/**
	 * The same after the region's half was made.
	 */
	PeeringObserved made(String name, HalfState state, List<String> prefixes, Instant at) {
		return new PeeringObserved(name, state, this.customerSide, this.syncLevel, prefixes, null, at, this.connectedAt,
				this.triedAt);
	}

	/**
	 * The same when nothing new was seen of the halves.
	 */
	PeeringObserved hindered(List<String> prefixes, ApiError hinders, Instant at) {
		return new PeeringObserved(this.halfName, this.serviceSide, this.customerSide, this.syncLevel, prefixes,
				hinders, (hinders != null) ? at : this.observedAt, this.connectedAt, this.triedAt);
	}

	/**
	 * The same after an attempt to make what is missing.
	 */
	PeeringObserved tried(Instant at) {
		return new PeeringObserved(this.halfName, this.serviceSide, this.customerSide, this.syncLevel,
				this.addressPrefixes, this.hindrance, this.observedAt, this.connectedAt, at);
	}

	/**
	 * Whether both halves stand and know each other's addresses.
	 */
	boolean isConnected() {
		return this.serviceSide == HalfState.Connected && isInSync();
	}

	boolean isInSync() {
		return this.syncLevel == null || IN_SYNC.equalsIgnoreCase(this.syncLevel);
	}

}
