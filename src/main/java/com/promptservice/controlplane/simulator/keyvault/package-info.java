/**
 * Key Vault: vaults on the management plane, certificates on the data plane.
 */
package com.promptservice.controlplane.simulator.keyvault;
