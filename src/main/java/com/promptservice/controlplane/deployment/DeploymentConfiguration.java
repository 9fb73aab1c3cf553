package com.promptservice.controlplane.deployment;

import java.time.Clock;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.metadata.Artifacts;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.region.Regions;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Puts the feature together.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!simulator")
@EnableConfigurationProperties(PackageProperties.class)
class DeploymentConfiguration {

	@Bean
	PackageStore packageStore(Documents documents) {
		return new PackageStore(documents);
	}

	@Bean
	DeploymentStore deploymentStore(Documents documents, Regions regions) {
		return new DeploymentStore(documents, regions);
	}

	@Bean
	Packages packages(PackageStore store, Artifacts artifacts, DeploymentStore deployments, Regions regions,
			PackageProperties properties, Clock clock) {
		return new Packages(store, artifacts, new PackageUse(deployments, regions), regions, properties, clock);
	}

	@Bean
	DeploymentPlan deploymentPlan(AzureResources resources, Artifacts artifacts, Clusters clusters,
			PackageProperties properties) {
		return new DeploymentPlan(resources, artifacts, clusters, properties);
	}

	@Bean
	DeploymentDecisions deploymentDecisions(DeploymentStore store, PackageStore packages, Clusters clusters,
			Regions regions, PublicUrls urls, Clock clock) {
		return new DeploymentDecisions(store, packages, clusters, regions, new ClusterReadiness(store, urls), clock);
	}

	@Bean
	DeploymentAcceptance deploymentAcceptance(Acceptance acceptance, Clusters clusters, Regions regions) {
		return new DeploymentAcceptance(acceptance, clusters, regions);
	}

	@Bean
	DeploymentSettlement deploymentSettlement(DeploymentStore store, Clusters clusters) {
		return new DeploymentSettlement(store, clusters);
	}

	@Bean
	DeploymentChange deploymentCreate(DeploymentPlan plans, DeploymentSettlement settlement,
			DeploymentDecisions decisions) {
		return DeploymentChange.create(plans, settlement, decisions);
	}

	@Bean
	DeploymentChange deploymentRollback(DeploymentPlan plans, DeploymentSettlement settlement,
			DeploymentDecisions decisions) {
		return DeploymentChange.rollback(plans, settlement, decisions);
	}

	@Bean
	DeploymentClusterChildren deploymentClusterChildren(AzureResources resources, DeploymentStore store) {
		return new DeploymentClusterChildren(resources, store);
	}

}
