package com.promptservice.controlplane.simulator.shell;

/**
 * What came of a script.
 *
 * @param status its exit status
 * @param out what it wrote
 * @param err what it complained about
 */
public record Outcome(int status, String out, String err) {
}
