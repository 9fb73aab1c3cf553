/**
 * The ports with a recorder and faults around them, for tests that hit every call of a
 * scenario with every fault.
 */
package com.promptservice.controlplane.faults.port;
