package com.promptservice.controlplane.simulator.servicefabric;

import com.promptservice.controlplane.simulator.core.ControlAction;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;
import com.promptservice.controlplane.simulator.core.World;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives a cluster another certificate, as Azure does every 90 days, at
 * {@code {"cluster"}}.
 */
public final class CertificateRotation implements ControlAction {

	@Override
	public String name() {
		return "rotateClusterCertificate";
	}

	@Override
	public ObjectNode run(World world, ObjectNode body) {
		String name = ControlAction.required(body, "cluster");
		Resource cluster = world.ofType(ManagedClusters.TYPE)
			.filter((one) -> one.name().equalsIgnoreCase(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no cluster '" + name + "'."));
		int rotations = Hidden.of(cluster).path("rotations").asInt(0) + 1;
		Resource rotated = Hidden.with(cluster, "rotations", rotations);
		world.put(rotated);
		ObjectNode answer = Json.object().put("cluster", cluster.name());
		answer.set("clusterCertificateThumbprints",
				ClusterView.properties(world, rotated).get("clusterCertificateThumbprints"));
		return answer;
	}

}
