/**
 * Packages and deployments: what can run on clusters, and how it gets there and back.
 */
package com.promptservice.controlplane.deployment;
