/**
 * The engine: operations, their plans of steps, the workers that carry them out, recovery
 * from every crash, and {@code /operations}.
 */
package com.promptservice.controlplane.operation;
