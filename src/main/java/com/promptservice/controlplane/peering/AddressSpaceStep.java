package com.promptservice.controlplane.peering;

import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.RemoteNetwork;
import com.promptservice.controlplane.azure.VirtualNetworkPeering;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.StepException;
import com.promptservice.controlplane.operation.Visit;
import com.promptservice.controlplane.region.PeeringAdmission;
import com.promptservice.controlplane.region.Regions;

/**
 * Reads the customer's addresses from Azure and takes them for this peering alone.
 */
record AddressSpaceStep(AzureLookups lookups, Regions regions, AddressPlan plan,
		PeeringAssets assets) implements Step<AddressSpaceStep.Held> {

	@Override
	public Class<Held> outputType() {
		return Held.class;
	}

	@Override
	public Outcome<Held> visit(Visit visit) {
		PeeringSpec spec = this.assets.spec();
		visit.armResource(this.assets.customer().id());
		PeeringAdmission admission = this.regions.peeringAdmission(spec.region()).orElse(null);
		if (admission == null) {
			return new Outcome.Failed<>(
					ApiError.of(ErrorCode.RegionNotReady, "Region '" + spec.region() + "' has gone"));
		}
		Optional<RemoteNetwork> network;
		try {
			// one answer may be out of date
			network = look().or(this::look);
		}
		catch (StepException ex) {
			if (Hindrances.waits(ex.error())) {
				return new Outcome.Done<>(new Held(List.of(), this.assets.serviceHalf().name(), ex.error()));
			}
			throw ex;
		}
		if (network.isEmpty()) {
			return new Outcome.Failed<>(
					ApiError.of(ErrorCode.RemoteVnetNotFound, "Azure has no " + spec.virtualNetworkId())
						.withTarget("$.virtualNetworkId"));
		}
		List<VirtualNetworkPeering> halves = this.lookups.peerings(this.assets.service());
		visit.beforeChange();
		Optional<ApiError> conflict = this.plan.hold(spec, network.get().addressPrefixes(), admission, halves);
		if (conflict.isPresent()) {
			return new Outcome.Failed<>(conflict.get());
		}
		String name = halves.stream()
			.filter((half) -> half.leadsTo(this.assets.customer().id()))
			.map(VirtualNetworkPeering::name)
			.findFirst()
			.orElse(this.assets.serviceHalf().name());
		return new Outcome.Done<>(new Held(network.get().addressPrefixes(), name, null));
	}

	private Optional<RemoteNetwork> look() {
		return this.lookups.remoteNetwork(this.assets.customer(), this.assets.service());
	}

	/**
	 * The addresses that the peering has now.
	 *
	 * @param halfName of the region's half, whether it is there or is to be made
	 * @param hindrance what keeps the service from reading them, or null
	 */
	record Held(List<String> addressPrefixes, String halfName, ApiError hindrance) {
	}

}
