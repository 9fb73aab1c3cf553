package com.promptservice.controlplane.customer;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A customer as it is wanted, every default filled in and every GUID in lower case.
 *
 * @param regions where its data may lie, in the order of names
 */
record CustomerSpec(String customer, String displayName, List<CustomerTenant> tenants, List<String> regions) {

	/**
	 * The customer that a request asks for.
	 */
	static CustomerSpec of(String customer, CustomerRequest request) {
		return new CustomerSpec(customer, (request.displayName() != null) ? request.displayName() : customer,
				present(request.tenants()).map(CustomerSpec::tenant).toList(),
				present(request.regions()).sorted().toList());
	}

	private static CustomerTenant tenant(CustomerTenant tenant) {
		return new CustomerTenant(lower(tenant.tenantId()),
				present(tenant.subscriptionIds()).map(CustomerSpec::lower).toList());
	}

	private static String lower(String guid) {
		return (guid != null) ? guid.toLowerCase(Locale.ROOT) : null;
	}

	private static <T> Stream<T> present(List<T> list) {
		return (list != null) ? list.stream().filter(Objects::nonNull) : Stream.empty();
	}

	/**
	 * Everything that belongs to this customer alone.
	 */
	List<CustomerClaim> claims(Instant now) {
		return this.tenants.stream()
			.flatMap((tenant) -> Stream.concat(
					Stream.of(new CustomerClaim(CustomerClaim.TENANT, tenant.tenantId(), this.customer, now)),
					subscriptions(tenant, now)))
			.toList();
	}

	private Stream<CustomerClaim> subscriptions(CustomerTenant tenant, Instant now) {
		return tenant.subscriptionIds()
			.stream()
			.map((id) -> new CustomerClaim(CustomerClaim.SUBSCRIPTION, id, this.customer, now));
	}

	/**
	 * Whether the tenant or subscription is one of this customer's.
	 */
	boolean lists(CustomerClaim claim) {
		return this.tenants.stream()
			.anyMatch((tenant) -> claim.kind().equals(CustomerClaim.TENANT) ? tenant.tenantId().equals(claim.id())
					: tenant.subscriptionIds().contains(claim.id()));
	}

}
