package com.promptservice.controlplane.peering;

import java.time.Clock;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureProperties;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.azure.CrossTenantProperties;
import com.promptservice.controlplane.customer.CustomerConfigs;
import com.promptservice.controlplane.customer.Customers;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.Rounds;
import com.promptservice.controlplane.operation.SupersededOperationEnded;
import com.promptservice.controlplane.region.Regions;
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
@EnableConfigurationProperties(PeeringProperties.class)
class PeeringConfiguration {

	@Bean
	PeeringStore peeringStore(Documents documents) {
		return new PeeringStore(documents);
	}

	@Bean
	PeeringRegistry peeringRegistry(Documents documents, Clock clock) {
		return new PeeringRegistry(documents, clock);
	}

	@Bean
	NetworkClaims networkClaims(Documents documents) {
		return new NetworkClaims(documents);
	}

	@Bean
	NetworkOwnership networkOwnership(Customers customers, NetworkClaims claims, Documents documents,
			PeeringProperties properties, AzureLookups lookups, Clock clock) {
		return new NetworkOwnership(customers, claims, new PeeringChallenges(documents, properties, clock), lookups);
	}

	@Bean
	PeeringRegionChildren peeringRegionChildren(PeeringRegistry registry, Customers customers) {
		return new PeeringRegionChildren(registry, customers);
	}

	@Bean
	PeeringClusterUsers peeringClusterUsers(PeeringRegistry registry) {
		return new PeeringClusterUsers(registry);
	}

	@Bean
	PeeringCustomerChildren peeringCustomerChildren(PeeringRegistry registry) {
		return new PeeringCustomerChildren(registry);
	}

	@Bean
	Connections peeringConnections(PublicUrls urls, AzureProperties azure, CrossTenantProperties crossTenant,
			PeeringProperties properties) {
		return new Connections(new PeeringActions(urls, azure.principalId(), crossTenant.clientId(), azure.tenantId()),
				properties);
	}

	@Bean
	PeeringPrincipal peeringPrincipal(AzureProperties azure, CrossTenantProperties crossTenant) {
		return new PeeringPrincipal(azure.principalId(), crossTenant.clientId(), azure.tenantId());
	}

	@Bean
	PeeringRepresentations peeringRepresentations(Connections connections) {
		return new PeeringRepresentations(connections);
	}

	@Bean
	PeeringReader peeringReader(PeeringStore peerings, PeeringRegistry registry, Customers customers, Regions regions) {
		return new PeeringReader(peerings, registry, customers, regions);
	}

	@Bean
	PeeringRequests peeringRequests(Regions regions, Customers customers, NetworkOwnership ownership, Clock clock) {
		TimeOrderedEpochFactory ids = TimeOrderedEpochFactory.builder().withInstantFunction(clock::instant).build();
		return new PeeringRequests(regions, customers, ownership, ids);
	}

	@Bean
	PeeringAdmissions peeringAdmissions(Regions regions, PeeringStore peerings, PeeringRegistry registry,
			NetworkClaims claims, NetworkOwnership ownership, PeeringProperties properties, Clock clock) {
		return new PeeringAdmissions(regions, peerings, registry, claims, ownership, properties, clock);
	}

	@Bean
	PeeringDecisions peeringDecisions(PeeringStore peerings, PeeringReader reader, PeeringAdmissions admissions,
			PeeringRepresentations representations, PublicUrls urls, Clock clock) {
		return new PeeringDecisions(peerings, reader, admissions, representations, urls, clock);
	}

	@Bean
	PeeringNotes peeringNotes(PeeringStore peerings, PeeringRegistry registry, Connections connections) {
		return new PeeringNotes(peerings, registry, connections);
	}

	@Bean
	PeeringPlans peeringPlans(AzureResources resources, AzureLookups lookups, Regions regions,
			NetworkOwnership ownership, PeeringRegistry registry, NetworkClaims claims, PeeringProperties properties,
			CustomerConfigs mappings, ObjectProvider<SupersededOperationEnded> supersededEnded) {
		// Looked up when a plan is made: the engine is built from the definitions
		return new PeeringPlans(resources, lookups, regions, ownership, registry, claims, properties, mappings,
				supersededEnded::getObject);
	}

	@Bean
	PeeringPreviews peeringPreviews(PeeringRequests requests, PeeringAdmissions admissions, PeeringPlans plans,
			PeeringRegistry registry, Regions regions, AzureResources resources, AzureLookups lookups, Clock clock) {
		return new PeeringPreviews(requests, admissions, plans, registry, regions, resources, lookups, clock);
	}

	@Bean
	PeeringMaking peeringCreate(PeeringPlans plans, PeeringStore peerings, PeeringNotes notes,
			PeeringDecisions decisions) {
		return new PeeringMaking(PeeringMaking.CREATE, plans, peerings, notes, decisions);
	}

	@Bean
	PeeringMaking peeringApprove(PeeringPlans plans, PeeringStore peerings, PeeringNotes notes,
			PeeringDecisions decisions) {
		return new PeeringMaking(PeeringMaking.APPROVE, plans, peerings, notes, decisions);
	}

	@Bean
	PeeringMaking peeringRepair(PeeringPlans plans, PeeringStore peerings, PeeringNotes notes,
			PeeringDecisions decisions) {
		return new PeeringMaking(PeeringMaking.REPAIR, plans, peerings, notes, decisions);
	}

	@Bean
	PeeringDelete peeringDelete(PeeringPlans plans, PeeringStore peerings, PeeringRegistry registry, PeeringNotes notes,
			PeeringDecisions decisions) {
		return new PeeringDelete(plans, peerings, registry, notes, decisions);
	}

	@Bean
	PeeringSweep peeringSweep(Regions regions, PeeringStore peerings, PeeringRegistry registry, NetworkClaims claims,
			PeeringDecisions decisions, PeeringNotes notes, AzureLookups lookups, CustomerConfigs mappings,
			PeeringProperties properties, ObjectProvider<Acceptance> acceptance, Leases leases, Clock clock) {
		PeeringSightings sightings = new PeeringSightings(lookups);
		PeeringLook look = new PeeringLook(peerings, decisions, notes, sightings, mappings, properties,
				acceptance::getObject, clock);
		return new PeeringSweep(regions, peerings, registry, look, claims, sightings, properties, leases, clock);
	}

	@Bean
	Rounds peeringSweepLoop(PeeringSweep sweep, PeeringProperties properties, Pacing pacing) {
		return new Rounds("peering-sweep", sweep::run, properties.sweepInterval(), pacing);
	}

}
