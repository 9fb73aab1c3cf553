/**
 * What README promises, run.
 */
package com.promptservice.controlplane.readme;
