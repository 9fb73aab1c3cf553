package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Map;

import com.azure.core.util.Context;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.models.DeletedSecret;
import com.azure.security.keyvault.secrets.models.KeyVaultSecret;

/**
 * Generated secrets in a vault. One that exists is never written anew, and one that lies
 * soft-deleted is recovered: what was made with its value needs it.
 */
record Secrets(AzureClients clients, SecretSpec spec) implements ArmResource<Secret> {

	static final String TYPE = "Microsoft.KeyVault/vaults/secrets";

	@Override
	public String id() {
		return this.clients.properties().keyVaultEndpoint(this.spec.vault()) + "/secrets/" + this.spec.name();
	}

	@Override
	public String owner() {
		return null;
	}

	@Override
	public boolean lagsBehindRights() {
		return true;
	}

	@Override
	public Sighting<Secret> look() {
		Seen<KeyVaultSecret> seen = read();
		if (seen.absent()) {
			return new Sighting.Absent<>(seen.requestId(), this::create);
		}
		return new Sighting.Present<>(seen.requestId(), new Secret(id(), this.spec.name()), ProvisioningState.SETTLED,
				Map.of(), List.of(), this::create);
	}

	@Override
	public Submission delete() {
		return this.clients.calls().judged(id(), () -> {
			client().beginDeleteSecret(this.spec.name());
			return new Submission(false, null, null, null);
		});
	}

	/**
	 * The value, for the one request that needs it.
	 */
	String value() {
		Seen<KeyVaultSecret> seen = read();
		if (seen.absent()) {
			throw this.clients.calls().missing(id(), seen.requestId());
		}
		return seen.value().getValue();
	}

	private Seen<KeyVaultSecret> read() {
		return this.clients.calls()
			.read(id(), () -> client().getSecretWithResponse(this.spec.name(), null, Context.NONE));
	}

	private Submission create() {
		Seen<DeletedSecret> deleted = this.clients.calls()
			.read(id(), () -> client().getDeletedSecretWithResponse(this.spec.name(), Context.NONE));
		return this.clients.calls().judged(id(), () -> {
			if (deleted.absent()) {
				client().setSecret(this.spec.name(), Passwords.generate());
			}
			else {
				client().beginRecoverDeletedSecret(this.spec.name());
			}
			return new Submission(false, null, null, null);
		});
	}

	private SecretClient client() {
		return this.clients.secrets(this.spec.vault());
	}

}
