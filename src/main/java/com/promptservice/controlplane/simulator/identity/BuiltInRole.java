package com.promptservice.controlplane.simulator.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The roles that Azure brings along, of which only those are known here that a data plane
 * needs.
 */
enum BuiltInRole {

	OWNER("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", "*"),
	CONTRIBUTOR("b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", "*",
			"!Microsoft.Authorization/*/Delete,Microsoft.Authorization/*/Write,Microsoft.Authorization/elevateAccess/Action"),
	READER("acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", "*/read"),
	USER_ACCESS_ADMINISTRATOR("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator",
			"*/read,Microsoft.Authorization/*,Microsoft.Support/*"),
	RBAC_ADMINISTRATOR("f58310d9-a9f6-439a-9e8d-f62e7b41a168", "Role Based Access Control Administrator",
			"Microsoft.Authorization/roleAssignments/write,Microsoft.Authorization/roleAssignments/delete,*/read,Microsoft.Support/*"),
	NETWORK_CONTRIBUTOR("4d97b98b-1d4f-4787-a291-c67834d212e7", "Network Contributor",
			"Microsoft.Authorization/*/read,Microsoft.Insights/alertRules/*,Microsoft.Network/*,Microsoft.ResourceHealth/availabilityStatuses/read,Microsoft.Resources/deployments/*,Microsoft.Resources/subscriptions/resourceGroups/read,Microsoft.Support/*"),
	VIRTUAL_MACHINE_CONTRIBUTOR("9980e02c-c2be-4d73-94e8-173b1dc7cf3c", "Virtual Machine Contributor",
			"Microsoft.Authorization/*/read,Microsoft.Compute/virtualMachines/*,Microsoft.Compute/locations/*,Microsoft.Network/networkInterfaces/*,Microsoft.Network/virtualNetworks/read,Microsoft.Network/virtualNetworks/subnets/join/action,Microsoft.Resources/subscriptions/resourceGroups/read"),
	MANAGED_IDENTITY_OPERATOR("f1a07417-d97a-45cb-824c-7a7467783830", "Managed Identity Operator",
			"Microsoft.ManagedIdentity/userAssignedIdentities/*/read,Microsoft.ManagedIdentity/userAssignedIdentities/*/assign/action,Microsoft.Authorization/*/read,Microsoft.Resources/subscriptions/resourceGroups/read"),
	BLOB_DATA_CONTRIBUTOR("ba92f5b4-2d11-453d-a403-e96b0029c9fe", "Storage Blob Data Contributor",
			"Microsoft.Storage/storageAccounts/blobServices/containers/delete,Microsoft.Storage/storageAccounts/blobServices/containers/read,Microsoft.Storage/storageAccounts/blobServices/containers/write",
			"@Microsoft.Storage/storageAccounts/blobServices/containers/blobs/*"),
	BLOB_DATA_READER("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "Storage Blob Data Reader",
			"Microsoft.Storage/storageAccounts/blobServices/containers/read",
			"@Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"),
	QUEUE_DATA_CONTRIBUTOR("974c5e8b-45b9-4653-ba55-5f855dd0fb88", "Storage Queue Data Contributor",
			"Microsoft.Storage/storageAccounts/queueServices/queues/delete,Microsoft.Storage/storageAccounts/queueServices/queues/read,Microsoft.Storage/storageAccounts/queueServices/queues/write",
			"@Microsoft.Storage/storageAccounts/queueServices/queues/messages/*"),
	SECRETS_USER("4633458b-17de-408a-b874-0445c86b69e6", "Key Vault Secrets User", "",
			"@Microsoft.KeyVault/vaults/secrets/getSecret/action,Microsoft.KeyVault/vaults/secrets/readMetadata/action"),
	SECRETS_OFFICER("b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "Key Vault Secrets Officer", "Microsoft.KeyVault/*/read",
			"@Microsoft.KeyVault/vaults/secrets/*"),
	CERTIFICATES_OFFICER("a4417e6f-fecd-4de8-b567-7b0420556985", "Key Vault Certificates Officer",
			"Microsoft.KeyVault/*/read", "@Microsoft.KeyVault/vaults/certificates/*");

	private final String guid;

	private final String roleName;

	private final Actions actions;

	BuiltInRole(String guid, String roleName, String allowed) {
		this(guid, roleName, allowed, "!");
	}

	BuiltInRole(String guid, String roleName, String allowed, String besides) {
		this.guid = guid;
		this.roleName = roleName;
		List<String> more = list(besides.substring(1));
		this.actions = besides.startsWith("@") ? new Actions(list(allowed), List.of(), more)
				: new Actions(list(allowed), more, List.of());
	}

	private static List<String> list(String texts) {
		return texts.isEmpty() ? List.of() : List.of(texts.split(","));
	}

	/** The name in the id of the definition. */
	String guid() {
		return this.guid;
	}

	/** The name that people use. */
	String roleName() {
		return this.roleName;
	}

	/** What it allows. */
	Actions actions() {
		return this.actions;
	}

	/** The role under a name of a definition, or null. */
	static BuiltInRole of(String guid) {
		String wanted = guid.toLowerCase(Locale.ROOT);
		return Arrays.stream(values()).filter((role) -> role.guid.equals(wanted)).findFirst().orElse(null);
	}

}
