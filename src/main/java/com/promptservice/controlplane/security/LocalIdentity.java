package com.promptservice.controlplane.security;

/**
 * The fixed identities of profile local; each is a client (client credentials) and a user
 * (code and PKCE) of the same name, with the secret {@code local}.
 */
enum LocalIdentity {

	operator("KvStore.Operator", LocalIdentity.HOME_TENANT, "8f3a1c52-0001-4c00-9000-00000000a001"),

	reader("KvStore.Reader", LocalIdentity.HOME_TENANT, "8f3a1c52-0001-4c00-9000-00000000a002"),

	contoso("KvStore.Customer", "8f3a1c52-0002-4c00-9000-000000000002", "8f3a1c52-0002-4c00-9000-00000000b001"),

	fabrikam("KvStore.Customer", "8f3a1c52-0003-4c00-9000-000000000003", "8f3a1c52-0003-4c00-9000-00000000c001");

	static final String SECRET = "local";

	private static final String HOME_TENANT = "8f3a1c52-0001-4c00-9000-000000000001";

	private final String role;

	private final String tenantId;

	private final String objectId;

	LocalIdentity(String role, String tenantId, String objectId) {
		this.role = role;
		this.tenantId = tenantId;
		this.objectId = objectId;
	}

	/** The name in the {@code roles} claim. */
	String role() {
		return this.role;
	}

	String tenantId() {
		return this.tenantId;
	}

	String objectId() {
		return this.objectId;
	}

}
