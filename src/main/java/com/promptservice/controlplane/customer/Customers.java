package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.Optional;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * The customers, for the features that serve them; the only place that knows which
 * customer a caller acts for.
 */
public final class Customers {

	private final CustomerStore store;

	private final CustomerClaims claims;

	Customers(CustomerStore store, CustomerClaims claims) {
		this.store = store;
		this.claims = claims;
	}

	/**
	 * The customer of this name, when there is one.
	 */
	public Optional<CustomerView> find(String customer) {
		return this.store.read(customer).map(Versioned::value).map(CustomerView::of);
	}

	/**
	 * Every customer, in the order of names.
	 */
	public List<CustomerView> all() {
		return this.store.all(null).map(CustomerView::of).toList();
	}

	/**
	 * The customer that a caller acts for: the one whose tenant issued its token. Empty
	 * for the team, and for a tenant that no customer has registered.
	 */
	public Optional<CustomerView> of(Caller caller) {
		return caller.is(Caller.Role.Customer) ? ofTenant(caller.tenantId()) : Optional.empty();
	}

	/**
	 * The customer whose tenant this is.
	 */
	public Optional<CustomerView> ofTenant(String tenantId) {
		return this.claims.holder(CustomerClaim.TENANT, tenantId).map(CustomerView::of);
	}

	/**
	 * The only customer that may bring networks of this subscription; empty when nobody
	 * has registered it. To be asked rather than a customer's own list, which may hold a
	 * subscription that has just turned out to be somebody else's.
	 */
	public Optional<CustomerView> ofSubscription(String subscriptionId) {
		return this.claims.holder(CustomerClaim.SUBSCRIPTION, subscriptionId).map(CustomerView::of);
	}

}
