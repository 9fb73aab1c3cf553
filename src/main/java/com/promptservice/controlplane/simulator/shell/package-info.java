/**
 * Runs the scripts that somebody sends to a simulated Linux machine, as far as they only
 * look around: a small part of a shell, and no process of this machine.
 */
package com.promptservice.controlplane.simulator.shell;
