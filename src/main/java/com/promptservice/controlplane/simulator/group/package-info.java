/**
 * Resource groups and what lists across them.
 */
package com.promptservice.controlplane.simulator.group;
