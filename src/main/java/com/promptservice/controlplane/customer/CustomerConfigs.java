package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.region.RoutingTables;

/**
 * Publishes what the data plane of each region knows of customers, and with it the
 * region's routing table.
 */
public final class CustomerConfigs {

	private final CustomerStore customers;

	private final PublishedConfigs configs;

	private final RoutingTables routes;

	private final Supplier<List<CustomerChildren>> children;

	CustomerConfigs(CustomerStore customers, PublishedConfigs configs, RoutingTables routes,
			Supplier<List<CustomerChildren>> children) {
		this.customers = customers;
		this.configs = configs;
		this.routes = routes;
		this.children = children;
	}

	/**
	 * Has the data plane read anew what connects a customer with a region; to be called
	 * whenever that changes. Writes only what differs, and nothing for a customer that
	 * has no account in the region.
	 * @param beforeChange called before each write; may throw to prevent it
	 * @throws ConditionNotMetException when somebody else publishes at the same time
	 */
	public void publish(String customer, String region, Runnable beforeChange) {
		account(customer, region)
			// one look may be out of date, and nobody looks after this
			.or(() -> account(customer, region))
			.ifPresent((account) -> publish(customer, account, beforeChange));
	}

	private Optional<CustomerAccount> account(String customer, String region) {
		return this.customers.read(customer)
			.map(Versioned::value)
			.filter((document) -> CustomerView.of(document).isOpen() && document.spec().regions().contains(region))
			.flatMap((document) -> document.observed().in(region))
			.filter((known) -> known.blobEndpoint() != null);
	}

	/**
	 * The same for an account that the customer's document does not know yet.
	 */
	void publish(String customer, CustomerAccount account, Runnable beforeChange) {
		String region = account.region();
		CustomerConfig published = this.configs.publish(Layout.customerConfig(region, customer),
				CustomerConfig.SCHEMA_VERSION, () -> new CustomerConfig(customer, region, account.name(),
						account.blobEndpoint(), addressPrefixes(customer, region)),
				beforeChange);
		this.routes.publish(region, (table) -> table.customer(customer).filter(published.route()::equals).isPresent(),
				beforeChange);
	}

	/**
	 * Takes the customer away from the data plane of a region.
	 */
	void withdraw(String customer, String region, Runnable beforeChange) {
		this.configs.withdraw(Layout.customerConfig(region, customer), beforeChange);
		this.routes.publish(region, (table) -> table.customer(customer).isEmpty(), beforeChange);
	}

	private List<String> addressPrefixes(String customer, String region) {
		return this.children.get()
			.stream()
			.flatMap((feature) -> feature.of(customer, region).stream())
			.flatMap((child) -> child.addressPrefixes().stream())
			.distinct()
			.sorted()
			.toList();
	}

}
