package com.promptservice.controlplane.azure;

import java.util.List;
import com.azure.core.util.Context;
import com.azure.resourcemanager.resources.fluent.ResourceManagementClient;
import com.azure.resourcemanager.resources.fluent.models.GenericResourceExpandedInner;
import com.azure.resourcemanager.resources.fluent.models.ResourceGroupInner;

/**
 * Resource groups.
 */
record ResourceGroups(AzureClients clients, ResourceGroupSpec spec) implements ArmResource<ResourceGroup> {

	static final String TYPE = "Microsoft.Resources/resourceGroups";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public Sighting<ResourceGroup> look() {
		Seen<ResourceGroupInner> seen = this.clients.calls()
			.read(id(), () -> client().getResourceGroups().getWithResponse(name(), Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		ResourceGroupInner group = seen.value();
		String state = (group.properties() != null) ? group.properties().provisioningState() : null;
		return new Sighting.Present<>(seen.requestId(), new ResourceGroup(id(), name(), group.location()),
				ProvisioningState.of(state), group.tags(), List.of(), this::put);
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.start(id(), () -> client().getResourceGroups().deleteWithResponseAsync(name(), null));
	}

	@Override
	public String reasonToStay() {
		List<String> inside = this.clients.calls()
			.judged(id(),
					() -> client().getResources()
						.listByResourceGroup(name())
						.stream()
						.limit(3)
						.map(GenericResourceExpandedInner::name)
						.toList());
		return inside.isEmpty() ? null : "It still holds " + String.join(", ", inside) + ".";
	}

	private Submission put() {
		ResourceGroupInner wanted = new ResourceGroupInner().withLocation(this.spec.at().location())
			.withTags(this.spec.at().allTags());
		return this.clients.calls()
			.send(id(), () -> client().getResourceGroups().createOrUpdateWithResponse(name(), wanted, Context.NONE));
	}

	private String name() {
		return this.spec.at().resourceGroup();
	}

	private ResourceManagementClient client() {
		return this.clients.resources(this.spec.at().subscriptionId());
	}

}
