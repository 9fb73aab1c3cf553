package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.keyvault.Certificates;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.VAULT;
import static com.promptservice.controlplane.simulator.Arm.code;
import static com.promptservice.controlplane.simulator.Arm.state;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Vaults that come back from the dead, and who may make certificates in them.
 */
class VaultTests {

	private static final String KV = VAULT + "kv-1";

	private static final String DELETED = SUBSCRIPTION
			+ "/providers/Microsoft.KeyVault/locations/westus2/deletedVaults/kv-1";

	private static final String CERTIFICATE = "/keyvault/kv-1/certificates/server";

	private static final String POLICY = "{'policy':{'issuer':{'name':'Self'},'x509_props':{'subject':'CN=server','validity_months':12}}}";

	private final Arm arm = Arm.judged().withGroup();

	private SimulatorResponse vault(String more) {
		return this.arm.put(KV, "{'location':'westus2','properties':{'tenantId':'" + Simulator.TENANT
				+ "','sku':{'family':'A','name':'standard'}" + more + "}}");
	}

	private void makeOfficer(String scope, String principal) {
		this.arm.put(scope + "/providers/Microsoft.Authorization/roleAssignments/aaaaaaaa-0000-0000-0000-000000000001",
				"{'properties':{'roleDefinitionId':'" + SUBSCRIPTION
						+ "/providers/Microsoft.Authorization/roleDefinitions/" + Certificates.OFFICER
						+ "','principalId':'" + principal + "'}}");
	}

	private void withCertificate() {
		vault("");
		makeOfficer(GROUP, Simulator.OWNER);
		this.arm.pass(120);
		this.arm.send("POST", CERTIFICATE + "/create", POLICY);
		this.arm.pass(12);
	}

	@Test
	void aVaultRegistersItsNameFirst() {
		assertThat(state(vault(""))).isEqualTo("200 RegisteringDns");
		makeOfficer(GROUP, Simulator.OWNER);
		this.arm.pass(119);
		assertThat(this.arm.get(CERTIFICATE).dropped()).isTrue();
		this.arm.pass(1);
		assertThat(state(this.arm.get(KV))).isEqualTo("200 Succeeded");
		assertThat(code(this.arm.get(CERTIFICATE))).isEqualTo("404 CertificateNotFound");
	}

	@Test
	void aDeletedVaultKeepsItsNameUntilItIsPurged() {
		vault("");
		this.arm.settle();
		assertThat(this.arm.delete(KV).status()).isEqualTo(200);
		assertThat(this.arm.get(DELETED).json().get("properties").get("vaultId").asString()).isEqualTo(KV);
		assertThat(code(vault(""))).isEqualTo("409 ConflictError");
		String check = SUBSCRIPTION + "/providers/Microsoft.KeyVault/checkNameAvailability";
		SimulatorResponse taken = this.arm.send("POST", check, "{'name':'kv-1','type':'Microsoft.KeyVault/vaults'}");
		assertThat(taken.json().get("nameAvailable").asBoolean()).isFalse();
		SimulatorResponse purge = this.arm.send("POST", DELETED + "/purge", "");
		String poll = purge.header("Location").replace("http://localhost", "");
		assertThat(this.arm.get(poll).status()).isEqualTo(202);
		this.arm.pass(10);
		assertThat(this.arm.get(poll).status()).isEqualTo(200);
		assertThat(code(this.arm.get(DELETED))).isEqualTo("404 DeletedVaultNotFound");
		assertThat(vault("").status()).isEqualTo(200);
	}

	@Test
	void aRecoveredVaultHasItsCertificatesButNotItsRoles() {
		vault("");
		makeOfficer(KV, Simulator.OWNER);
		this.arm.pass(120);
		this.arm.send("POST", CERTIFICATE + "/create", POLICY);
		this.arm.pass(12);
		String before = this.arm.get(CERTIFICATE).json().get("x5t").asString();
		this.arm.delete(KV);
		assertThat(state(vault(",'createMode':'recover'"))).isEqualTo("200 RegisteringDns");
		this.arm.settle();
		assertThat(code(this.arm.get(CERTIFICATE))).isEqualTo("403 Forbidden");
		makeOfficer(KV, Simulator.OWNER);
		this.arm.pass(30);
		assertThat(this.arm.get(CERTIFICATE).json().get("x5t").asString()).isEqualTo(before);
	}

	@Test
	void aVaultGoesToTheDeletedOnesWithItsGroup() {
		vault(",'enablePurgeProtection':true");
		this.arm.delete(GROUP);
		this.arm.settle();
		assertThat(this.arm.get(DELETED).status()).isEqualTo(200);
		assertThat(code(this.arm.send("POST", DELETED + "/purge", ""))).isEqualTo("405 MethodNotAllowed");
	}

	@Test
	void whatCannotBeTakenBackIsRefused() {
		vault(",'enablePurgeProtection':true,'softDeleteRetentionInDays':7");
		this.arm.settle();
		assertThat(code(vault(",'softDeleteRetentionInDays':30"))).isEqualTo("400 BadRequest");
		assertThat(code(vault(",'enablePurgeProtection':false"))).isEqualTo("400 BadRequest");
		assertThat(state(vault(""))).isEqualTo("200 Succeeded");
	}

	@Test
	void namesAreTakenAcrossSubscriptions() {
		vault("");
		String other = "/subscriptions/99999999-9999-9999-9999-999999999999/resourceGroups/rg";
		this.arm.put(other, "{'location':'westus2'}");
		String body = "{'location':'westus2','properties':{'tenantId':'" + Simulator.TENANT
				+ "','sku':{'family':'A','name':'standard'}}}";
		assertThat(code(this.arm.put(KV.replace(GROUP, other), body))).isEqualTo("409 VaultAlreadyExists");
		this.arm.delete(KV);
		assertThat(code(this.arm.put(KV.replace(GROUP, other), body))).isEqualTo("409 VaultAlreadyExists");
	}

	@Test
	void aRoleTakesEffectOnTheDataPlaneLater() {
		vault("");
		this.arm.pass(120);
		makeOfficer(KV, Simulator.OWNER);
		this.arm.pass(29);
		SimulatorResponse refused = this.arm.send("POST", CERTIFICATE + "/create", POLICY);
		assertThat(code(refused)).isEqualTo("403 Forbidden");
		assertThat(refused.json().toString()).contains("ForbiddenByRbac");
		this.arm.pass(1);
		assertThat(this.arm.send("POST", CERTIFICATE + "/create", POLICY).status()).isEqualTo(202);
		SimulatorRequest other = SimulatorRequest.of("GET", CERTIFICATE + "?api-version=7.5")
			.withHeader("Authorization", "Bearer principal:bbbbbbbb-0000-0000-0000-000000000001");
		assertThat(code(this.arm.simulator.handle(other))).isEqualTo("403 Forbidden");
	}

	@Test
	void aCertificateTakesItsTimeAndEachVersionIsNew() {
		withCertificate();
		String first = this.arm.get(CERTIFICATE).json().get("x5t").asString();
		assertThat(this.arm.send("POST", CERTIFICATE + "/create", POLICY).status()).isEqualTo(202);
		assertThat(this.arm.get(CERTIFICATE + "/pending").json().get("status").asString()).isEqualTo("inProgress");
		assertThat(code(this.arm.send("POST", CERTIFICATE + "/create", POLICY))).isEqualTo("409 Conflict");
		assertThat(this.arm.get(CERTIFICATE).json().get("x5t").asString()).isEqualTo(first);
		this.arm.pass(12);
		assertThat(this.arm.get(CERTIFICATE + "/pending").json().get("status").asString()).isEqualTo("completed");
		assertThat(this.arm.get(CERTIFICATE).json().get("x5t").asString()).isNotEqualTo(first);
		assertThat(this.arm.get(CERTIFICATE + "/versions").json().get("value")).hasSize(2);
	}

	@Test
	void aDeletedCertificateKeepsItsNameUntilItIsPurged() {
		withCertificate();
		assertThat(this.arm.delete(CERTIFICATE).status()).isEqualTo(200);
		assertThat(code(this.arm.send("POST", CERTIFICATE + "/create", POLICY))).isEqualTo("409 Conflict");
		String deleted = "/keyvault/kv-1/deletedcertificates/server";
		assertThat(this.arm.send("POST", deleted + "/recover", "").status()).isEqualTo(200);
		assertThat(this.arm.get(CERTIFICATE).status()).isEqualTo(200);
		this.arm.delete(CERTIFICATE);
		assertThat(this.arm.delete(deleted).status()).isEqualTo(204);
		assertThat(this.arm.send("POST", CERTIFICATE + "/create", POLICY).status()).isEqualTo(202);
	}

}
