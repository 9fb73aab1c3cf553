package com.promptservice.controlplane.azure;

/**
 * A wanted self-signed certificate in a Key Vault: RSA 2048, 12 months.
 *
 * @param vault the vault's name
 * @param subject such as {@code CN=kvstore-server-westus2}
 */
public record CertificateSpec(String vault, String name, String subject, Usage usage) {

	/**
	 * What the certificate proves.
	 */
	public enum Usage {

		SERVER, CLIENT

	}

}
