package com.promptservice.controlplane.simulator.servicefabric;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;

import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Operation;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.Scopes;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.network.DnsNames;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a managed cluster shows of itself besides what was asked for.
 */
final class ClusterView {

	static final String READY = "Ready";

	private ClusterView() {
	}

	static ObjectNode properties(World world, Resource cluster) {
		ObjectNode hidden = Hidden.of(cluster);
		String clusterId = Json.text(hidden, "clusterId");
		ObjectNode view = Json.object().put("provisioningState", cluster.state()).put("clusterId", clusterId);
		String state = state(world, cluster);
		if (state != null && !cluster.state().equals(Scopes.DELETING)) {
			view.put("clusterState", state);
		}
		view.setAll(cluster.properties());
		if (READY.equals(state) && !cluster.state().equals(Scopes.DELETING)) {
			Json.orDefault(view, "clusterCodeVersion", "10.1.2175.9590");
		}
		view.putArray("clusterCertificateThumbprints");
		if (hidden.has("made")) {
			view.put("fqdn", DnsNames.of(cluster.property("dnsName"), cluster.location()));
			view.put("ipv4Address", Infrastructure.publicAddress(clusterId));
			view.putArray("clusterCertificateThumbprints").add(thumbprint(hidden));
		}
		return view;
	}

	/** The cluster's own state, null before it is made for the first time. */
	static String state(World world, Resource cluster) {
		ObjectNode hidden = Hidden.of(cluster);
		if (!hidden.has("made")) {
			return null;
		}
		if (hidden.has("ready")) {
			return READY;
		}
		double share = world.running()
			.stream()
			.filter((operation) -> ofPrimary(world, cluster, operation))
			.mapToDouble((operation) -> share(world, operation))
			.findFirst()
			.orElse(0);
		return (share < 0.5) ? "WaitingForNodes" : (share < 0.8) ? "Deploying" : "BaselineUpgrade";
	}

	private static boolean ofPrimary(World world, Resource cluster, Operation operation) {
		Resource nodeType = world.find(operation.subject());
		return operation.type().equals(NodeTypes.KEY) && !operation.deletion() && nodeType != null
				&& nodeType.parentKey().equals(cluster.key()) && NodeTypes.primary(nodeType);
	}

	private static double share(World world, Operation operation) {
		if (operation.endsAt() == null) {
			return 0;
		}
		return (double) Duration.between(operation.startedAt(), world.now()).toNanos()
				/ Math.max(1, Duration.between(operation.startedAt(), operation.endsAt()).toNanos());
	}

	private static String thumbprint(ObjectNode hidden) {
		String seed = Json.text(hidden, "clusterId") + " " + Json.text(hidden, "rotations");
		String one = UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
		String two = UUID.nameUUIDFromBytes(one.getBytes(StandardCharsets.UTF_8)).toString();
		return (one + two).replace("-", "").substring(0, 40).toUpperCase(Locale.ROOT);
	}

}
