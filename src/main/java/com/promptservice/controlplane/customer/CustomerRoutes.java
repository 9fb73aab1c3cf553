package com.promptservice.controlplane.customer;

import java.util.List;

import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.region.RoutingSource;

/**
 * Tells routing tables of the customers that the data plane knows.
 */
record CustomerRoutes(PublishedConfigs configs) implements RoutingSource {

	@Override
	public List<Customer> customers(String region) {
		return this.configs.published(region, Layout.customerConfigs())
			.stream()
			.flatMap((file) -> this.configs.current(file, CustomerConfig.class).stream())
			.map(CustomerConfig::route)
			.toList();
	}

}
