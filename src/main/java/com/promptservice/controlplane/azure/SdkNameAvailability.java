package com.promptservice.controlplane.azure;

import java.util.Objects;
import com.azure.core.util.Context;
import com.azure.resourcemanager.keyvault.models.VaultCheckNameAvailabilityParameters;
import com.azure.resourcemanager.storage.models.StorageAccountCheckNameAvailabilityParameters;

/**
 * Asks about names through the SDK.
 */
final class SdkNameAvailability implements NameAvailability {

	private final AzureClients clients;

	SdkNameAvailability(AzureClients clients) {
		this.clients = clients;
	}

	@Override
	public Availability storageAccount(String subscriptionId, String name) {
		return Lag.answered(() -> this.clients.calls().judged("storage account name " + name, () -> {
			var answer = this.clients.storage(subscriptionId)
				.getStorageAccounts()
				.checkNameAvailabilityWithResponse(new StorageAccountCheckNameAvailabilityParameters().withName(name),
						Context.NONE)
				.getValue();
			return availability(answer.nameAvailable(), answer.reason(), answer.message());
		}));
	}

	@Override
	public Availability keyVault(String subscriptionId, String name) {
		return Lag.answered(() -> this.clients.calls().judged("vault name " + name, () -> {
			var answer = this.clients.vaults(subscriptionId)
				.checkNameAvailabilityWithResponse(new VaultCheckNameAvailabilityParameters().withName(name),
						Context.NONE)
				.getValue();
			return availability(answer.nameAvailable(), answer.reason(), answer.message());
		}));
	}

	@Override
	public Availability dnsLabel(String subscriptionId, String location, String label) {
		return Lag.answered(() -> this.clients.calls().judged("DNS label " + label, () -> {
			Boolean available = this.clients.network(subscriptionId)
				.checkDnsNameAvailabilityWithResponse(location, label, Context.NONE)
				.getValue()
				.available();
			return availability(available, "AlreadyExists",
					label + "." + location + ".cloudapp.azure.com belongs to somebody else");
		}));
	}

	private static Availability availability(Boolean available, Object reason, String message) {
		return Boolean.TRUE.equals(available) ? new Availability(true, null, null)
				: new Availability(false, Objects.toString(reason, null), message);
	}

}
