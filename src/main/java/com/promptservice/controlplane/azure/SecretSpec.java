package com.promptservice.controlplane.azure;

/**
 * A wanted secret in a Key Vault, its value made up by the control plane.
 *
 * @param vault the vault's name
 */
public record SecretSpec(String vault, String name) {
}
