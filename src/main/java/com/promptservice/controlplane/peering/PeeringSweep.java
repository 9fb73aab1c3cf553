package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.promptservice.controlplane.azure.VirtualNetworkPeering;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the peerings of each region: sees by itself what was connected, disconnected
 * or changed, goes on with what waited for a customer, and gives up what nobody
 * connected. One replica at a time does it for a region, with one listing of all halves.
 */
final class PeeringSweep {

	private static final Logger logger = LoggerFactory.getLogger(PeeringSweep.class);

	private static final Duration LEASE = Duration.ofSeconds(60);

	private static final String LEASE_NAME = "reconcile/peerings";

	private final Regions regions;

	private final PeeringStore peerings;

	private final PeeringRegistry registry;

	private final PeeringLook look;

	private final NetworkClaims claims;

	private final PeeringSightings sightings;

	private final PeeringProperties properties;

	private final Leases leases;

	private final Clock clock;

	PeeringSweep(Regions regions, PeeringStore peerings, PeeringRegistry registry, PeeringLook look,
			NetworkClaims claims, PeeringSightings sightings, PeeringProperties properties, Leases leases,
			Clock clock) {
		this.regions = regions;
		this.peerings = peerings;
		this.registry = registry;
		this.look = look;
		this.claims = claims;
		this.sightings = sightings;
		this.properties = properties;
		this.leases = leases;
		this.clock = clock;
	}

	/**
	 * Looks at every region that has peerings.
	 */
	void run() {
		for (RegionView region : this.regions.all()) {
			try {
				alone(region);
			}
			catch (StoreUnavailableException | StepException ex) {
				logger.warn("The peerings of {} could not be looked at: {}", region.name(), ex.getMessage());
			}
		}
	}

	/**
	 * Looks at one peering at once.
	 */
	void refresh(PeeringDocument peering) {
		if (!peering.isAtRest() || peering.hasEnded()) {
			return;
		}
		if (!peering.approval().isApproved()) {
			return;
		}
		PeeringAssets assets = this.look.assets(peering);
		this.look.at(peering, this.sightings.service(assets, peering.observed().halfName()), true);
	}

	private void alone(RegionView region) {
		List<RegistryEntry> entries = this.registry.entries(region.name());
		if (entries.isEmpty() || region.provisioningState() == ProvisioningState.Deleting) {
			return;
		}
		Optional<Leases.Lease> lease = this.leases.acquire(region.name(), LEASE_NAME, LEASE);
		if (lease.isPresent()) {
			try {
				sweep(region, entries);
			}
			finally {
				this.leases.release(lease.get());
			}
		}
	}

	private void sweep(RegionView region, List<RegistryEntry> entries) {
		List<VirtualNetworkPeering> halves = this.sightings.all(region);
		Map<String, VirtualNetworkPeering> byNetwork = new HashMap<>();
		halves.forEach((half) -> byNetwork.put(half.remoteId().toLowerCase(Locale.ROOT), half));
		for (RegistryEntry entry : entries) {
			if (entry.isManaged()) {
				try {
					one(entry, Optional.ofNullable(byNetwork.get(entry.network())));
				}
				catch (StepException | ConditionNotMetException ex) {
					logger.info("Peering {} is left for the next look: {}", entry.id(), ex.getMessage());
				}
			}
		}
		unmanaged(region, halves);
	}

	private void one(RegistryEntry entry, Optional<VirtualNetworkPeering> half) {
		Optional<PeeringDocument> peering = this.peerings.read(entry.id()).map(Versioned::value);
		Instant now = this.clock.instant();
		if (peering.isEmpty()) {
			if (!entry.reservedAt().plus(this.properties.reservationGrace()).isAfter(now)) {
				// one look may be out of date
				if (this.peerings.read(entry.id()).isEmpty()) {
					this.registry.remove(entry.id());
					giveBack(entry);
				}
			}
			return;
		}
		PeeringDocument is = peering.get();
		if (is.hasEnded()) {
			ended(is, entry, now);
		}
		else if (is.isAtRest()) {
			this.look.at(is, half, false);
		}
	}

	private void ended(PeeringDocument peering, RegistryEntry entry, Instant now) {
		if (!entry.ended()) {
			ReleaseStep.release(this.registry, this.claims, peering.spec());
		}
		if (!peering.updatedAt().plus(this.properties.endedRetention()).isAfter(now)
				&& this.peerings.change(peering.id(), (document) -> document.equals(peering), (document) -> null)) {
			this.registry.remove(peering.id());
		}
	}

	private void giveBack(RegistryEntry entry) {
		String region = com.promptservice.controlplane.metadata.Layout.placeOf(entry.id());
		if (this.registry.ofNetwork(region, entry.network()).isEmpty()) {
			this.claims.release(entry.network(), entry.customer(), region);
		}
	}

	/**
	 * Notes the halves that nobody asked this service for: they keep addresses too.
	 */
	private void unmanaged(RegionView region, List<VirtualNetworkPeering> halves) {
		this.registry.change(region.name(), (entries) -> {
			Set<String> known = new HashSet<>();
			entries.stream().filter(RegistryEntry::isManaged).map(RegistryEntry::network).forEach(known::add);
			List<RegistryEntry> next = new ArrayList<>(entries.stream().filter(RegistryEntry::isManaged).toList());
			for (VirtualNetworkPeering half : halves) {
				String network = half.remoteId().toLowerCase(Locale.ROOT);
				if (!known.contains(network)) {
					next = PeeringRegistry.with(next, RegistryEntry.unmanaged(half.id(), network, half.allPrefixes()));
				}
			}
			return new PeeringRegistry.Change<>(next.equals(entries) ? null : next, null);
		});
	}

}
