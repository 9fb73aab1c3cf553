/**
 * Peerings: customers' virtual networks joined with a region's, from the request to
 * Connected and back.
 */
package com.promptservice.controlplane.peering;
