package com.promptservice.controlplane.azure;

/**
 * A blob container as Azure has it.
 */
public record BlobContainer(String id, String name) {
}
