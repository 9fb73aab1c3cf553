package com.promptservice.controlplane.peering;

import java.util.Map;
import java.util.stream.Collectors;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.peering.PeeringDiagnosis.Check;
import com.promptservice.controlplane.peering.PeeringDiagnosis.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.peering.PeeringScenario.CONTOSO;
import static com.promptservice.controlplane.peering.PeeringScenario.FABRIKAM;
import static com.promptservice.controlplane.peering.PeeringScenario.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What a diagnosis finds, and what it tells of it; the way behind the region's load
 * balancer is told by {@code RegionTrafficTest}.
 */
@ResourceLock(PeeringScenario.ONE_WIRE)
class DiagnosisTest {

	private final PeeringScenario scenario = new PeeringScenario();

	private final String network = this.scenario.network(PeeringScenario.contosos("app-vnet"), "10.1.0.0/16");

	@Test
	void checks_come_in_the_order_of_the_way() {
		String id = this.scenario.connected(CONTOSO, this.network);
		PeeringDiagnosis diagnosis = this.scenario.diagnosis(id, CONTOSO);
		assertThat(diagnosis.checks()).extracting(Check::name)
			.containsExactly("approval", "service-half", "customer-half", "address-sync", "address-overlap",
					"service-security-group", "customer-security-group", "backend-pool", "probe-8085", "probe-8086",
					"cluster-health");
		assertThat(checks(id))
			.extractingByKeys("approval", "service-half", "customer-half", "address-sync", "address-overlap",
					"service-security-group", "customer-security-group")
			.allSatisfy((check) -> assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.pass))
			.allSatisfy((check) -> assertThat(check.nextCommand()).isNull());
		assertThat(checks(id).get("backend-pool").verdict()).isEqualTo(Verdict.fail);
		assertThat(checks(id).get("cluster-health").evidence())
			.isEqualTo("0 of 0 clusters are ready, with 0 App nodes wanted");
		assertThat(checks(id).get("probe-8085").verdict()).as("Without a load balancer there are no metrics")
			.isEqualTo(Verdict.unknown);
		assertThat(diagnosis.verdict()).isEqualTo(Verdict.fail);
		assertThat(diagnosis.summary()).startsWith("backend-pool: ");
		assertThat(diagnosis.diagnosedAt()).isEqualTo(this.scenario.now());
	}

	@Test
	void a_peering_that_nobody_approved_is_told_so_and_its_network_is_not_looked_at() {
		String id = this.scenario.requested(CONTOSO, this.network);
		this.scenario.takeCalls();
		Map<String, Check> checks = checks(id);
		assertThat(checks.get("approval").verdict()).isEqualTo(Verdict.fail);
		assertThat(checks.get("approval").nextCommand()).contains(id + ":approve");
		assertThat(checks.get("customer-half").verdict()).isEqualTo(Verdict.skipped);
		assertThat(checks.get("customer-security-group").verdict()).isEqualTo(Verdict.skipped);
		assertThat(this.scenario.callsOn(this.network)).isEmpty();
	}

	@Test
	void a_missing_half_of_the_customer_s_is_told_with_the_command_that_makes_it() {
		String id = this.scenario.approved(CONTOSO, this.network);
		Check check = checks(id).get("customer-half");
		assertThat(check.verdict()).isEqualTo(Verdict.fail);
		assertThat(check.actor()).isEqualTo("Customer");
		assertThat(check.nextCommand()).startsWith("az network vnet peering create").contains("app-vnet");
		assertThat(checks(id).get("address-sync").verdict()).isEqualTo(Verdict.skipped);
	}

	@Test
	void a_half_that_was_removed_past_the_service_is_seen_at_once() {
		String id = this.scenario.connected(CONTOSO, this.network);
		this.scenario.remove(this.network + "/virtualNetworkPeerings/to-kvstore");
		Map<String, Check> checks = checks(id);
		assertThat(checks.get("service-half").verdict()).isEqualTo(Verdict.fail);
		assertThat(checks.get("service-half").evidence()).contains("Disconnected");
		assertThat(checks.get("customer-half").evidence()).contains("no half");
	}

	@Test
	void addresses_that_were_added_are_out_of_step_until_they_are_synchronised() {
		String id = this.scenario.connected(CONTOSO, this.network);
		this.scenario.network(this.network, "10.1.0.0/16", "10.9.0.0/16");
		Check check = checks(id).get("address-sync");
		assertThat(check.verdict()).isEqualTo(Verdict.fail);
		assertThat(check.evidence()).contains("NotInSync");
	}

	@Test
	void a_clash_is_told_without_the_other_customer() {
		String id = this.scenario.connected(CONTOSO, this.network);
		String theirs = this.scenario.network(PeeringScenario.fabrikams("secret-vnet"), "10.2.0.0/16");
		this.scenario.connected(FABRIKAM, theirs);
		this.scenario.network(this.network, "10.1.0.0/16", "10.2.128.0/17");
		PeeringDiagnosis diagnosis = this.scenario.diagnosis(id, CONTOSO);
		assertThat(checks(id).get("address-overlap").verdict()).isEqualTo(Verdict.fail);
		assertThat(checks(id).get("address-overlap").evidence()).contains("10.2.128.0/17");
		assertThat(this.scenario.shown(diagnosis)).doesNotContain("fabrikam", "secret-vnet", "10.2.0.0/16",
				PeeringScenario.FABRIKAM_SUBSCRIPTION);
	}

	@Test
	void a_security_group_of_the_customer_s_that_refuses_is_named_with_its_rule() {
		String id = this.scenario.connected(CONTOSO, this.network);
		secure("Deny");
		Check check = checks(id).get("customer-security-group");
		assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.fail);
		assertThat(check.evidence()).contains("port 8085 from subnet clients by rule out", "port 8086", "/apps-nsg");
		assertThat(check.nextCommand()).contains("handoff");
		secure("Allow");
		assertThat(checks(id).get("customer-security-group").verdict()).isEqualTo(Verdict.pass);
		this.scenario.act("withholdAccess", "{'scope': '"
				+ this.network.substring(0, this.network.indexOf("/providers"))
				+ "/providers/Microsoft.Network/networkSecurityGroups/apps-nsg', 'actions': ['*'], 'withheld': true}");
		assertThat(checks(id).get("customer-security-group").verdict()).isEqualTo(Verdict.unknown);
	}

	@Test
	void nobody_else_can_have_a_peering_diagnosed() {
		String id = this.scenario.connected(CONTOSO, this.network);
		assertThatThrownBy(() -> this.scenario.diagnosis(id, FABRIKAM)).isInstanceOfSatisfying(ApiException.class,
				(ex) -> assertThat(ex.status()).isEqualTo(404));
		assertThat(this.scenario.diagnosis(id, OPERATOR).checks()).isNotEmpty();
	}

	private void secure(String access) {
		String group = this.network.substring(0, this.network.indexOf("/providers"))
				+ "/providers/Microsoft.Network/networkSecurityGroups/apps-nsg";
		this.scenario.put(group,
				"{'location': 'westus2', 'properties': {'securityRules': [{'name': 'out', 'properties': {'priority': 200, 'direction': 'Outbound', 'access': '"
						+ access
						+ "', 'protocol': 'Tcp', 'sourceAddressPrefix': '*', 'sourcePortRange': '*', 'destinationAddressPrefix': '10.0.0.0/24', 'destinationPortRanges': ['8080-8086']}}]}}");
		this.scenario.put(this.network + "/subnets/clients",
				"{'properties': {'addressPrefix': '10.1.0.0/24', 'networkSecurityGroup': {'id': '" + group + "'}}}");
	}

	private Map<String, Check> checks(String id) {
		return this.scenario.diagnosis(id, CONTOSO)
			.checks()
			.stream()
			.collect(Collectors.toMap(Check::name, (check) -> check));
	}

}
