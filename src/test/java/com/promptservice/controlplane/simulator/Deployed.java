package com.promptservice.controlplane.simulator;

import java.util.List;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.FabricArm.BALANCER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.UAMI;
import static com.promptservice.controlplane.simulator.FabricArm.text;

/**
 * An application on a cluster, and what the load balancer finds there.
 */
final class Deployed {

	static final String TYPE = CLUSTER + "/applicationTypes/KVStoreServer";

	static final String APPLICATION = CLUSTER + "/applications/kvstore";

	static final String POLICY = "'upgradePolicy':{'upgradeMode':'Monitored','rollingUpgradeMonitoringPolicy':{'failureAction':'Rollback','healthCheckWaitDuration':'00:00:15','healthCheckStableDuration':'00:00:30','healthCheckRetryTimeout':'00:01:00','upgradeTimeout':'01:00:00','upgradeDomainTimeout':'00:20:00'}}";

	final FabricArm fabric;

	final Arm arm;

	Deployed(Arm arm) {
		this.fabric = new FabricArm(arm).withCluster();
		this.arm = arm;
	}

	static String version(String version) {
		return TYPE + "/versions/" + version;
	}

	static String packageAt(String name) {
		return "{'properties':{'appPackageUrl':'https://packages.example/" + name
				+ ".sfpkg?sv=2024-11-04&sig=TopSecret'}}";
	}

	SimulatorResponse provision(String version) {
		this.arm.put(TYPE, "{'location':'westus2'}");
		SimulatorResponse answer = this.arm.put(version(version), packageAt(version));
		this.arm.settle();
		return answer;
	}

	String application(String version, String more) {
		String principal = text(this.arm.get(UAMI).json(), "/properties/principalId");
		return "{'location':'westus2','identity':{'type':'UserAssigned','userAssignedIdentities':{'" + UAMI
				+ "':{}}},'properties':{'version':'" + version(version)
				+ "','managedIdentities':[{'name':'app','principalId':'" + principal + "'}]," + POLICY + more + "}}";
	}

	static String service(int numa) {
		return "{'location':'westus2','properties':{'serviceKind':'Stateless','serviceTypeName':'Numa" + numa
				+ "Type','partitionDescription':{'partitionScheme':'Singleton'},'instanceCount':-1,'placementConstraints':'(NodeTypeName == App)'}}";
	}

	/** Version, application and both services. */
	Deployed withApplication(String version) {
		provision(version);
		this.arm.put(APPLICATION, application(version, ""));
		this.arm.settle();
		this.arm.put(APPLICATION + "/services/numa0", service(0));
		this.arm.put(APPLICATION + "/services/numa1", service(1));
		this.arm.settle();
		return this;
	}

	/** How many percent of the probes of a port pass on each machine. */
	List<String> probes(String port) {
		JsonNode metrics = this.arm
			.get(BALANCER + "/providers/Microsoft.Insights/metrics?api-version=2018-01-01&metricnames=DipAvailability"
					+ "&aggregation=average&$filter=BackendPort%20eq%20'" + port
					+ "'%20and%20BackendIPAddress%20eq%20'*'")
			.json();
		return metrics.at("/value/0/timeseries").valueStream().map((one) -> text(one, "/data/0/average")).toList();
	}

	String runs() {
		String version = text(this.arm.get(APPLICATION).json(), "/properties/version");
		return version.substring(version.lastIndexOf('/') + 1);
	}

}
