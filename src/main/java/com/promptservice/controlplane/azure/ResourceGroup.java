package com.promptservice.controlplane.azure;

/**
 * A resource group as Azure has it.
 */
public record ResourceGroup(String id, String name, String location) {
}
