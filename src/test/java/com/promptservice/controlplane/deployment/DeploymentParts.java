package com.promptservice.controlplane.deployment;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.cluster.ClusterChildren;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.metadata.Artifacts;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.region.Regions;
import tools.jackson.databind.json.JsonMapper;

/**
 * The deployment package put together by hand, for tests without Spring.
 */
public final class DeploymentParts {

	private static final PublicUrls URLS = new PublicUrls(URI.create("http://127.0.0.1:8080"));

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final DeploymentStore store;

	private final PackageStore packageStore;

	private final Packages packages;

	private final DeploymentDecisions decisions;

	private final ClusterChildren children;

	private final List<OperationDefinition<?>> definitions;

	public DeploymentParts(Documents documents, Artifacts artifacts, AzureResources resources, Clusters clusters,
			Regions regions, Clock clock) {
		PackageProperties properties = PackageProperties.defaults();
		this.store = new DeploymentStore(documents, regions);
		this.packageStore = new PackageStore(documents);
		this.packages = new Packages(this.packageStore, artifacts, new PackageUse(this.store, regions), regions,
				properties, clock);
		this.decisions = new DeploymentDecisions(this.store, this.packageStore, clusters, regions,
				new ClusterReadiness(this.store, URLS), clock);
		DeploymentPlan plans = new DeploymentPlan(resources, artifacts, clusters, properties);
		DeploymentSettlement settlement = new DeploymentSettlement(this.store, clusters);
		this.children = new DeploymentClusterChildren(resources, this.store);
		this.definitions = List.of(DeploymentChange.create(plans, settlement, this.decisions),
				DeploymentChange.rollback(plans, settlement, this.decisions));
	}

	public List<OperationDefinition<?>> definitions() {
		return this.definitions;
	}

	/**
	 * What clusters are told of what runs on them.
	 */
	public ClusterChildren children() {
		return this.children;
	}

	/**
	 * Uploads a package.
	 * @return whether it was not there before
	 */
	public boolean upload(String name, String version, byte[] bytes) {
		return this.packages.put(name, version, new ByteArrayInputStream(bytes), (etag) -> {
		}).created();
	}

	public void deletePackage(String name, String version) {
		this.packages.delete(name, version, (etag) -> {
		});
	}

	/**
	 * Judges a POST of a deployment.
	 */
	public Decision deploy(String body, String operationId) {
		return this.decisions.create(MAPPER.readValue(body, DeploymentRequest.class), (etag) -> {
		}, operationId);
	}

	/**
	 * Judges a roll-back.
	 */
	public Decision rollback(String id, String operationId) {
		return this.decisions.rollback(id, (etag) -> {
		}, operationId);
	}

	DeploymentDocument deployment(String id) {
		return this.store.get(id);
	}

	/**
	 * The newest deployment in a region, or null.
	 */
	public String newest(String region) {
		List<DeploymentDocument> all = this.store.in(region);
		return all.isEmpty() ? null : all.getLast().id();
	}

	DeploymentStore store() {
		return this.store;
	}

	PackageStore packages() {
		return this.packageStore;
	}

}
