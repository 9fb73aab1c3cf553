package com.promptservice.controlplane.operation;

/**
 * What became of a write.
 *
 * @param operation the operation to follow; null when there was nothing to do
 * @param answer what to tell the client; null when there was nothing to do
 * @param replay whether the same request had been accepted before
 */
public record Accepted(Operation operation, Decision.Answer answer, boolean replay) {
}
