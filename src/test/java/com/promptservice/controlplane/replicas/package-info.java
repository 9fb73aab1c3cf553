/**
 * Several replicas as real processes on one storage account and one Azure, with a faulty
 * network between.
 */
package com.promptservice.controlplane.replicas;
