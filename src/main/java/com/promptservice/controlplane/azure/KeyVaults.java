package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.UUID;
import com.azure.core.util.Context;
import com.azure.resourcemanager.keyvault.fluent.VaultsClient;
import com.azure.resourcemanager.keyvault.fluent.models.DeletedVaultInner;
import com.azure.resourcemanager.keyvault.fluent.models.VaultInner;
import com.azure.resourcemanager.keyvault.models.CreateMode;
import com.azure.resourcemanager.keyvault.models.NetworkRuleAction;
import com.azure.resourcemanager.keyvault.models.NetworkRuleBypassOptions;
import com.azure.resourcemanager.keyvault.models.NetworkRuleSet;
import com.azure.resourcemanager.keyvault.models.Sku;
import com.azure.resourcemanager.keyvault.models.SkuFamily;
import com.azure.resourcemanager.keyvault.models.SkuName;
import com.azure.resourcemanager.keyvault.models.VaultCreateOrUpdateParameters;
import com.azure.resourcemanager.keyvault.models.VaultProperties;

/**
 * Key Vaults; one that lies soft-deleted under the wanted id is recovered.
 */
record KeyVaults(AzureClients clients, KeyVaultSpec spec) implements ArmResource<KeyVault> {

	static final String TYPE = "Microsoft.KeyVault/vaults";

	private static final int RETENTION_DAYS = 90;

	@Override
	public String id() {
		return this.spec.id();
	}

	@Override
	public String owner() {
		return this.spec.at().owner();
	}

	@Override
	public Sighting<KeyVault> look() {
		Seen<VaultInner> seen = this.clients.calls()
			.read(id(), () -> client().getByResourceGroupWithResponse(this.spec.at().resourceGroup(), this.spec.name(),
					Context.NONE));
		if (seen.absent()) {
			CreateMode mode = liesDeleted() ? CreateMode.RECOVER : CreateMode.DEFAULT;
			return new Sighting.Absent<>(seen.requestId(), () -> put(mode));
		}
		VaultInner vault = seen.value();
		VaultProperties properties = vault.properties();
		Differences differences = new Differences().location(vault.location(), this.spec.at().location())
			.immutable("properties.tenantId", properties.tenantId(), tenant())
			.changeable("properties.enableRbacAuthorization", properties.enableRbacAuthorization(), true);
		return new Sighting.Present<>(seen.requestId(), new KeyVault(id(), this.spec.name(), properties.vaultUri()),
				ProvisioningState.of(properties.provisioningState()), vault.tags(), differences.list(),
				() -> put(CreateMode.DEFAULT));
	}

	@Override
	public Submission delete() {
		return this.clients.calls()
			.send(id(),
					() -> client().deleteWithResponse(this.spec.at().resourceGroup(), this.spec.name(), Context.NONE));
	}

	private boolean liesDeleted() {
		Seen<DeletedVaultInner> deleted = this.clients.calls()
			.read(id(),
					() -> client().getDeletedWithResponse(this.spec.name(), this.spec.at().location(), Context.NONE));
		return !deleted.absent() && deleted.value().properties() != null
				&& id().equalsIgnoreCase(deleted.value().properties().vaultId());
	}

	private Submission put(CreateMode mode) {
		VaultProperties properties = new VaultProperties().withTenantId(tenant())
			.withSku(new Sku().withFamily(SkuFamily.A).withName(SkuName.STANDARD))
			.withCreateMode(mode)
			.withAccessPolicies(List.of())
			.withEnableRbacAuthorization(true)
			.withEnableSoftDelete(true)
			.withPublicNetworkAccess("Enabled")
			.withNetworkAcls(new NetworkRuleSet().withBypass(NetworkRuleBypassOptions.AZURE_SERVICES)
				.withDefaultAction(NetworkRuleAction.ALLOW));
		if (mode == CreateMode.DEFAULT) {
			properties.withSoftDeleteRetentionInDays(RETENTION_DAYS);
		}
		VaultCreateOrUpdateParameters wanted = new VaultCreateOrUpdateParameters()
			.withLocation(this.spec.at().location())
			.withTags(this.spec.at().allTags())
			.withProperties(properties);
		return this.clients.calls()
			.start(id(), () -> client().createOrUpdateWithResponseAsync(this.spec.at().resourceGroup(),
					this.spec.name(), wanted));
	}

	private UUID tenant() {
		return UUID.fromString(this.clients.properties().tenantId());
	}

	private VaultsClient client() {
		return this.clients.vaults(this.spec.at().subscriptionId());
	}

}
