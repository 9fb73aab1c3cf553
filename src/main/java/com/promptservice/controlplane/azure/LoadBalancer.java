package com.promptservice.controlplane.azure;

/**
 * An internal load balancer as Azure has it.
 *
 * @param backendPoolId ARM id of the pool that cluster nodes join
 */
public record LoadBalancer(String id, String name, String privateIp, String backendPoolId) {
}
