package com.promptservice.controlplane.peering;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.customer.CustomerView;

/**
 * A peering that somebody may ask for.
 *
 * @param id of the peering that it may become
 * @param proven how it was shown that the network is the customer's own
 */
record PeeringCandidate(String id, String region, VirtualNetworkId network, CustomerView customer,
		NetworkOwnership.Proven proven, PeeringMode mode, String contactEmail, Caller caller) {

	PeeringSpec spec(String given) {
		return new PeeringSpec(given, this.region, this.customer.name(), this.network.text(), this.proven.tenantId(),
				this.proven.by(), this.mode, this.contactEmail);
	}

}
