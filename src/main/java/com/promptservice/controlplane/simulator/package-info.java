/**
 * The local Azure: a server that speaks the wire protocol of Azure Resource Manager, for
 * development and tests.
 */
package com.promptservice.controlplane.simulator;
