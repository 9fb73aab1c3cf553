package com.promptservice.controlplane.azure;

/**
 * A version of an application type as Azure has it, its package unpacked in the cluster.
 */
public record ApplicationVersion(String id, String version) {
}
