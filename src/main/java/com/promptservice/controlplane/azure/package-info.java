/**
 * Everything that imports an Azure SDK type: clients, error classification and one
 * gateway class per resource type.
 */
package com.promptservice.controlplane.azure;
