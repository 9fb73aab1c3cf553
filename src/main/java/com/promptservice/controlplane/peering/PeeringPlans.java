package com.promptservice.controlplane.peering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.customer.CustomerConfigs;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.operation.PlannedStep;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.PeeringAdmission;
import com.promptservice.controlplane.region.Regions;

import static com.promptservice.controlplane.operation.PlannedStep.step;

/**
 * The plans that make a peering and take it away. What changes the region's network runs
 * alone, until Azure is done with it.
 */
final class PeeringPlans {

	static final String ADDRESS_SPACE = "address-space";

	static final String SERVICE_HALF = "service-half";

	static final String CUSTOMER_HALF = "customer-half";

	static final String OBSERVATION = "observation";

	private static final String OWNERSHIP = "ownership";

	private static final String STALE_HALF = "stale-customer-half";

	private static final String MAPPING = "customer-mapping";

	private static final String SUPERSEDED_ENDED = "superseded-operation-ended";

	private static final String RELEASE = "release";

	private static final Duration QUICK = Duration.ofMinutes(30);

	private final AzureResources resources;

	private final AzureLookups lookups;

	private final Regions regions;

	private final NetworkOwnership ownership;

	private final PeeringRegistry registry;

	private final NetworkClaims claims;

	private final PeeringProperties properties;

	private final CustomerConfigs mappings;

	private final Supplier<Step<?>> supersededEnded;

	/**
	 * The maker of plans.
	 * @param supersededEnded makes the step that waits until the superseded operation
	 * ended
	 */
	PeeringPlans(AzureResources resources, AzureLookups lookups, Regions regions, NetworkOwnership ownership,
			PeeringRegistry registry, NetworkClaims claims, PeeringProperties properties, CustomerConfigs mappings,
			Supplier<Step<?>> supersededEnded) {
		this.resources = resources;
		this.lookups = lookups;
		this.regions = regions;
		this.ownership = ownership;
		this.registry = registry;
		this.claims = claims;
		this.properties = properties;
		this.mappings = mappings;
		this.supersededEnded = supersededEnded;
	}

	PeeringAssets assets(PeeringWork work) {
		return new PeeringAssets(work.spec(), work.site(), this.properties.allowForwardedTraffic());
	}

	/**
	 * As much of the peering as may be made: nothing in Azure before it is approved.
	 */
	Plan making(PeeringWork work) {
		PeeringAssets assets = assets(work);
		AddressPlan addresses = new AddressPlan(this.registry);
		List<PlannedStep> steps = new ArrayList<>();
		steps.add(step(OWNERSHIP, QUICK, new OwnershipStep(this.ownership, work.spec())));
		steps.add(step(ADDRESS_SPACE, QUICK, new AddressSpaceStep(this.lookups, this.regions, addresses, assets),
				OWNERSHIP));
		if (!work.approved()) {
			return new Plan(steps);
		}
		boolean both = work.spec().mode() == PeeringMode.delegated;
		if (both) {
			steps.add(step(STALE_HALF, QUICK, staleHalf(assets), ADDRESS_SPACE).alone(assets.networkLock()));
		}
		steps.add(step(SERVICE_HALF, QUICK, serviceHalf(assets, addresses), both ? STALE_HALF : ADDRESS_SPACE)
			.alone(assets.networkLock()));
		if (both) {
			steps.add(step(CUSTOMER_HALF, QUICK, customerHalf(assets, addresses), SERVICE_HALF)
				.alone(assets.networkLock()));
		}
		steps.add(step(OBSERVATION, QUICK, new ObservationStep(new PeeringSightings(this.lookups), assets),
				both ? CUSTOMER_HALF : SERVICE_HALF));
		steps.add(step(MAPPING, QUICK, MappingStep.seen(this.mappings, this.registry, work.spec()), OBSERVATION));
		return new Plan(steps);
	}

	/**
	 * The steps that change Azure, for a look ahead.
	 */
	Plan preview(PeeringWork work) {
		PeeringAssets assets = assets(work);
		List<PlannedStep> steps = new ArrayList<>();
		steps.add(step(SERVICE_HALF, QUICK,
				this.resources.ensurePeering(assets.serviceHalf(), (visit) -> assets.serviceHalf().name())));
		if (work.spec().mode() == PeeringMode.delegated) {
			steps.add(step(CUSTOMER_HALF, QUICK,
					this.resources.ensurePeering(assets.customerHalf(), (visit) -> assets.customerHalf().name()),
					SERVICE_HALF));
		}
		return new Plan(steps);
	}

	/**
	 * Both halves as far as the service may, then what the peering kept from others.
	 */
	Plan removal(PeeringWork work) {
		PeeringAssets assets = assets(work);
		boolean both = work.spec().mode() == PeeringMode.delegated;
		Step<?> theirs = both ? new TolerantRemoval(this.resources.removePeering(assets.customerHalf()),
				(visit) -> work.approved(), assets.customerHalf().id()) : leftover(work);
		List<PlannedStep> steps = new ArrayList<>();
		steps.add(step(SUPERSEDED_ENDED, QUICK, this.supersededEnded.get()));
		steps.add(step(MAPPING, QUICK, MappingStep.gone(this.mappings, this.registry, work.spec()), SUPERSEDED_ENDED));
		steps.add(step(CUSTOMER_HALF, QUICK, theirs, SUPERSEDED_ENDED).alone(assets.networkLock()));
		steps.add(step(SERVICE_HALF, QUICK,
				this.resources.removePeering(assets.serviceHalf().named(work.halfName(assets))), CUSTOMER_HALF)
			.alone(assets.networkLock()));
		steps.add(step(RELEASE, QUICK, new ReleaseStep(this.registry, this.claims, work.spec()), SERVICE_HALF));
		return new Plan(steps);
	}

	private Step<?> leftover(PeeringWork work) {
		return work.customerHalfStands() ? new Leftover(work.spec().virtualNetworkId()) : new NothingLeft();
	}

	private Step<?> serviceHalf(PeeringAssets assets, AddressPlan addresses) {
		return new HalfStep(this.resources.ensurePeering(assets.serviceHalf(), (visit) -> held(visit).halfName()),
				(visit) -> held(visit).hindrance(), (error) -> refused(assets, addresses, error));
	}

	private Step<?> customerHalf(PeeringAssets assets, AddressPlan addresses) {
		return new HalfStep(
				this.resources.ensurePeering(assets.customerHalf(), (visit) -> assets.customerHalf().name()),
				(visit) -> visit.output(SERVICE_HALF, HalfStep.Half.class).hindrance(),
				(error) -> refused(assets, addresses, error));
	}

	private Step<?> staleHalf(PeeringAssets assets) {
		return new TolerantRemoval(this.resources.removePeering(assets.customerHalf()),
				(visit) -> held(visit).hindrance() == null && this.lookups.peering(assets.customerHalf())
					.filter((half) -> PeeringSightings.state(half) == HalfState.Disconnected)
					.isPresent(),
				assets.customerHalf().id());
	}

	private ApiError refused(PeeringAssets assets, AddressPlan addresses, ApiError error) {
		PeeringAdmission admission = this.regions.peeringAdmission(assets.spec().region()).orElse(null);
		if (!ErrorCode.AddressSpaceOverlap.name().equals(error.code()) || admission == null) {
			return error;
		}
		List<String> prefixes = this.registry.find(assets.spec().id())
			.map(RegistryEntry::addressPrefixes)
			.orElse(List.of());
		return addresses
			.refusal(assets.spec(), error.message(), prefixes, admission, this.lookups.peerings(assets.service()))
			.withInner(error.innererror());
	}

	private static AddressSpaceStep.Held held(Visit visit) {
		return visit.output(ADDRESS_SPACE, AddressSpaceStep.Held.class);
	}

}
