package com.promptservice.controlplane.azure;

import java.util.List;
import com.azure.core.util.Context;
import com.azure.resourcemanager.msi.fluent.UserAssignedIdentitiesClient;
import com.azure.resourcemanager.msi.fluent.models.IdentityInner;

/**
 * User-assigned managed identities.
 */
record ManagedIdentities(AzureClients clients, ManagedIdentitySpec spec) implements ArmResource<ManagedIdentity> {

	static final String TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public Sighting<ManagedIdentity> look() {
		Seen<IdentityInner> seen = this.clients.calls()
			.read(id(), () -> client().getByResourceGroupWithResponse(this.spec.at().resourceGroup(), this.spec.name(),
					Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		IdentityInner identity = seen.value();
		List<Difference> differences = new Differences().location(identity.location(), this.spec.at().location())
			.list();
		ManagedIdentity observed = new ManagedIdentity(id(), this.spec.name(), text(identity.principalId()),
				text(identity.clientId()));
		ProvisioningState state = (observed.principalId() != null) ? ProvisioningState.SETTLED : ProvisioningState.BUSY;
		return new Sighting.Present<>(seen.requestId(), observed, state, identity.tags(), differences, this::put);
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.send(id(),
					() -> client().deleteWithResponse(this.spec.at().resourceGroup(), this.spec.name(), Context.NONE));
	}

	private Submission put() {
		IdentityInner wanted = new IdentityInner();
		wanted.withLocation(this.spec.at().location()).withTags(this.spec.at().allTags());
		return this.clients.calls()
			.send(id(), () -> client().createOrUpdateWithResponse(this.spec.at().resourceGroup(), this.spec.name(),
					wanted, Context.NONE));
	}

	private UserAssignedIdentitiesClient client() {
		return this.clients.identities(this.spec.at().subscriptionId());
	}

	private static String text(Object value) {
		return (value != null) ? value.toString() : null;
	}

}
