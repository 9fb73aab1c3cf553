/**
 * What clients ask before they talk to Azure Resource Manager: where everything is, and
 * for a token.
 */
package com.promptservice.controlplane.simulator.signin;
