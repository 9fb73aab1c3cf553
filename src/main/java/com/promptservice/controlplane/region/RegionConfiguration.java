package com.promptservice.controlplane.region;

import java.time.Clock;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.NameAvailability;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.SupersededOperationEnded;

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
@EnableConfigurationProperties(RegionProperties.class)
class RegionConfiguration {

	@Bean
	RegionStore regionStore(Documents documents, PublishedConfigs configs) {
		return new RegionStore(documents, configs);
	}

	@Bean
	Regions regions(RegionStore regions, AzureProperties azure, RegionProperties properties) {
		return new Regions(regions, azure, properties);
	}

	@Bean
	RegionDefaults regionDefaults(RegionProperties properties) {
		return new RegionDefaults(properties);
	}

	@Bean
	RegionRepresentations regionRepresentations() {
		return new RegionRepresentations();
	}

	@Bean
	BusyRegion busyRegion(PublicUrls urls) {
		return new BusyRegion(urls);
	}

	@Bean
	RegionDecisions regionDecisions(RegionStore regions, RegionDefaults defaults, RegionRepresentations representations,
			ObjectProvider<RegionChildren> children, BusyRegion busy, Clock clock) {
		return new RegionDecisions(regions, defaults, representations, children.orderedStream().toList(), busy, clock);
	}

	@Bean
	RegionRequests regionRequests(RegionStore regions, RegionDefaults defaults, RegionProperties properties,
			RegionRepresentations representations) {
		return new RegionRequests(regions, defaults, new RegionValidation(properties), representations);
	}

	@Bean
	RoutingTables routingTables(RegionStore regions, PublishedConfigs configs, ObjectProvider<RoutingSource> sources) {
		// Looked up when a table is made: those who tell publish it themselves
		return new RoutingTables(regions, configs, () -> sources.orderedStream().toList());
	}

	@Bean
	RegionCreatePlan regionCreatePlan(AzureResources resources, AzureProperties azure, PublishedConfigs configs,
			RoutingTables routes) {
		return new RegionCreatePlan(resources, azure, configs, routes);
	}

	@Bean
	RegionPreviews regionPreviews(RegionStore regions, RegionDefaults defaults, RegionCreatePlan plans, BusyRegion busy,
			AzureResources resources, NameAvailability names) {
		return new RegionPreviews(regions, defaults, plans, busy, resources, names);
	}

	@Bean
	RegionCreateOrUpdate regionCreateOrUpdate(RegionCreatePlan plans, RegionStore regions, RegionDecisions decisions) {
		return new RegionCreateOrUpdate(plans, regions, decisions);
	}

	@Bean
	RegionDelete regionDelete(AzureResources resources, AzureProperties azure, PublishedConfigs configs,
			RoutingTables routes, ObjectProvider<SupersededOperationEnded> supersededEnded, RegionStore regions,
			RegionDecisions decisions) {
		// Looked up when a plan is made: the engine is built from the definitions
		RegionDeletePlan plans = new RegionDeletePlan(resources, azure, regions, configs, routes,
				supersededEnded::getObject);
		return new RegionDelete(plans, regions, decisions);
	}

	@Bean
	ConnectivityTest connectivityTest(AzureResources resources, Documents documents, RegionStore regions) {
		return new ConnectivityTest(resources, documents, regions);
	}

}
