package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * {@code routing-table.json} as the data plane reads it; its fields are a contract with
 * software outside this service. A request comes from an address in one of a customer's
 * prefixes to one of the endpoints; every cluster serves every customer, with the data in
 * that customer's account.
 */
@JsonPropertyOrder({ "region", "endpoints", "clusters", "customers" })
@Schema(description = "The routing-table.json that the data plane reads")
public record RoutingTable(@Schema(example = "westus2") String region, List<Endpoint> endpoints,
		List<RoutingSource.Cluster> clusters, List<RoutingSource.Customer> customers) {

	/**
	 * Grows when fields change their meaning.
	 */
	static final int SCHEMA_VERSION = 1;

	static RoutingTable of(RegionSpec spec, List<RoutingSource> sources) {
		List<Endpoint> endpoints = new ArrayList<>();
		List<Integer> ports = spec.dataplane().grpcPorts();
		for (int numaNode = 0; numaNode < ports.size(); numaNode++) {
			endpoints.add(new Endpoint(numaNode, spec.loadBalancer().privateIp(), ports.get(numaNode)));
		}
		return new RoutingTable(spec.region(), endpoints,
				sources.stream().flatMap((source) -> source.clusters(spec.region()).stream()).toList(),
				sources.stream().flatMap((source) -> source.customers(spec.region()).stream()).toList());
	}

	/**
	 * The customer of this name, when the table leads to it.
	 */
	public Optional<RoutingSource.Customer> customer(String name) {
		return this.customers.stream().filter((customer) -> customer.name().equals(name)).findFirst();
	}

	/**
	 * The cluster of this name, when the table leads to it.
	 */
	public Optional<RoutingSource.Cluster> cluster(String name) {
		return this.clusters.stream().filter((cluster) -> cluster.name().equals(name)).findFirst();
	}

	/**
	 * Where the region's load balancer takes requests for one NUMA node of every App
	 * node.
	 */
	@Schema(name = "RoutingTableEndpoint")
	public record Endpoint(@Schema(example = "0") int numaNode, @Schema(example = "10.0.0.4") String address,
			@Schema(example = "8085") int port) {
	}

}
