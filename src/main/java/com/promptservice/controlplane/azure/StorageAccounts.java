package com.promptservice.controlplane.azure;

import com.azure.core.util.Context;
import com.azure.resourcemanager.storage.fluent.StorageAccountsClient;
import com.azure.resourcemanager.storage.fluent.models.StorageAccountInner;
import com.azure.resourcemanager.storage.models.Bypass;
import com.azure.resourcemanager.storage.models.DefaultAction;
import com.azure.resourcemanager.storage.models.Endpoints;
import com.azure.resourcemanager.storage.models.Kind;
import com.azure.resourcemanager.storage.models.MinimumTlsVersion;
import com.azure.resourcemanager.storage.models.NetworkRuleSet;
import com.azure.resourcemanager.storage.models.Sku;
import com.azure.resourcemanager.storage.models.SkuName;
import com.azure.resourcemanager.storage.models.StorageAccountCreateParameters;

/**
 * Storage accounts.
 */
record StorageAccounts(AzureClients clients, StorageAccountSpec spec) implements ArmResource<StorageAccount> {

	static final String TYPE = "Microsoft.Storage/storageAccounts";

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public Sighting<StorageAccount> look() {
		Seen<StorageAccountInner> seen = this.clients.calls()
			.read(id(), () -> client().getByResourceGroupWithResponse(this.spec.at().resourceGroup(), this.spec.name(),
					null, Context.NONE));
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::put);
		}
		StorageAccountInner account = seen.value();
		Differences differences = new Differences().location(account.location(), this.spec.at().location())
			.immutable("kind", account.kind(), Kind.STORAGE_V2)
			.changeable("properties.minimumTlsVersion", account.minimumTlsVersion(), MinimumTlsVersion.TLS1_2)
			.changeable("properties.allowSharedKeyAccess", account.allowSharedKeyAccess(), false)
			.changeable("properties.allowBlobPublicAccess", account.allowBlobPublicAccess(), false)
			.changeable("properties.supportsHttpsTrafficOnly", account.enableHttpsTrafficOnly(), true);
		Endpoints endpoints = account.primaryEndpoints();
		StorageAccount observed = new StorageAccount(id(), this.spec.name(),
				(endpoints != null) ? endpoints.blob() : null, (endpoints != null) ? endpoints.queue() : null);
		return new Sighting.Present<>(seen.requestId(), observed, ProvisioningState.of(account.provisioningState()),
				account.tags(), differences.list(), this::put);
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.send(id(),
					() -> client().deleteWithResponse(this.spec.at().resourceGroup(), this.spec.name(), Context.NONE));
	}

	private Submission put() {
		StorageAccountCreateParameters wanted = new StorageAccountCreateParameters()
			.withLocation(this.spec.at().location())
			.withTags(this.spec.at().allTags())
			.withKind(Kind.STORAGE_V2)
			.withSku(new Sku().withName(SkuName.STANDARD_LRS))
			.withMinimumTlsVersion(MinimumTlsVersion.TLS1_2)
			.withAllowSharedKeyAccess(false)
			.withAllowBlobPublicAccess(false)
			.withDefaultToOAuthAuthentication(true)
			.withEnableHttpsTrafficOnly(true)
			.withNetworkRuleSet(
					new NetworkRuleSet().withBypass(Bypass.AZURE_SERVICES).withDefaultAction(DefaultAction.ALLOW));
		return this.clients.calls()
			.start(id(),
					() -> client().createWithResponseAsync(this.spec.at().resourceGroup(), this.spec.name(), wanted));
	}

	private StorageAccountsClient client() {
		return this.clients.storage(this.spec.at().subscriptionId()).getStorageAccounts();
	}

}
