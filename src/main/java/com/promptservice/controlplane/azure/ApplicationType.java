package com.promptservice.controlplane.azure;

/**
 * An application type of a managed cluster as Azure has it.
 */
public record ApplicationType(String id, String name) {
}
