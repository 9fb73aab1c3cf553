package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;
import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.BlobContainersClient;
import com.azure.resourcemanager.storage.fluent.models.BlobContainerInner;

/**
 * Blob containers, made through Resource Manager: that needs no data-plane role and so no
 * wait for one.
 */
record BlobContainers(AzureClients clients, BlobContainerSpec spec) implements ArmResource<BlobContainer> {

	static final String TYPE = "Microsoft.Storage/storageAccounts/blobServices/containers";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public Sighting<BlobContainer> look() {
		Seen<BlobContainerInner> seen = this.clients.calls()
			.read(id(), () -> client().getWithResponse(this.spec.at().resourceGroup(), this.spec.account(),
					this.spec.name(), Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		return new Sighting.Present<>(seen.requestId(), new BlobContainer(id(), this.spec.name()),
				ProvisioningState.SETTLED, Map.of(), List.of(), this::put);
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.send(id(), () -> client().deleteWithResponse(this.spec.at().resourceGroup(), this.spec.account(),
					this.spec.name(), Context.NONE));
	}

	private Submission put() {
		return this.clients.calls()
			.send(id(), () -> client().createWithResponse(this.spec.at().resourceGroup(), this.spec.account(),
					this.spec.name(), new BlobContainerInner(), Context.NONE));
	}

	private BlobContainersClient client() {
		return this.clients.storage(this.spec.at().subscriptionId()).getBlobContainers();
	}

}
