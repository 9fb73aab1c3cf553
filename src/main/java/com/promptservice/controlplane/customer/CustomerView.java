package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.region.ProvisioningState;

/**
 * A customer as the features that serve it see it; holds no secret.
 *
 * @param tenants with the subscriptions that it may bring networks from, GUIDs in lower
 * case
 * @param regions where it may be connected
 */
public record CustomerView(String name, String displayName, ProvisioningState provisioningState,
		List<CustomerTenant> tenants, List<String> regions) {

	static CustomerView of(CustomerDocument customer) {
		return new CustomerView(customer.name(), customer.spec().displayName(), customer.provisioningState(),
				customer.spec().tenants(), customer.spec().regions());
	}

	/**
	 * Whether new things may be made for the customer: it stands or is being changed, but
	 * is not going.
	 */
	public boolean isOpen() {
		return this.provisioningState != ProvisioningState.Deleting;
	}

	/**
	 * The tenant of a subscription that is registered for this customer.
	 * @param subscriptionId in lower case
	 */
	public Optional<String> tenantOf(String subscriptionId) {
		return this.tenants.stream()
			.filter((tenant) -> tenant.subscriptionIds().contains(subscriptionId))
			.map(CustomerTenant::tenantId)
			.findFirst();
	}

}
