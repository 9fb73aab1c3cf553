package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;
import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.QueuesClient;
import com.azure.resourcemanager.storage.fluent.models.StorageQueueInner;

/**
 * Storage queues, made through Resource Manager: that needs no data-plane role and so no
 * wait for one.
 */
record StorageQueues(AzureClients clients, StorageQueueSpec spec) implements ArmResource<StorageQueue> {

	static final String TYPE = "Microsoft.Storage/storageAccounts/queueServices/queues";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public Sighting<StorageQueue> look() {
		Seen<StorageQueueInner> seen = this.clients.calls()
			.read(id(), () -> client().getWithResponse(this.spec.at().resourceGroup(), this.spec.account(),
					this.spec.name(), Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		return new Sighting.Present<>(seen.requestId(), new StorageQueue(id(), this.spec.name()),
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
					this.spec.name(), new StorageQueueInner(), Context.NONE));
	}

	private QueuesClient client() {
		return this.clients.storage(this.spec.at().subscriptionId()).getQueues();
	}

}
