package com.promptservice.controlplane.azure;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.rest.Response;
import com.azure.core.http.rest.SimpleResponse;
import com.azure.core.util.polling.PollResponse;
import com.azure.core.util.Context;
import com.azure.security.keyvault.certificates.CertificateClient;
import com.azure.security.keyvault.certificates.models.CertificateContentType;
import com.azure.security.keyvault.certificates.models.CertificateKeyType;
import com.azure.security.keyvault.certificates.models.CertificateKeyUsage;
import com.azure.security.keyvault.certificates.models.CertificateOperation;
import com.azure.security.keyvault.certificates.models.CertificatePolicy;
import com.azure.security.keyvault.certificates.models.CertificateProperties;
import com.azure.security.keyvault.certificates.models.DeletedCertificate;
import com.azure.security.keyvault.certificates.models.KeyVaultCertificateWithPolicy;

/**
 * Self-signed certificates in a vault; one that lies soft-deleted is recovered.
 */
record Certificates(AzureClients clients, CertificateSpec spec) implements ArmResource<Certificate> {

	static final String TYPE = "Microsoft.KeyVault/vaults/certificates";

	private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";

	private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";

	private static final Set<String> BROKEN = Set.of("failed", "cancelled");

	private static final int KEY_BITS = 2048;

	private static final int MONTHS = 12;

	@Override
	public String id() {
		return this.clients.properties().keyVaultEndpoint(this.spec.vault()) + "/certificates/" + this.spec.name();
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
	public Sighting<Certificate> look() {
		Seen<KeyVaultCertificateWithPolicy> seen = this.clients.calls()
			.read(id(), () -> client().getCertificateWithResponse(this.spec.name(), Context.NONE));
		if (seen.absent()) {
			return unissued(seen.requestId());
		}
		CertificateProperties properties = seen.value().getProperties();
		byte[] thumbprint = properties.getX509Thumbprint();
		if (thumbprint == null || thumbprint.length == 0) {
			return unissued(seen.requestId());
		}
		return present(seen.requestId(), ProvisioningState.SETTLED,
				new Certificate(seen.value().getId(), this.spec.name(),
						properties.getX509ThumbprintAsString().toUpperCase(Locale.ROOT),
						(properties.getExpiresOn() != null) ? properties.getExpiresOn().toInstant() : null));
	}

	@Override
	public Submission delete() {
		throw new UnsupportedOperationException("A certificate goes with its vault");
	}

	private Sighting<Certificate> unissued(String requestId) {
		Seen<CertificateOperation> pending = this.clients.calls().read(id(), this::pending);
		if (!pending.absent()) {
			boolean broken = BROKEN.contains(String.valueOf(pending.value().getStatus()).toLowerCase(Locale.ROOT));
			return present(requestId, broken ? ProvisioningState.BROKEN : ProvisioningState.BUSY, null);
		}
		Seen<DeletedCertificate> deleted = this.clients.calls()
			.read(id(), () -> client().getDeletedCertificateWithResponse(this.spec.name(), Context.NONE));
		return new Sighting.Absent<>(requestId, deleted.absent() ? this::create : this::recover);
	}

	private Sighting<Certificate> present(String requestId, ProvisioningState state, Certificate observed) {
		return new Sighting.Present<>(requestId, observed, state, Map.of(), List.of(), this::create);
	}

	private Response<CertificateOperation> pending() {
		PollResponse<CertificateOperation> pending = client().getCertificateOperation(this.spec.name()).poll();
		return new SimpleResponse<>(null, 200, new HttpHeaders(), pending.getValue());
	}

	private Submission create() {
		return this.clients.calls().judged(id(), () -> {
			client().beginCreateCertificate(this.spec.name(), policy());
			return new Submission(true, null, null, null);
		});
	}

	private Submission recover() {
		return this.clients.calls().judged(id(), () -> {
			client().beginRecoverDeletedCertificate(this.spec.name());
			return new Submission(false, null, null, null);
		});
	}

	private CertificatePolicy policy() {
		String usage = switch (this.spec.usage()) {
			case SERVER -> SERVER_AUTHENTICATION;
			case CLIENT -> CLIENT_AUTHENTICATION;
		};
		return new CertificatePolicy("Self", this.spec.subject()).setKeyType(CertificateKeyType.RSA)
			.setKeySize(KEY_BITS)
			.setKeyReusable(false)
			.setExportable(true)
			.setContentType(CertificateContentType.PKCS12)
			.setKeyUsage(CertificateKeyUsage.DIGITAL_SIGNATURE, CertificateKeyUsage.KEY_ENCIPHERMENT)
			.setEnhancedKeyUsage(List.of(usage))
			.setValidityInMonths(MONTHS);
	}

	private CertificateClient client() {
		return this.clients.certificates(this.spec.vault());
	}

}
