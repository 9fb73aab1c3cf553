/**
 * Customers: whose tenants and subscriptions may be connected, where their data lies, and
 * what the data plane is told of them.
 */
package com.promptservice.controlplane.customer;
