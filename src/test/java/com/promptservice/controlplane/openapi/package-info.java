/**
 * Checks of the API document by tools that nobody here wrote.
 */
package com.promptservice.controlplane.openapi;
