package com.promptservice.controlplane.azure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The built-in Azure roles that the control plane assigns.
 */
public enum Role {

	STORAGE_BLOB_DATA_CONTRIBUTOR("ba92f5b4-2d11-453d-a403-e96b0029c9fe"),
	STORAGE_BLOB_DATA_READER("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1"),
	STORAGE_QUEUE_DATA_CONTRIBUTOR("974c5e8b-45b9-4653-ba55-5f855dd0fb88"),
	KEY_VAULT_SECRETS_USER("4633458b-17de-408a-b874-0445c86b69e6"),
	KEY_VAULT_CERTIFICATES_OFFICER("a4417e6f-fecd-4de8-b567-7b0420556985"),
	KEY_VAULT_SECRETS_OFFICER("b86a8fe4-44ce-4948-aee5-eccb2c155cd7"),
	NETWORK_CONTRIBUTOR("4d97b98b-1d4f-4787-a291-c67834d212e7"),
	MANAGED_IDENTITY_OPERATOR("f1a07417-d97a-45cb-824c-7a7467783830");

	private final String id;

	Role(String id) {
		this.id = id;
	}

	/**
	 * The role definition's GUID, the same in every tenant.
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The role's name in Azure, such as Network Contributor.
	 */
	public String title() {
		return Arrays.stream(name().split("_"))
			.map((word) -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(" "));
	}

}
