/**
 * The KVStore control plane: one package per capability, see each package's own sentence.
 */
package com.promptservice.controlplane;
