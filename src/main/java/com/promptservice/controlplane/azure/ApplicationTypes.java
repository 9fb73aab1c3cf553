package com.promptservice.controlplane.azure;

import java.util.List;

import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;

/**
 * Application types of managed clusters; they hold nothing but their versions.
 */
record ApplicationTypes(AzureClients clients, ApplicationTypeSpec spec) implements ArmResource<ApplicationType> {

	static final String TYPE = "Microsoft.ServiceFabric/managedClusters/applicationTypes";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public Sighting<ApplicationType> look() {
		Seen<GenericResourceInner> seen = resources().read(id());
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		ProvisioningState state = ProvisioningState.of(GenericBody.of(seen.value()).text("provisioningState"));
		return new Sighting.Present<>(seen.requestId(), new ApplicationType(id(), this.spec.name()), state,
				seen.value().tags(), List.of(), this::put);
	}

	@Override
	public Submission delete() {
		return resources().delete(id());
	}

	private Submission put() {
		GenericResourceInner wanted = new GenericResourceInner();
		wanted.withLocation(this.spec.at().location()).withTags(this.spec.at().allTags());
		return resources().put(id(), wanted);
	}

	private GenericResources resources() {
		return GenericResources.serviceFabric(this.clients, this.spec.at().subscriptionId());
	}

}
