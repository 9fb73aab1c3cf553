package com.promptservice.controlplane.simulator.core;

import java.util.List;

/**
 * What the operator of the cloud can let happen.
 *
 * @param actions what happens once
 * @param scenarios what goes on until it is ended
 */
public record Operator(List<ControlAction> actions, List<Scenario> scenarios) {
}
