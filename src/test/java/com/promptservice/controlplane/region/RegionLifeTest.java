package com.promptservice.controlplane.region;

import java.time.Duration;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ResourceLock(RegionScenario.ONE_WIRE)
class RegionLifeTest {

	private static final String GROUP = "/subscriptions/" + RegionFixtures.SUBSCRIPTION
			+ "/resourceGroups/azureprompt_dp";

	private static final String RULE = GROUP + "/providers/Microsoft.Network/networkSecurityGroups/kvstore-nsg-westus2"
			+ "/securityRules/AllowKvStoreGrpc?api-version=2025-03-01";

	private final RegionScenario scenario = new RegionScenario();

	@Test
	void a_created_region_has_every_asset_and_its_published_config() {
		Operation operation = this.scenario.created("westus2", "");
		assertThat(operation.status()).as(shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.resources()).anyMatch((id) -> id.endsWith("/virtualnetworks/kvstore-vnet-westus2"))
			.anyMatch((id) -> id.endsWith("/loadbalancers/kvs-wus2-01-ilb"))
			.anyMatch((id) -> id.endsWith("/vaults/kvstore-kv-westus2"))
			.anyMatch((id) -> id.endsWith("/storageaccounts/promptdatawestus2"))
			.anyMatch((id) -> id.endsWith("/userassignedidentities/kvstore-svc-westus2"))
			.anyMatch((id) -> id.endsWith("/resourcegroups/promptservice-regional-storage-westus2"));
		RegionDocument region = this.scenario.regions().get("westus2");
		assertThat(region.provisioningState()).isEqualTo(ProvisioningState.Succeeded);
		assertThat(region.activeOperationId()).isNull();
		assertThat(region.observed()).hasNoNullFieldsOrProperties();
		assertThat(this.scenario.regions().config("westus2"))
			.contains(RegionConfig.of(region.spec(), region.observed().uamiClientId()));
	}

	@Test
	void a_second_put_touches_nothing() {
		this.scenario.created("westus2", "");
		this.scenario.takeWrites();
		assertThat(this.scenario.created("westus2", "").status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).isEmpty();
	}

	@Test
	void a_deleted_rule_comes_back_and_nothing_else_is_touched() {
		this.scenario.created("westus2", "");
		assertThat(this.scenario.azure("DELETE", RULE, null).status()).isLessThan(300);
		this.scenario.waitFor(Duration.ofMinutes(5));
		this.scenario.takeWrites();
		assertThat(this.scenario.created("westus2", "").status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).singleElement()
			.satisfies((write) -> assertThat(write).startsWith("PUT").endsWith("/securityRules/AllowKvStoreGrpc"));
		assertThat(this.scenario.azure("GET", RULE, null).status()).isEqualTo(200);
	}

	@Test
	void a_removed_region_leaves_nothing_behind() {
		this.scenario.created("westus2", "");
		Operation operation = this.scenario.deleted("westus2");
		assertThat(operation.status()).as(shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.resources()).noneMatch((id) -> id.contains("westus2") && !id.contains("deletedvaults"))
			.noneMatch((id) -> id.contains("azureprompt_dp") && !id.contains("deletedvaults"));
		assertThat(this.scenario.regions().read("westus2")).isEmpty();
		assertThat(this.scenario.regions().config("westus2")).isEmpty();
		assertThat(this.scenario.delete("westus2").operation()).isNull();
	}

	@Test
	void a_region_can_be_created_again_after_its_removal() {
		this.scenario.created("westus2", "");
		this.scenario.deleted("westus2");
		Operation operation = this.scenario.created("westus2", "");
		assertThat(operation.status()).as(shown(operation)).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void regions_share_a_group_and_the_last_one_removes_it() {
		this.scenario.created("westus2", "");
		this.scenario.created("eastus", "");
		Operation first = this.scenario.deleted("westus2");
		assertThat(shown(first)).contains("azureprompt_dp was left", "region 'eastus' is in it too");
		assertThat(this.scenario.resources()).anyMatch((id) -> id.endsWith("/virtualnetworks/kvstore-vnet-eastus"))
			.noneMatch((id) -> id.endsWith("/virtualnetworks/kvstore-vnet-westus2"));
		this.scenario.deleted("eastus");
		assertThat(this.scenario.resources()).noneMatch((id) -> id.endsWith("/resourcegroups/azureprompt_dp"));
	}

	@Test
	void what_others_made_is_used_and_left() {
		String network = GROUP
				+ "/providers/Microsoft.Network/virtualNetworks/kvstore-vnet-westus2?api-version=2025-03-01";
		this.scenario.azure("PUT", GROUP + "?api-version=2025-04-01", "{\"location\": \"westus2\"}");
		this.scenario.azure("PUT", network, """
				{"location": "westus2", "properties": {"addressSpace": {"addressPrefixes": ["10.0.0.0/16"]}}}""");
		this.scenario.waitFor(Duration.ofMinutes(5));
		Operation created = this.scenario.created("westus2", "");
		assertThat(created.status()).as(shown(created)).isEqualTo(OperationStatus.Succeeded);
		Operation removed = this.scenario.deleted("westus2");
		assertThat(removed.status()).as(shown(removed)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.azure("GET", network, null).status()).isEqualTo(200);
		assertThat(this.scenario.azure("GET", GROUP + "?api-version=2025-04-01", null).status()).isEqualTo(200);
		assertThat(shown(removed)).contains("kvstore-vnet-westus2 was left");
	}

	@Test
	void a_delete_takes_over_from_a_running_create() {
		Accepted create = this.scenario.put("westus2", "");
		for (int i = 0; i < 15; i++) {
			this.scenario.turn();
		}
		Accepted delete = this.scenario.delete("westus2");
		assertThat(this.scenario.carriedOut(delete).status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.operation(create.operation().id()).status()).isEqualTo(OperationStatus.Canceled);
		assertThat(this.scenario.resources())
			.noneMatch((id) -> id.contains("westus2") && !id.contains("deletedvaults"));
		assertThat(this.scenario.regions().read("westus2")).isEmpty();
	}

	@Test
	void the_same_put_joins_the_running_operation_and_another_one_is_refused() {
		Accepted first = this.scenario.put("westus2", "");
		assertThat(this.scenario.put("westus2", "").operation().id()).isEqualTo(first.operation().id());
		assertThatThrownBy(() -> this.scenario.put("westus2", "'tags': {'a': 'b'}"))
			.isInstanceOfSatisfying(ApiException.class, (ex) -> {
				assertThat(ex.error().code()).isEqualTo("AnotherOperationInProgress");
				assertThat(ex.headers())
					.containsEntry("operation-location",
							"http://127.0.0.1:8080/operations/" + first.operation().id() + "?api-version=2026-11-01")
					.containsKey("retry-after");
			});
		Accepted delete = this.scenario.delete("westus2");
		assertThat(this.scenario.delete("westus2").operation().id()).isEqualTo(delete.operation().id());
		assertThatThrownBy(() -> this.scenario.put("westus2", "")).isInstanceOf(ApiException.class);
	}

	@Test
	void what_cannot_change_is_named_field_by_field() {
		this.scenario.created("westus2", "");
		assertThatThrownBy(() -> this.scenario.put("westus2",
				"'location': 'eastus', 'network': {'vnetName': 'other'}, 'loadBalancer': {'name': 'KVS-wus2-01-ilb'}, 'tags': {'a': 'b'}"))
			.isInstanceOfSatisfying(ApiException.class, (ex) -> {
				assertThat(ex.error().code()).isEqualTo("ImmutableFieldChanged");
				assertThat(ex.error().details()).extracting(ApiError::target)
					.containsExactly("$.location", "$.network.vnetName", "$.tags");
			});
	}

	@Test
	void another_region_cannot_have_the_same_names() {
		this.scenario.put("westus2", "");
		assertThatThrownBy(() -> this.scenario.put("eastus",
				"'keyVault': {'name': 'kvstore-kv-westus2'}, 'network': {'vnetName': 'KVSTORE-vnet-westus2'}"))
			.isInstanceOfSatisfying(ApiException.class,
					(ex) -> assertThat(ex.error().details()).extracting(ApiError::target)
						.containsExactlyInAnyOrder("$.keyVault.name", "$.network.vnetName"));
	}

	@Test
	void a_region_with_children_cannot_go_and_each_is_named() {
		this.scenario.created("westus2", "");
		this.scenario
			.addChild(new RegionChildren.Child("/clusters/kvs-wus2-01", "cluster", "Succeeded", List.of(), false));
		this.scenario.addChild(new RegionChildren.Child("/peerings/p", "peering", "Succeeded", List.of(), false));
		assertThatThrownBy(() -> this.scenario.delete("westus2")).isInstanceOfSatisfying(ApiException.class, (ex) -> {
			assertThat(ex.error().code()).isEqualTo("RegionNotEmpty");
			assertThat(ex.error().details().toString()).contains("/clusters/kvs-wus2-01", "/peerings/p");
		});
	}

	@Test
	void what_if_tells_what_would_be_made_and_makes_nothing() {
		RegionWhatIf before = this.scenario.whatIf("westus2", "");
		assertThat(before.diagnostics()).isEmpty();
		assertThat(before.changes()).isNotEmpty()
			.allMatch((change) -> change.change() == RegionWhatIf.ResourceChange.Kind.Create);
		assertThat(before.steps()).hasSizeGreaterThan(20);
		assertThat(this.scenario.takeWrites()).isEmpty();
		assertThat(this.scenario.resources()).isEmpty();
		this.scenario.created("westus2", "");
		this.scenario.azure("DELETE", RULE, null);
		this.scenario.waitFor(Duration.ofMinutes(5));
		this.scenario.takeWrites();
		RegionWhatIf after = this.scenario.whatIf("westus2", "");
		assertThat(after.diagnostics()).isEmpty();
		assertThat(after.changes()).filteredOn((change) -> change.change() != RegionWhatIf.ResourceChange.Kind.NoChange)
			.singleElement()
			.satisfies((change) -> {
				assertThat(change.step()).isEqualTo("network-security-group");
				assertThat(change.change()).isEqualTo(RegionWhatIf.ResourceChange.Kind.Modify);
				assertThat(change.properties().toString()).contains("AllowKvStoreGrpc");
			});
		assertThat(this.scenario.takeWrites()).isEmpty();
	}

	@Test
	void ports_and_admin_ranges_can_change_later() {
		this.scenario.created("westus2", "");
		this.scenario.takeWrites();
		Operation operation = this.scenario.created("westus2",
				"'dataplane': {'grpcPortNuma1': 9000}, 'adminAddressPrefixes': ['203.0.113.0/24']");
		assertThat(operation.status()).as(shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).isNotEmpty()
			.allMatch((write) -> write.contains("/loadBalancers/") || write.contains("/networkSecurityGroups/"));
		assertThat(this.scenario.regions().config("westus2").orElseThrow().dataplane().grpcPorts())
			.containsExactly(8085, 9000);
	}

	private String shown(Operation operation) {
		return this.scenario.tree(operation).toPrettyString();
	}

}
