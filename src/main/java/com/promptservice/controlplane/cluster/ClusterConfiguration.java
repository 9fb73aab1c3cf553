package com.promptservice.controlplane.cluster;

import java.time.Clock;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.NameAvailability;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.Rounds;
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
@EnableConfigurationProperties(ClusterProperties.class)
class ClusterConfiguration {

	@Bean
	ClusterReservations clusterReservations(Documents documents, ClusterProperties properties, Clock clock) {
		return new ClusterReservations(documents, properties.reservationGrace(), clock);
	}

	@Bean
	ClusterStore clusterStore(Documents documents, PublishedConfigs configs, ClusterReservations reservations) {
		return new ClusterStore(documents, configs, reservations);
	}

	@Bean
	Clusters clusters(ClusterStore store) {
		return new Clusters(store);
	}

	@Bean
	ClusterRegionChildren clusterRegionChildren(ClusterStore store) {
		return new ClusterRegionChildren(store);
	}

	@Bean
	ClusterDefaults clusterDefaults(ClusterProperties properties) {
		return new ClusterDefaults(properties);
	}

	@Bean
	ClusterSites clusterSites(Regions regions, ClusterStore store) {
		return new ClusterSites(regions, store);
	}

	@Bean
	ClusterRepresentations clusterRepresentations() {
		return new ClusterRepresentations();
	}

	@Bean
	BusyCluster busyCluster(PublicUrls urls) {
		return new BusyCluster(urls);
	}

	@Bean
	ClusterDecisions clusterDecisions(ClusterStore store, ClusterReservations reservations, ClusterSites sites,
			ClusterDefaults defaults, ClusterRepresentations representations, ObjectProvider<ClusterUsers> users,
			BusyCluster busy, Clock clock) {
		return new ClusterDecisions(store, reservations, sites, defaults, representations,
				users.orderedStream().toList(), busy, clock);
	}

	@Bean
	ClusterRequests clusterRequests(ClusterStore store, ClusterSites sites, ClusterDefaults defaults,
			ClusterRepresentations representations) {
		return new ClusterRequests(store, sites, defaults, representations);
	}

	@Bean
	ClusterAcceptance clusterAcceptance(Acceptance acceptance, ClusterReservations reservations, Regions regions) {
		return new ClusterAcceptance(acceptance, reservations, regions);
	}

	@Bean
	ClusterPreflight clusterPreflight(AzureLookups lookups, NameAvailability names, AzureProperties azure) {
		return new ClusterPreflight(lookups, names, azure);
	}

	@Bean
	ClusterRoutes clusterRoutes(ClusterStore store) {
		return new ClusterRoutes(store);
	}

	@Bean
	ClusterCreatePlan clusterCreatePlan(AzureResources resources, AzureProperties azure, PublishedConfigs configs,
			RoutingTables routes, ClusterStore store, ClusterReservations reservations, Regions regions,
			ClusterPreflight preflight) {
		return new ClusterCreatePlan(resources, azure, configs, routes, store, reservations, regions, preflight);
	}

	@Bean
	ClusterPreviews clusterPreviews(ClusterStore store, ClusterReservations reservations, ClusterSites sites,
			ClusterDefaults defaults, ClusterCreatePlan plans, ClusterPreflight preflight, AzureResources resources,
			BusyCluster busy) {
		return new ClusterPreviews(store, reservations, sites, defaults, plans, preflight, resources, busy);
	}

	@Bean
	ClusterCreateOrUpdate clusterCreateOrUpdate(ClusterCreatePlan plans, ClusterStore store,
			ClusterReservations reservations, ClusterDecisions decisions) {
		return new ClusterCreateOrUpdate(plans, store, reservations, decisions);
	}

	@Bean
	ClusterScale clusterScale(ClusterCreatePlan plans, ClusterStore store, ClusterDecisions decisions) {
		return new ClusterScale(plans, store, decisions);
	}

	@Bean
	ClusterDelete clusterDelete(AzureResources resources, AzureProperties azure, PublishedConfigs configs,
			RoutingTables routes, ObjectProvider<ClusterChildren> children,
			ObjectProvider<SupersededOperationEnded> supersededEnded, ClusterStore store,
			ClusterReservations reservations, ClusterDecisions decisions) {
		// Looked up when a plan is made: the engine is built from the definitions
		ClusterDeletePlan plans = new ClusterDeletePlan(resources, azure, configs, routes,
				() -> children.orderedStream().toList(), supersededEnded::getObject);
		return new ClusterDelete(plans, store, reservations, decisions);
	}

	@Bean
	ClusterReconciliation clusterReconciliation(PublishedConfigs configs, ClusterStore store,
			ClusterReservations reservations, Regions regions, AzureLookups lookups, Leases leases, Clock clock) {
		return new ClusterReconciliation(configs, store, reservations, regions, lookups, leases, clock);
	}

	@Bean
	Rounds clusterReconcileLoop(ClusterReconciliation reconciliation, ClusterProperties properties, Pacing pacing) {
		return new Rounds("cluster-reconcile", reconciliation::run, properties.reconcileInterval(), pacing);
	}

}
