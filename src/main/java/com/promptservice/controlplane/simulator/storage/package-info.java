/**
 * Microsoft.Storage: accounts with their containers and queues.
 */
package com.promptservice.controlplane.simulator.storage;
