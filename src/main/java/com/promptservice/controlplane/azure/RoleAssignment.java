package com.promptservice.controlplane.azure;

/**
 * A role assignment as Azure has it; its effect can lag by 10 minutes.
 */
public record RoleAssignment(String id, String scope, String principalId) {
}
