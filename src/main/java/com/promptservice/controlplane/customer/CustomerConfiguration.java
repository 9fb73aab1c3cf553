package com.promptservice.controlplane.customer;

import java.time.Clock;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.NameAvailability;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.SupersededOperationEnded;
import com.promptservice.controlplane.region.Regions;
import com.promptservice.controlplane.region.RoutingTables;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Puts the feature together.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(CustomerProperties.class)
class CustomerConfiguration {

	@Bean
	CustomerStore customerStore(Documents documents) {
		return new CustomerStore(documents);
	}

	@Bean
	CustomerClaims customerClaims(Documents documents, CustomerProperties properties, Clock clock) {
		return new CustomerClaims(documents, properties.claimGrace(), clock);
	}

	@Bean
	Customers customers(CustomerStore store, CustomerClaims claims) {
		return new Customers(store, claims);
	}

	@Bean
	CustomerRepresentations customerRepresentations() {
		return new CustomerRepresentations();
	}

	@Bean
	CustomerPublications customerPublications(PublishedConfigs configs, Documents documents) {
		return new CustomerPublications(configs, documents);
	}

	@Bean
	CustomerRequests customerRequests(CustomerStore store, CustomerRepresentations representations) {
		return new CustomerRequests(store, representations);
	}

	@Bean
	CustomerRoutes customerRoutes(PublishedConfigs configs) {
		return new CustomerRoutes(configs);
	}

	@Bean
	CustomerRegionChildren customerRegionChildren(CustomerStore store) {
		return new CustomerRegionChildren(store);
	}

	// Those who connect customers publish it too, so they are looked up when asked
	@Bean
	CustomerConfigs customerConfigs(CustomerStore store, PublishedConfigs configs, RoutingTables routes,
			ObjectProvider<CustomerChildren> children) {
		return new CustomerConfigs(store, configs, routes, () -> children.orderedStream().toList());
	}

	@Bean
	CustomerDecisions customerDecisions(CustomerStore store, CustomerClaims claims, Regions regions,
			PublishedConfigs configs, CustomerProperties properties, CustomerRepresentations representations,
			ObjectProvider<CustomerChildren> children, PublicUrls urls, Clock clock) {
		return new CustomerDecisions(store, claims, new CustomerSites(regions, configs, properties), representations,
				() -> children.orderedStream().toList(), new BusyCustomer(urls), clock);
	}

	@Bean
	CustomerPlans customerPlans(AzureResources resources, AzureLookups lookups, NameAvailability names,
			CustomerConfigs configs, CustomerClaims claims, ObjectProvider<CustomerChildren> children,
			ObjectProvider<SupersededOperationEnded> supersededEnded) {
		// Looked up when a plan is made: the engine is built from the definitions
		return new CustomerPlans(resources, lookups, names, configs, claims, () -> children.orderedStream().toList(),
				supersededEnded::getObject);
	}

	@Bean
	CustomerCreateOrUpdate customerCreateOrUpdate(CustomerPlans plans, CustomerStore store, CustomerClaims claims,
			CustomerDecisions decisions) {
		return new CustomerCreateOrUpdate(plans, store, claims, decisions);
	}

	@Bean
	CustomerDelete customerDelete(CustomerPlans plans, CustomerStore store, CustomerClaims claims,
			CustomerDecisions decisions) {
		return new CustomerDelete(plans, store, claims, decisions);
	}

}
