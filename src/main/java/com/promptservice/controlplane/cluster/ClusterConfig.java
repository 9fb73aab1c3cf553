package com.promptservice.controlplane.cluster;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.promptservice.controlplane.azure.ManagedCluster;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.RoutingSource;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * {@code <cluster>.config.json} as the data plane reads it; its fields are a contract
 * with software outside this service.
 */
@JsonPropertyOrder({ "cluster", "byolb", "nodeTypes" })
@Schema(description = "The <cluster>.config.json that the data plane reads")
record ClusterConfig(Cluster cluster, Byolb byolb, Nodes nodeTypes) {

	/**
	 * Grows when fields change their meaning.
	 */
	static final int SCHEMA_VERSION = 1;

	/**
	 * What a routing table tells of the cluster.
	 */
	RoutingSource.Cluster route() {
		return new RoutingSource.Cluster(this.cluster.name(), this.cluster.endpoint(),
				this.nodeTypes.app().instanceCount());
	}

	static ClusterConfig of(ClusterSpec spec, RegionView site, ManagedCluster observed) {
		return new ClusterConfig(
				new Cluster(spec.cluster(), observed.endpoint(), observed.certificateThumbprints().getFirst()),
				new Byolb(site.loadBalancerName(), site.privateIp()),
				new Nodes(new Node(ClusterAssets.SYSTEM, spec.nodeTypes().system().instanceCount()),
						new Node(ClusterAssets.APP, spec.nodeTypes().app().instanceCount())));
	}

	/**
	 * The same configuration after Azure rotated the certificate.
	 */
	ClusterConfig with(ManagedCluster observed) {
		return new ClusterConfig(
				new Cluster(this.cluster.name(), observed.endpoint(), observed.certificateThumbprints().getFirst()),
				this.byolb, this.nodeTypes);
	}

	/**
	 * How Service Fabric clients connect.
	 */
	@Schema(name = "ClusterConfigCluster")
	record Cluster(@Schema(example = "kvs-wus2-01") String name,
			@Schema(example = "kvs-wus2-01.westus2.cloudapp.azure.com:19000") String endpoint,
			@Schema(description = "Of the certificate that Azure makes and rotates",
					example = "C416BC4A3EC65CC70B843F4D800589B5F0DF1F66") String serverCertThumbprint) {
	}

	/**
	 * The region's load balancer.
	 */
	@Schema(name = "ClusterConfigByolb")
	record Byolb(@Schema(example = "kvs-wus2-01-ilb") String internalLoadBalancerName,
			@Schema(example = "10.0.0.4") String privateIp) {
	}

	/**
	 * The node types.
	 */
	@Schema(name = "ClusterConfigNodeTypes")
	record Nodes(Node system, Node app) {
	}

	/**
	 * One node type.
	 */
	@Schema(name = "ClusterConfigNodeType")
	record Node(@Schema(example = "App") String name, @Schema(example = "3") int instanceCount) {
	}

}
