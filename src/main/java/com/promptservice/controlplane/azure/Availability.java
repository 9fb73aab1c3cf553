package com.promptservice.controlplane.azure;

/**
 * Whether a globally unique name can be had.
 *
 * @param reason Azure's reason such as {@code AlreadyExists}, or null when available
 * @param message Azure's words, or null when available
 */
public record Availability(boolean available, String reason, String message) {
}
