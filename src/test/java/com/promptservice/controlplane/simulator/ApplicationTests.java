package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.ExchangeLog;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static com.promptservice.controlplane.simulator.Deployed.APPLICATION;
import static com.promptservice.controlplane.simulator.Deployed.TYPE;
import static com.promptservice.controlplane.simulator.Deployed.packageAt;
import static com.promptservice.controlplane.simulator.Deployed.service;
import static com.promptservice.controlplane.simulator.Deployed.version;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.cluster;
import static com.promptservice.controlplane.simulator.FabricArm.path;
import static com.promptservice.controlplane.simulator.FabricArm.text;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types, versions, applications and services: their order, their packages and who needs
 * whom.
 */
class ApplicationTests {

	private final Deployed deployed = new Deployed(Arm.judged());

	private final Arm arm = this.deployed.arm;

	@Test
	void aTypeAVersionAnApplicationAndItsServicesComeOneAfterTheOther() {
		assertThat(state(this.arm.put(TYPE, "{'location':'westus2'}"))).isEqualTo("200 Succeeded");
		SimulatorResponse version = this.arm.put(version("1.0.0"), packageAt("1.0.0"));
		assertThat(state(version)).isEqualTo("202 Creating");
		assertThat(text(this.deployed.fabric.poll(version), "/status")).isEqualTo("Started");
		assertThat(code(this.arm.put(APPLICATION, this.deployed.application("1.0.0", ""))))
			.isEqualTo("400 InvalidParameter");
		this.arm.pass(90);
		SimulatorResponse application = this.arm.put(APPLICATION, this.deployed.application("1.0.0", ""));
		assertThat(state(application)).isEqualTo("202 Creating");
		assertThat(code(this.arm.put(APPLICATION + "/services/numa0", service(0))))
			.isEqualTo("409 AnotherOperationInProgress");
		this.arm.pass(75 + 60);
		assertThat(state(this.arm.get(path(application.header("Location"))))).isEqualTo("200 Succeeded");
		assertThat(text(application.json(), "/identity/type")).isEqualTo("UserAssigned");
		SimulatorResponse first = this.arm.put(APPLICATION + "/services/numa0", service(0));
		SimulatorResponse second = this.arm.put(APPLICATION + "/services/numa1", service(1));
		assertThat(state(first) + " " + state(second)).isEqualTo("202 Creating 202 Creating");
		assertThat(this.deployed.probes("8085")).containsExactly("0.0", "0.0");
		this.arm.pass(75);
		assertThat(this.deployed.probes("8085")).containsExactly("100.0", "100.0");
		assertThat(this.deployed.probes("8086")).containsExactly("100.0", "100.0");
		assertThat(this.arm.get(APPLICATION + "/services").json().get("value")).hasSize(2);
	}

	@Test
	void nothingRunsBeforeTheClusterIsReady() {
		FabricArm fabric = new FabricArm(Arm.judged()).withRoles();
		fabric.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		fabric.arm.settle();
		assertThat(code(fabric.arm.put(TYPE, "{'location':'westus2'}"))).isEqualTo("409 ClusterNotReady");
	}

	@ParameterizedTest(name = "{0} -> {1}")
	@CsvSource({ "missing,ApplicationPackageNotFound,the server answered 404",
			"garbage,InvalidApplicationPackage,there is no ApplicationManifest.xml at its root",
			"bare,InvalidApplicationPackage,there is no ApplicationManifest.xml at its root",
			"2.0.0,ApplicationTypeVersionMismatch,The package holds version 2.0.0" })
	void aPackageThatIsNoGoodFailsTheVersion(String name, String code, String message) {
		this.arm.put(TYPE, "{'location':'westus2'}");
		SimulatorResponse accepted = this.arm.put(version("1.0.0"), packageAt(name));
		assertThat(accepted.status()).isEqualTo(202);
		this.arm.settle();
		assertThat(text(this.deployed.fabric.poll(accepted), "/error/code")).isEqualTo(code);
		assertThat(text(this.deployed.fabric.poll(accepted), "/error/message")).contains(message)
			.doesNotContain("TopSecret");
		assertThat(state(this.arm.get(version("1.0.0")))).isEqualTo("200 Failed");
		assertThat(state(this.arm.put(version("1.0.0"), packageAt("1.0.0")))).isEqualTo("202 Creating");
		this.arm.settle();
		assertThat(state(this.arm.get(version("1.0.0")))).isEqualTo("200 Succeeded");
	}

	@Test
	void aProvisionedVersionNeverChangesItsPackage() {
		this.deployed.provision("1.0.0");
		String again = packageAt("1.0.0").replace("TopSecret", "Another");
		assertThat(state(this.arm.put(version("1.0.0"), again))).isEqualTo("200 Succeeded");
		assertThat(code(this.arm.put(version("1.0.0"), packageAt("2.0.0")))).isEqualTo("400 InvalidParameter");
	}

	@Test
	void whatIsInUseStaysUntilItsUserIsGone() {
		this.deployed.withApplication("1.0.0");
		assertThat(code(this.arm.delete(version("1.0.0")))).isEqualTo("409 ApplicationTypeInUse");
		assertThat(code(this.arm.delete(TYPE))).isEqualTo("409 ApplicationTypeInUse");
		SimulatorResponse service = this.arm.delete(APPLICATION + "/services/numa0");
		assertThat(state(service)).isEqualTo("202 Deleting");
		this.arm.settle();
		assertThat(this.deployed.probes("8085")).containsExactly("0.0", "0.0");
		assertThat(state(this.arm.delete(APPLICATION))).isEqualTo("202 Deleting");
		this.arm.settle();
		assertThat(this.arm.get(APPLICATION).body()).isEmpty();
		assertThat(state(this.arm.delete(version("1.0.0")))).isEqualTo("202 Deleting");
		this.arm.settle();
		assertThat(this.arm.delete(TYPE).status()).isEqualTo(204);
		assertThat(code(this.arm.get(TYPE))).isEqualTo("404 NotFound");
	}

	@Test
	void aTypeTakesItsUnusedVersionsAlong() {
		this.deployed.provision("1.0.0");
		assertThat(state(this.arm.delete(TYPE))).isEqualTo("202 Deleting");
		this.arm.settle();
		assertThat(this.arm.get(TYPE).status()).isEqualTo(404);
		assertThat(this.arm.simulator.resources()).noneMatch((resource) -> resource.id().contains("/versions/"));
	}

	@Test
	void aServiceNeedsATypeOfThePackage() {
		this.deployed.withApplication("1.0.0");
		SimulatorResponse accepted = this.arm.put(APPLICATION + "/services/odd", service(7));
		this.arm.settle();
		assertThat(text(this.deployed.fabric.poll(accepted), "/error/code")).isEqualTo("ServiceTypeNotFound");
		String other = service(0).replace("Numa0Type", "Numa1Type");
		assertThat(code(this.arm.put(APPLICATION + "/services/numa0", other))).isEqualTo("400 InvalidParameter");
		assertThat(code(this.arm.put(APPLICATION + "/services/few", service(0).replace("-1", "0"))))
			.isEqualTo("400 InvalidParameter");
	}

	@Test
	void constraintsAndCountsSayWhereAServiceRuns() {
		this.deployed.withApplication("1.0.0");
		this.arm.put(APPLICATION + "/services/numa0", service(0).replace("== App", "== System"));
		this.arm.put(APPLICATION + "/services/numa1", service(1).replace("-1", "1"));
		this.arm.settle();
		assertThat(this.deployed.probes("8085")).containsExactly("0.0", "0.0");
		assertThat(this.deployed.probes("8086")).containsExactly("100.0", "0.0");
	}

	@Test
	void aParameterMovesAPortAndUnknownOnesAreRefused() {
		this.deployed.withApplication("1.0.0");
		assertThat(code(this.arm.put(APPLICATION, this.deployed.application("1.0.0", ",'parameters':{'Port2':'1'}"))))
			.isEqualTo("400 InvalidParameter");
		this.arm.put(APPLICATION, this.deployed.application("1.0.0", ",'parameters':{'Port1':'8085'}"));
		this.arm.settle();
		assertThat(this.deployed.probes("8086")).containsExactly("0.0", "0.0");
	}

	@Test
	void newNodesServeOnceTheyAreUp() {
		this.deployed.withApplication("1.0.0");
		this.arm.put(FabricArm.APP, FabricArm.app(3));
		assertThat(this.deployed.probes("8085")).containsExactly("100.0", "100.0", "0.0");
		this.arm.settle();
		assertThat(this.deployed.probes("8085")).containsExactly("100.0", "100.0", "100.0");
	}

	@Test
	void probesFailWhenSomebodyTakesTheGuardOffTheSubnet() {
		this.deployed.withApplication("1.0.0");
		this.arm.put(FabricArm.SUBNET, "{'properties':{'addressPrefix':'10.0.0.0/24'}}");
		this.arm.settle();
		assertThat(this.deployed.probes("8085")).containsExactly("0.0", "0.0");
	}

	@Test
	void theAddressOfThePackageIsInNoExchange() {
		ExchangeLog log = ExchangeLog.inMemory();
		Simulator simulator = Simulator.withPackages(new SamplePackages(), new SettableClock(), Durations.scaledBy(1),
				1, null, log);
		simulator.handle(SimulatorRequest.of("PUT", version("1.0.0") + "?api-version=2024-04-01",
				packageAt("1.0.0").replace('\'', '"')));
		assertThat(log.export(true)).contains("packages.example/1.0.0.sfpkg").doesNotContain("TopSecret");
	}

}
