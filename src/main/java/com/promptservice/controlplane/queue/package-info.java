/**
 * The work queue: the port and its adapters.
 */
package com.promptservice.controlplane.queue;
