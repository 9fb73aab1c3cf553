package com.promptservice.controlplane.azure;

import java.time.Instant;

/**
 * A role assignment as Azure has it.
 *
 * @param assignedAt when it was first seen or made; its effect can lag by 10 minutes
 */
public record RoleAssignment(String id, String scope, String principalId, Instant assignedAt) {
}
