package com.promptservice.controlplane.azure;

import java.time.Instant;

/**
 * A certificate as its vault has it.
 *
 * @param id address of the current version
 * @param thumbprint SHA-1, 40 upper-case hexadecimal digits
 */
public record Certificate(String id, String name, String thumbprint, Instant expiresAt) {
}
