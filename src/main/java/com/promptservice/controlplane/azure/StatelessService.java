package com.promptservice.controlplane.azure;

/**
 * A stateless service as Azure has it.
 */
public record StatelessService(String id, String serviceTypeName) {
}
