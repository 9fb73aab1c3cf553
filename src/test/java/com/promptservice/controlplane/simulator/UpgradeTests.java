package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.core.WorldSnapshot;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static com.promptservice.controlplane.simulator.Deployed.APPLICATION;
import static com.promptservice.controlplane.simulator.Deployed.version;
import static com.promptservice.controlplane.simulator.FabricArm.path;
import static com.promptservice.controlplane.simulator.FabricArm.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rolling upgrades of applications, and what becomes of unhealthy ones.
 */
class UpgradeTests {

	private final Deployed deployed = new Deployed(Arm.judged()).withApplication("1.0.0");

	private final Arm arm = this.deployed.arm;

	UpgradeTests() {
		this.deployed.provision("2.0.0");
	}

	private SimulatorResponse upgrade(String more) {
		return this.arm.put(APPLICATION, this.deployed.application("2.0.0", more));
	}

	private JsonNode progress() {
		SimulatorResponse asked = this.arm.send("POST", APPLICATION + "/fetchUpgradeStatus", "");
		assertThat(asked.status()).isEqualTo(202);
		this.arm.pass(2);
		return this.arm.get(path(asked.header("Location"))).json();
	}

	@Test
	void anUpgradeGoesThroughItsDomainsOneByOne() {
		SimulatorResponse accepted = upgrade("");
		assertThat(state(accepted)).isEqualTo("202 Updating");
		assertThat(code(upgrade(""))).isEqualTo("409 AnotherOperationInProgress");
		List<String> seen = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			JsonNode progress = progress();
			seen.add(text(progress, "/upgradeState") + " " + text(progress, "/upgradeDomains/0/state") + " "
					+ text(progress, "/upgradeDomains/1/state"));
			this.arm.pass(58);
		}
		assertThat(seen).containsExactly("RollingForwardInProgress InProgress Pending",
				"RollingForwardInProgress Completed InProgress", "RollingForwardCompleted Completed Completed");
		assertThat(text(this.deployed.fabric.poll(accepted), "/status")).isEqualTo("Succeeded");
		assertThat(this.deployed.runs()).isEqualTo("2.0.0");
		assertThat(this.arm.delete(version("1.0.0")).status()).isEqualTo(202);
	}

	@Test
	void anUnhealthyUpgradeRollsBack() {
		this.arm.send("POST", "/simulator/faults",
				"{'kind':'unhealthy','type':'Microsoft.ServiceFabric/managedClusters/applications','code':'8086'}");
		SimulatorResponse accepted = upgrade("");
		this.arm.pass(65);
		assertThat(this.deployed.probes("8085")).containsExactly("100.0", "100.0");
		assertThat(this.deployed.probes("8086")).containsExactly("0.0", "100.0");
		JsonNode progress = progress();
		assertThat(text(progress, "/failureReason")).isEqualTo("HealthCheck");
		assertThat(text(progress, "/unhealthyEvaluations/0/healthEvaluation/serviceName"))
			.isEqualTo("fabric:/kvstore/numa1");
		this.arm.pass(60);
		assertThat(text(progress(), "/upgradeState")).isEqualTo("RollingBackInProgress");
		this.arm.settle();
		assertThat(text(this.deployed.fabric.poll(accepted), "/error/code")).isEqualTo("ApplicationUpgradeFailed");
		assertThat(state(this.arm.get(APPLICATION))).isEqualTo("200 Failed");
		assertThat(this.deployed.runs()).isEqualTo("1.0.0");
		assertThat(this.deployed.probes("8086")).containsExactly("100.0", "100.0");
		assertThat(text(progress(), "/upgradeState")).isEqualTo("RollingBackCompleted");
		upgrade("");
		this.arm.settle();
		assertThat(this.deployed.runs()).isEqualTo("2.0.0");
	}

	@Test
	void anUnmonitoredUpgradeLeavesItsIllnessBehind() {
		this.arm.send("POST", "/simulator/actions/setPortHealth",
				"{'cluster':'kvs-wus2-01','port':8086,'healthy':false}");
		this.arm.put(APPLICATION, this.deployed.application("2.0.0", "")
			.replace("'upgradeMode':'Monitored'", "'upgradeMode':'UnmonitoredAuto'"));
		this.arm.settle();
		assertThat(this.deployed.runs()).isEqualTo("2.0.0");
		this.arm.send("POST", "/simulator/actions/setPortHealth",
				"{'cluster':'kvs-wus2-01','port':8086,'healthy':true}");
		assertThat(this.deployed.probes("8085")).containsExactly("100.0", "100.0");
		assertThat(this.deployed.probes("8086")).containsExactly("0.0", "0.0");
	}

	@Test
	void anUpgradeCanBeTurnedBack() {
		SimulatorResponse accepted = upgrade("");
		this.arm.pass(70);
		assertThat(this.arm.send("POST", APPLICATION + "/startRollback", "").status()).isEqualTo(202);
		this.arm.settle();
		assertThat(text(this.deployed.fabric.poll(accepted), "/status")).isEqualTo("Failed");
		assertThat(this.deployed.runs()).isEqualTo("1.0.0");
		assertThat(code(this.arm.send("POST", APPLICATION + "/startRollback", "")))
			.isEqualTo("409 ApplicationUpgradeNotInProgress");
	}

	@Test
	void anUpgradeThatWaitsGoesOnWhenItIsTold() {
		this.arm.send("POST", "/simulator/faults", "{'kind':'unhealthy','name':'kvstore'}");
		String body = this.deployed.application("2.0.0", "")
			.replace("'failureAction':'Rollback'", "'failureAction':'Manual'");
		SimulatorResponse accepted = this.arm.put(APPLICATION, body);
		this.arm.pass(10_000);
		assertThat(text(progress(), "/upgradeState")).isEqualTo("RollingForwardPending");
		assertThat(text(this.deployed.fabric.poll(accepted), "/status")).isEqualTo("Started");
		assertThat(this.arm.send("POST", APPLICATION + "/resumeUpgrade", "{'upgradeDomainName':'1'}").status())
			.isEqualTo(202);
		this.arm.settle();
		assertThat(text(this.deployed.fabric.poll(accepted), "/status")).isEqualTo("Succeeded");
		assertThat(this.deployed.runs()).isEqualTo("2.0.0");
	}

	@Test
	void aServiceCanBeUnhealthyAlthoughEverythingSucceeded() {
		this.arm.send("POST", "/simulator/faults", "{'kind':'unhealthy','method':'PUT','name':'numa1'}");
		this.arm.put(APPLICATION + "/services/numa1", Deployed.service(1));
		this.arm.settle();
		assertThat(state(this.arm.get(APPLICATION + "/services/numa1"))).isEqualTo("200 Succeeded");
		assertThat(this.deployed.probes("8086")).containsExactly("0.0", "0.0");
		upgrade("");
		this.arm.settle();
		assertThat(this.deployed.probes("8086")).containsExactly("100.0", "100.0");
	}

	@Test
	void aSnapshotHoldsTheUpgradeToo() {
		upgrade("");
		this.arm.pass(61);
		WorldSnapshot halfWay = this.arm.simulator.snapshot();
		String before = this.arm.get(APPLICATION).json().toString();
		this.arm.send("POST", APPLICATION + "/startRollback", "");
		this.arm.simulator.restore(halfWay);
		assertThat(this.arm.get(APPLICATION).json()).hasToString(before);
		this.arm.settle();
		assertThat(this.deployed.runs()).isEqualTo("2.0.0");
	}

	@Test
	void metricsAreOnlyWhatIsAskedFor() {
		String metrics = FabricArm.BALANCER + "/providers/Microsoft.Insights/metrics?api-version=2018-01-01";
		JsonNode all = this.arm.get(metrics + "&metricnames=DipAvailability").json();
		assertThat(all.at("/value/0/timeseries")).hasSize(1);
		assertThat(text(all, "/value/0/timeseries/0/data/0/average")).isEqualTo("100.0");
		JsonNode split = this.arm
			.get(metrics
					+ "&metricnames=DipAvailability&$filter=BackendPort%20eq%20'*'%20and%20BackendIPAddress%20eq%20'*'")
			.json();
		assertThat(split.at("/value/0/timeseries")).hasSize(4);
		assertThat(split.at("/value/0/timeseries/0/metadatavalues").toString()).contains("backendipaddress",
				"backendport", "8085");
		assertThat(code(this.arm.get(metrics + "&metricnames=ByteCount"))).isEqualTo("400 BadRequest");
		assertThat(code(this.arm.get(metrics + "&metricnames=DipAvailability&$filter=Moon%20eq%20'full'")))
			.isEqualTo("400 BadRequest");
	}

}
