package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.region.PeeringAdmission;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;

/**
 * Lets a peering in: the region takes it, the network is free, nobody has too many; and
 * takes the network for it.
 */
final class PeeringAdmissions {

	private final Regions regions;

	private final PeeringStore peerings;

	private final PeeringRegistry registry;

	private final NetworkClaims claims;

	private final NetworkOwnership ownership;

	private final PeeringProperties properties;

	private final Clock clock;

	PeeringAdmissions(Regions regions, PeeringStore peerings, PeeringRegistry registry, NetworkClaims claims,
			NetworkOwnership ownership, PeeringProperties properties, Clock clock) {
		this.regions = regions;
		this.peerings = peerings;
		this.registry = registry;
		this.claims = claims;
		this.ownership = ownership;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Admits the peering.
	 * @throws ApiException RegionNotReady, VirtualNetworkAlreadyPeered,
	 * PeeringLimitReached or SubscriptionNotAllowed
	 */
	Admitted admit(PeeringCandidate candidate) {
		RegionView site = ready(candidate.region());
		PeeringAdmission admission = this.regions.peeringAdmission(candidate.region())
			.orElseThrow(() -> missing(candidate.region()));
		Instant now = this.clock.instant();
		long elsewhere = waitingElsewhere(candidate);
		RegistryEntry wanted = RegistryEntry.reserved(candidate.id(), candidate.customer().name(),
				candidate.network().key(), now);
		String id = this.registry.reserve(candidate.region(), wanted,
				(entries) -> room(candidate, admission, entries, elsewhere));
		PeeringSpec spec = candidate.spec(id);
		if (!id.equals(candidate.id())) {
			refuseTaken(spec);
		}
		if (!this.ownership.claim(spec, now)) {
			this.registry.remove(candidate.id());
			throw notShown(spec);
		}
		return new Admitted(spec, site, approval(candidate, admission, now));
	}

	/**
	 * What stands in the way, without taking anything.
	 */
	List<ApiError> findings(PeeringCandidate candidate) {
		List<ApiError> findings = new ArrayList<>();
		try {
			ready(candidate.region());
			this.registry.ofNetwork(candidate.region(), candidate.network().key())
				.ifPresent((entry) -> refuseTaken(candidate.spec(entry.id())));
			room(candidate,
					this.regions.peeringAdmission(candidate.region()).orElseThrow(() -> missing(candidate.region())),
					this.registry.entries(candidate.region()), waitingElsewhere(candidate));
		}
		catch (ApiException ex) {
			findings.add(ex.error());
		}
		return findings;
	}

	/**
	 * Gives back what a peering that is over kept.
	 */
	void release(PeeringSpec spec) {
		ReleaseStep.release(this.registry, this.claims, spec);
	}

	/**
	 * Whether somebody has to approve the peering.
	 */
	PeeringApproval approval(PeeringCandidate candidate, PeeringAdmission admission, Instant now) {
		if (candidate.caller().is(Caller.Role.Operator)) {
			return PeeringApproval.approved(candidate.caller().key(), null, now);
		}
		return admission.automatic() ? PeeringApproval.approved(null, null, now) : PeeringApproval.PENDING;
	}

	private RegionView ready(String region) {
		RegionView site = this.regions.find(region).orElseThrow(() -> missing(region));
		if (!site.ready()) {
			ApiError error = ApiError
				.of(ErrorCode.RegionNotReady, "Region '" + region + "' is " + site.provisioningState())
				.withTarget("$.region");
			throw new ApiException(ErrorCode.RegionNotReady, error, Map.of());
		}
		return site;
	}

	private void room(PeeringCandidate candidate, PeeringAdmission admission, List<RegistryEntry> entries,
			long elsewhere) {
		if (entries.stream().filter((entry) -> !entry.ended()).count() >= admission.maxPeerings()) {
			throw new ApiException(ErrorCode.PeeringLimitReached,
					"Region '" + candidate.region() + "' has no room for another peering");
		}
		if (waiting(entries, candidate) + elsewhere >= this.properties.openRequests()) {
			throw new ApiException(ErrorCode.PeeringLimitReached,
					ApiError.of(ErrorCode.PeeringLimitReached,
							"Customer '" + candidate.customer().name() + "' has " + this.properties.openRequests()
									+ " peerings that were never connected; that is the limit"),
					Map.of());
		}
	}

	private long waitingElsewhere(PeeringCandidate candidate) {
		return this.regions.all()
			.stream()
			.filter((region) -> !region.name().equals(candidate.region()))
			.mapToLong((region) -> waiting(this.registry.entries(region.name()), candidate))
			.sum();
	}

	private static long waiting(List<RegistryEntry> entries, PeeringCandidate candidate) {
		return entries.stream()
			.filter((entry) -> candidate.customer().name().equals(entry.customer()) && entry.waiting())
			.count();
	}

	/**
	 * Refuses a network that has a peering; one that was taken for a peering that never
	 * came to be is gone on with.
	 */
	private void refuseTaken(PeeringSpec spec) {
		if (this.registry.find(spec.id()).filter((entry) -> !spec.customer().equals(entry.customer())).isPresent()) {
			throw notShown(spec);
		}
		Optional<PeeringDocument> other = this.peerings.read(spec.id()).map((version) -> version.value());
		if (other.isPresent()) {
			throw new ApiException(ErrorCode.VirtualNetworkAlreadyPeered,
					ApiError
						.of(ErrorCode.VirtualNetworkAlreadyPeered,
								spec.virtualNetworkId() + " has a peering with region '" + spec.region() + "' already: "
										+ spec.path())
						.withTarget("$.virtualNetworkId"),
					Map.of());
		}
	}

	private static ApiException notShown(PeeringSpec spec) {
		return new ApiException(ErrorCode.SubscriptionNotAllowed,
				ApiError
					.of(ErrorCode.SubscriptionNotAllowed,
							"It is not shown that " + spec.virtualNetworkId() + " is customer '" + spec.customer()
									+ "'s own")
					.withTarget("$.virtualNetworkId"),
				Map.of());
	}

	private static ApiException missing(String region) {
		return new ApiException(ErrorCode.ParentNotFound,
				ApiError.of(ErrorCode.ParentNotFound, "There is no region '" + region + "'").withTarget("$.region"),
				Map.of());
	}

	/**
	 * A peering that may be recorded.
	 */
	record Admitted(PeeringSpec spec, RegionView site, PeeringApproval approval) {
	}

}
