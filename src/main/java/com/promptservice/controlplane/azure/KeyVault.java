package com.promptservice.controlplane.azure;

/**
 * A Key Vault as Azure has it.
 *
 * @param uri address of its data plane
 */
public record KeyVault(String id, String name, String uri) {
}
