package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.SimulatedResource;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static com.promptservice.controlplane.simulator.Deployed.APPLICATION;
import static com.promptservice.controlplane.simulator.Deployed.TYPE;
import static com.promptservice.controlplane.simulator.Deployed.packageAt;
import static com.promptservice.controlplane.simulator.Deployed.service;
import static com.promptservice.controlplane.simulator.Deployed.version;
import static com.promptservice.controlplane.simulator.FabricArm.APP;
import static com.promptservice.controlplane.simulator.FabricArm.BALANCER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTERS;
import static com.promptservice.controlplane.simulator.FabricArm.POOL;
import static com.promptservice.controlplane.simulator.FabricArm.SUBNET;
import static com.promptservice.controlplane.simulator.FabricArm.SYSTEM;
import static com.promptservice.controlplane.simulator.FabricArm.app;
import static com.promptservice.controlplane.simulator.FabricArm.cluster;
import static com.promptservice.controlplane.simulator.FabricArm.system;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is asked in whatever order, with whatever fault, no machine is left without
 * its node type and nothing is left when the clusters are gone.
 */
class FabricWalkTests {

	private static final Fault.Kind[] FAULTS = { Fault.Kind.OPERATION_FAILED, Fault.Kind.OPERATION_CANCELED,
			Fault.Kind.ENDLESS, Fault.Kind.HALF_MADE, Fault.Kind.UNHEALTHY };

	private static final String OTHER = CLUSTERS + "kvs-wus2-02";

	private final Deployed deployed = new Deployed(Arm.unjudged());

	private final Arm arm = this.deployed.arm;

	private final List<Supplier<SimulatorResponse>> moves = new ArrayList<>();

	FabricWalkTests() {
		put(CLUSTER, () -> cluster("kvs-wus2-01"));
		put(SYSTEM, () -> system(5));
		put(SYSTEM, () -> system(6));
		put(APP, () -> app(1));
		put(APP, () -> app(3));
		put(OTHER, () -> cluster("kvs-wus2-02"));
		put(OTHER + "/nodeTypes/App", () -> app(2));
		put(TYPE, () -> "{'location':'westus2'}");
		for (String number : new String[] { "1.0.0", "2.0.0" }) {
			put(version(number), () -> packageAt(number));
			put(APPLICATION, () -> this.deployed.application(number, ""));
		}
		put(APPLICATION + "/services/numa0", () -> service(0));
		put(APPLICATION + "/services/numa1", () -> service(1));
		this.moves.add(() -> this.arm.send("POST", APPLICATION + "/startRollback", ""));
		this.moves.add(() -> this.arm.send("POST", APPLICATION + "/fetchUpgradeStatus", ""));
		this.moves.add(() -> this.arm.send("POST", APP + "/restart", "{'nodes':['App_0']}"));
		for (String path : new String[] { CLUSTER, SYSTEM, APP, OTHER, TYPE, version("1.0.0"), APPLICATION,
				APPLICATION + "/services/numa0" }) {
			this.moves.add(() -> this.arm.delete(path));
		}
	}

	private void put(String path, Supplier<String> body) {
		this.moves.add(() -> this.arm.put(path, body.get()));
		this.moves.add(() -> this.arm.put(path, body.get()));
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4 })
	void everyWalkEndsClean(long seed) {
		Random random = new Random(seed);
		for (int step = 0; step < 400; step++) {
			if (random.nextInt(8) == 0) {
				this.arm.simulator.arm(Fault.of(FAULTS[random.nextInt(FAULTS.length)]).times(1, random.nextInt(3)));
			}
			if (random.nextInt(40) == 0) {
				this.arm.simulator.clearFaults();
			}
			SimulatorResponse answer = this.moves.get(random.nextInt(this.moves.size())).get();
			assertThat(answer.status()).as("step %s: %s", step, answer.json()).isNotEqualTo(500);
			this.arm.pass(random.nextInt(400));
			noMachineIsLeftAlone();
		}
		this.arm.simulator.clearFaults();
		this.arm.settle();
		this.arm.delete(CLUSTER);
		this.arm.delete(OTHER);
		this.arm.settle();
		assertThat(this.arm.simulator.resources())
			.noneMatch((left) -> left.id().contains("/SFC_") || left.id().contains("/Microsoft.ServiceFabric/"));
		assertThat(this.arm.get(SUBNET).json().toString()).doesNotContain("networkSecurityGroup", "SFC_");
		assertThat(this.arm.delete(BALANCER).status()).isEqualTo(202);
	}

	private void noMachineIsLeftAlone() {
		List<String> nodeTypes = new ArrayList<>();
		List<String> scaleSets = new ArrayList<>();
		for (SimulatedResource resource : this.arm.simulator.resources()) {
			if (resource.type().endsWith("/nodetypes")) {
				nodeTypes.add(resource.name());
			}
			if (resource.type().endsWith("/virtualMachineScaleSets")) {
				scaleSets.add(resource.name());
			}
		}
		assertThat(nodeTypes).containsAll(scaleSets).hasSizeGreaterThanOrEqualTo(scaleSets.size());
		assertThat(this.arm.get(POOL).status()).isEqualTo(200);
		assertThat(this.deployed.probes("8085")).allMatch((share) -> share.equals("0.0") || share.equals("100.0"));
	}

}
