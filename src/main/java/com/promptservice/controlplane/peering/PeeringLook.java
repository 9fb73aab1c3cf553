package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.azure.VirtualNetworkPeering;
import com.promptservice.controlplane.customer.CustomerConfigs;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.RequestIdentity;
import com.promptservice.controlplane.region.ProvisioningState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of one peering after somebody looked at it: what was seen is noted and
 * published; what can go on goes on, and what nobody connected in time is given up, each
 * as an operation of its own.
 */
final class PeeringLook {

	private static final Logger logger = LoggerFactory.getLogger(PeeringLook.class);

	private static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

	private static final int PART_OF_WAIT = 4;

	private final PeeringStore peerings;

	private final PeeringDecisions decisions;

	private final PeeringNotes notes;

	private final PeeringSightings sightings;

	private final CustomerConfigs mappings;

	private final PeeringProperties properties;

	private final Supplier<Acceptance> acceptance;

	private final Clock clock;

	PeeringLook(PeeringStore peerings, PeeringDecisions decisions, PeeringNotes notes, PeeringSightings sightings,
			CustomerConfigs mappings, PeeringProperties properties, Supplier<Acceptance> acceptance, Clock clock) {
		this.peerings = peerings;
		this.decisions = decisions;
		this.notes = notes;
		this.sightings = sightings;
		this.mappings = mappings;
		this.properties = properties;
		this.acceptance = acceptance;
		this.clock = clock;
	}

	PeeringAssets assets(PeeringDocument peering) {
		return new PeeringAssets(peering.spec(), peering.site(), this.properties.allowForwardedTraffic());
	}

	/**
	 * Takes in how a peering at rest stands.
	 * @param half the region's half, when it is there
	 * @param asked whether somebody asked for it: then nothing is put off
	 */
	void at(PeeringDocument peering, Optional<VirtualNetworkPeering> half, boolean asked) {
		Instant now = this.clock.instant();
		PeeringDocument is = peering.approval().isApproved() ? noted(peering, half, asked, now) : peering;
		Instant end = this.notes.connections().expiresAt(is);
		if (end != null && !end.isAfter(now)) {
			start(is, "expire", (operation) -> this.decisions.expire(is.id(), is.updatedAt(), operation));
		}
		else if (canGoOn(is) && (asked || isDue(is, now))) {
			start(is, "resume", (operation) -> this.decisions.resume(is.id(), is.updatedAt(), operation));
		}
	}

	private PeeringDocument noted(PeeringDocument peering, Optional<VirtualNetworkPeering> half, boolean asked,
			Instant now) {
		PeeringObserved before = peering.observed();
		PeeringSightings.Sighted sighted = this.sightings.of(assets(peering), half);
		boolean stands = sighted.serviceSide() == HalfState.Connected || sighted.serviceSide() == HalfState.Initiated;
		List<String> prefixes = sighted.addressPrefixes().isEmpty() ? before.addressPrefixes()
				: sighted.addressPrefixes();
		ApiError hindrance = (stands && peering.spec().mode() == PeeringMode.customerManaged) ? null
				: before.hindrance();
		PeeringObserved after = before.seen(sighted, prefixes, hindrance, asked ? now : before.observedAt());
		if (after.equals(before)) {
			return peering;
		}
		PeeringObserved seen = before.seen(sighted, prefixes, hindrance, now);
		boolean changed = this.peerings.change(peering.id(),
				(document) -> document.isAtRest() && document.updatedAt().equals(peering.updatedAt()),
				(document) -> document.observed(seen, now));
		if (!changed) {
			return peering;
		}
		this.notes.tell(peering.id());
		if (before.serviceSide() != seen.serviceSide() || !before.addressPrefixes().equals(seen.addressPrefixes())) {
			logger.info("Peering {} is {} now", peering.id(), seen.serviceSide());
			this.mappings.publish(peering.spec().customer(), peering.spec().region(), () -> {
			});
		}
		return peering.observed(seen, now);
	}

	/**
	 * Whether there is anything that the customer may have made possible.
	 */
	private static boolean canGoOn(PeeringDocument peering) {
		if (!peering.approval().isApproved() || peering.provisioningState() != ProvisioningState.Succeeded) {
			return false;
		}
		PeeringObserved seen = peering.observed();
		boolean theirs = peering.spec().mode() == PeeringMode.delegated && seen.serviceSide() == HalfState.Initiated;
		return Hindrances.waits(seen.hindrance()) || theirs;
	}

	/**
	 * The longer a customer has let wait, the more seldom it is asked after.
	 */
	private static boolean isDue(PeeringDocument peering, Instant now) {
		Instant tried = peering.observed().triedAt();
		if (tried == null) {
			return true;
		}
		Duration patience = Duration.between(peering.halfOpenSince(), tried).dividedBy(PART_OF_WAIT);
		Duration most = (patience.compareTo(LONGEST_PATIENCE) > 0) ? LONGEST_PATIENCE : patience;
		return !tried.plus(most).isAfter(now);
	}

	private void start(PeeringDocument peering, String what, Function<String, Decision> decide) {
		try {
			this.acceptance.get()
				.accept(peering.spec().region(),
						new RequestIdentity(null, what + " " + peering.id(), peering.requestedBy(), null), decide);
		}
		catch (ApiException ex) {
			// somebody else was faster
			logger.info("Peering {} is left as it is: {}", peering.id(), ex.getMessage());
		}
	}

}
