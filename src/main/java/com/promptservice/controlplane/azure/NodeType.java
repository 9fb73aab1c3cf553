package com.promptservice.controlplane.azure;

/**
 * A node type as Azure has it.
 *
 * @param state Azure's provisioning state
 */
public record NodeType(String id, String name, String vmSize, int instanceCount, String state) {
}
