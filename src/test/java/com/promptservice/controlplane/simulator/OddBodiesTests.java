package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.core.WorldSnapshot;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static com.promptservice.controlplane.simulator.Deployed.APPLICATION;
import static com.promptservice.controlplane.simulator.Deployed.TYPE;
import static com.promptservice.controlplane.simulator.FabricArm.APP;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever stands in a body where something else belongs, the simulator refuses it or
 * takes it, and goes on.
 */
class OddBodiesTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final List<JsonNode> ODD = List.of(JSON.nullNode(), JSON.readTree("1"), JSON.readTree("\"x\""),
			JSON.readTree("[1]"), JSON.readTree("{}"));

	private final Deployed deployed = new Deployed(Arm.unjudged()).withApplication("1.0.0");

	private final Arm arm = this.deployed.arm;

	@Test
	void oddClustersAndNodeTypesBreakNothing() {
		String rules = ",'networkSecurityRules':[{'name':'r','protocol':'tcp','access':'allow','direction':'inbound','priority':1000}],'subnetId'";
		strike(CLUSTER, FabricArm.cluster("kvs-wus2-01").replace(",'subnetId'", rules));
		strike(CLUSTERS + "kvs-wus2-02", FabricArm.cluster("kvs-wus2-02").replace(",'subnetId'", rules));
		String more = ",'vmExtensions':[{'name':'e','properties':{'protectedSettings':{}}}],'placementProperties':{}}}";
		String app = FabricArm.app(2);
		strike(APP, app.substring(0, app.length() - 2) + more);
		strike(CLUSTER + "/nodeTypes/Other", app.substring(0, app.length() - 2) + more);
	}

	@Test
	void oddApplicationsBreakNothing() {
		strike(TYPE, "{'location':'westus2','tags':{'a':'b'}}");
		strike(TYPE + "/versions/2.0.0", Deployed.packageAt("2.0.0"));
		strike(APPLICATION, this.deployed.application("1.0.0", ",'parameters':{'Port1':'8086'}"));
		strike(CLUSTER + "/applications/other", this.deployed.application("1.0.0", ",'parameters':{'Port1':'8086'}"));
		strike(APPLICATION + "/services/numa0", Deployed.service(0));
		strike(APPLICATION + "/services/other", Deployed.service(0));
	}

	private void strike(String path, String body) {
		WorldSnapshot before = this.arm.simulator.snapshot();
		JsonNode right = JSON.readTree(body.replace('\'', '"'));
		for (JsonNode odd : variants(right)) {
			for (String method : new String[] { "PUT", "PATCH" }) {
				SimulatorResponse answer = this.arm.send(method, path, odd.toString());
				assertThat(answer.status()).as("%s %s %s %s", method, path, odd, answer.json()).isNotEqualTo(500);
				this.arm.settle();
				assertThat(this.deployed.probes("8085")).as("probes after %s", odd).isNotNull();
				assertThat(this.arm.get(path).status()).as("GET after %s", odd).isIn(200, 404);
				this.arm.simulator.restore(before);
			}
		}
	}

	/** Every body with one odd value in it. */
	private static List<JsonNode> variants(JsonNode node) {
		List<JsonNode> variants = new ArrayList<>();
		if (node instanceof ObjectNode object) {
			object.propertyNames().forEach((field) -> {
				List<JsonNode> inside = new ArrayList<>(ODD);
				inside.addAll(variants(object.get(field)));
				inside.forEach((value) -> variants.add(object.deepCopy().set(field, value)));
			});
		}
		if (node instanceof ArrayNode array) {
			for (int i = 0; i < array.size(); i++) {
				int at = i;
				List<JsonNode> inside = new ArrayList<>(ODD);
				inside.addAll(variants(array.get(i)));
				inside.forEach((value) -> variants.add(array.deepCopy().set(at, value)));
			}
		}
		return variants;
	}

}
