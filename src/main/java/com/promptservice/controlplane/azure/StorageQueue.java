package com.promptservice.controlplane.azure;

/**
 * A storage queue as Azure has it.
 */
public record StorageQueue(String id, String name) {
}
