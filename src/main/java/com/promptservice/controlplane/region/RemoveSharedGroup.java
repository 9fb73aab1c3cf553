package com.promptservice.controlplane.region;

import java.util.Optional;

import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.azure.ResourceGroupSpec;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Removes a resource group unless another region is in it or coming to it: the last
 * region to leave turns off the light.
 */
record RemoveSharedGroup(RegionStore regions, RegionSpec leaving, ResourceGroupSpec group,
		Step<Removed> removal) implements Step<Removed> {

	@Override
	public Class<Removed> outputType() {
		return Removed.class;
	}

	@Override
	public Outcome<Removed> visit(Visit visit) {
		if (visit.follow().isEmpty()) {
			Optional<String> neighbour = neighbour();
			if (neighbour.isPresent()) {
				visit.armResource(this.group.id());
				return new Outcome.Done<>(new Removed(this.group.id(), true,
						this.group.at().resourceGroup() + " was left: region '" + neighbour.get() + "' is in it too."));
			}
		}
		return this.removal.visit(visit);
	}

	private Optional<String> neighbour() {
		return this.regions.all()
			.filter((region) -> !region.name().equals(this.leaving.region()))
			.filter((region) -> region.provisioningState() != ProvisioningState.Deleting)
			.filter((region) -> uses(region.spec()))
			.map(RegionDocument::name)
			.findFirst();
	}

	private boolean uses(RegionSpec other) {
		String name = this.group.at().resourceGroup();
		return other.subscriptionId().equals(this.leaving.subscriptionId())
				&& (name.equalsIgnoreCase(other.resourceGroupName())
						|| name.equalsIgnoreCase(other.userContentResourceGroupName()));
	}

}
