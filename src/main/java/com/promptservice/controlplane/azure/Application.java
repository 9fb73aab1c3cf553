package com.promptservice.controlplane.azure;

/**
 * An application as Azure has it.
 *
 * @param version the one that runs
 */
public record Application(String id, String version) {
}
