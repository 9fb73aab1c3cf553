package com.promptservice.controlplane.azure;

/**
 * A secret in a Key Vault, without its value: that stays in the vault.
 *
 * @param id address of the secret, any version
 */
public record Secret(String id, String name) {
}
