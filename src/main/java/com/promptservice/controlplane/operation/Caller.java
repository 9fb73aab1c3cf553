package com.promptservice.controlplane.operation;

/**
 * Who asked, from the access token's immutable claims.
 *
 * @param tenantId the token's {@code tid}
 * @param objectId the token's {@code oid}
 * @param name for people only, never for decisions
 */
public record Caller(String tenantId, String objectId, String name) {
}
