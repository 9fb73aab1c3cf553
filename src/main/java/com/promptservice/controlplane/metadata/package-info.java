/**
 * Documents as JSON with ETags, and leases: the ports, their adapters and the one place
 * that decides where each document lives.
 */
package com.promptservice.controlplane.metadata;
