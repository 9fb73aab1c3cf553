package com.promptservice.controlplane.azure;

/**
 * A subnet as Azure has it.
 */
public record Subnet(String id, String name, String addressPrefix) {
}
