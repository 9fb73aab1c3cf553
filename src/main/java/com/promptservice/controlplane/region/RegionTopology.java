package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.promptservice.controlplane.azure.ResourceGroupSpec;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One picture of a region: its assets and children, and how they hang together.
 */
@Schema(name = "RegionTopology", description = "One picture of the region: its parts and how they hang together")
record RegionTopology(@Schema(example = "westus2") String region, List<Node> nodes, List<Link> links) {

	private static final Set<String> SHOWN_TO_CUSTOMERS = Set.of("region", "virtualNetwork", "loadBalancer");

	static RegionTopology of(RegionSpec spec, RegionAssets assets, List<RegionChildren.Child> children) {
		List<Node> nodes = new ArrayList<>();
		List<Link> links = new ArrayList<>();
		nodes.add(new Node("region", "region", spec.region(), "/regions/" + spec.region(), null));
		group(nodes, links, "group", assets.resourceGroup());
		group(nodes, links, "user-content", assets.userContentGroup());
		part(nodes, links, "group", new Node("network", "virtualNetwork", spec.network().vnetName(),
				assets.network().id(), spec.network().vnetAddressPrefix()));
		part(nodes, links, "network", new Node("subnet", "subnet", spec.network().subnetName(), assets.subnet().id(),
				spec.network().subnetAddressPrefix()));
		part(nodes, links, "group", new Node("nsg", "networkSecurityGroup", spec.network().nsgName(),
				assets.networkSecurityGroup().id(), null));
		String ports = spec.dataplane().grpcPortNuma0() + ", " + spec.dataplane().grpcPortNuma1();
		part(nodes, links, "subnet", new Node("load-balancer", "loadBalancer", spec.loadBalancer().name(),
				assets.loadBalancer().id(), spec.loadBalancer().privateIp() + " ports " + ports));
		part(nodes, links, "group", new Node("metadata", "storageAccount", spec.dataplane().configStorageAccount(),
				assets.storageAccount().id(), "dataplane-metadata"));
		part(nodes, links, "group",
				new Node("vault", "keyVault", spec.keyVault().name(), assets.keyVault().id(), null));
		part(nodes, links, "group",
				new Node("identity", "managedIdentity", spec.identity().uamiName(), assets.identity().id(), null));
		for (String target : List.of("metadata", "user-content", "vault")) {
			links.add(new Link("identity", target, "may use"));
		}
		for (int i = 0; i < children.size(); i++) {
			String id = "child-" + i;
			RegionChildren.Child child = children.get(i);
			String name = child.path().substring(child.path().lastIndexOf('/') + 1);
			nodes.add(new Node(id, child.type(), name, child.path(), child.state()));
			links.add(switch (child.type()) {
				case "cluster" -> new Link(id, "load-balancer", "serves");
				case "customer" -> new Link(id, "user-content", "keeps data in");
				default -> new Link(id, "network", "connects to");
			});
		}
		return new RegionTopology(spec.region(), nodes, links);
	}

	/**
	 * The picture without the team's own resources: what a customer connects to.
	 */
	RegionTopology forCustomers() {
		Set<String> shown = this.nodes.stream()
			.filter((node) -> SHOWN_TO_CUSTOMERS.contains(node.type()) || node.id().startsWith("child-"))
			.map(Node::id)
			.collect(Collectors.toSet());
		List<Link> kept = new ArrayList<>(this.links.stream()
			.filter((link) -> shown.contains(link.from()) && shown.contains(link.to()))
			.toList());
		kept.add(new Link("region", "network", "has"));
		kept.add(new Link("network", "load-balancer", "has"));
		return new RegionTopology(this.region, this.nodes.stream().filter((node) -> shown.contains(node.id())).toList(),
				kept);
	}

	private static void group(List<Node> nodes, List<Link> links, String id, ResourceGroupSpec group) {
		part(nodes, links, "region", new Node(id, "resourceGroup", group.at().resourceGroup(), group.id(), null));
	}

	private static void part(List<Node> nodes, List<Link> links, String whole, Node part) {
		nodes.add(part);
		links.add(new Link(whole, part.id(), "has"));
	}

	/**
	 * The picture as a Mermaid flow chart.
	 */
	String mermaid() {
		StringBuilder text = new StringBuilder("flowchart LR\n");
		for (Node node : this.nodes) {
			String detail = (node.detail() != null) ? "<br/>" + escaped(node.detail()) : "";
			text.append("  %s[\"%s<br/>%s%s\"]\n".formatted(node.id(), node.type(), escaped(node.label()), detail));
		}
		for (Link link : this.links) {
			text.append("  %s -->|%s| %s\n".formatted(link.from(), link.label(), link.to()));
		}
		return text.toString();
	}

	private static String escaped(String text) {
		return text.replace("#", "#35;").replace("\"", "#quot;").replace("<", "#lt;").replace(">", "#gt;");
	}

	/**
	 * A part of the picture.
	 *
	 * @param resource ARM id, or path in this service
	 * @param detail what else to write on it, or null
	 */
	@Schema(name = "RegionTopologyNode")
	record Node(String id, String type, String label, String resource, String detail) {
	}

	/**
	 * An arrow between two nodes.
	 */
	@Schema(name = "RegionTopologyLink")
	record Link(String from, String to, String label) {
	}

}
