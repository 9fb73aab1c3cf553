/**
 * Managed identities and role assignments.
 */
package com.promptservice.controlplane.simulator.identity;
