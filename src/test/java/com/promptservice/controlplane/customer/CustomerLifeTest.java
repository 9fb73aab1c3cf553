package com.promptservice.controlplane.customer;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.azure.Placement;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.Fault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.customer.CustomerFixtures.SUBSCRIPTION;
import static com.promptservice.controlplane.customer.CustomerFixtures.TENANT;
import static com.promptservice.controlplane.customer.CustomerFixtures.body;
import static com.promptservice.controlplane.customer.CustomerFixtures.child;
import static com.promptservice.controlplane.customer.CustomerFixtures.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ResourceLock(CustomerScenario.ONE_WIRE)
class CustomerLifeTest {

	private static final Placement PLACE = new Placement("00000000-0000-0000-0000-000000000001", "group", "westus2",
			"customer/contoso", Map.of());

	private final CustomerScenario scenario = new CustomerScenario();

	@Test
	void a_customer_has_an_account_of_its_own_in_each_region_and_no_further_role_is_assigned() {
		Operation operation = this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2", "eastus"));
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(operation.id()).startsWith("home.");
		CustomerDocument customer = this.scenario.customer("contoso");
		assertThat(customer.provisioningState()).isEqualTo(ProvisioningState.Succeeded);
		assertThat(customer.observed().storageAccounts()).extracting(CustomerAccount::region)
			.containsExactly("eastus", "westus2");
		for (CustomerAccount account : customer.observed().storageAccounts()) {
			assertThat(account.name()).matches("kvscontoso[0-9a-f]{10}");
			assertThat(this.scenario.accounts(account.region())).containsExactly(account.name());
			String view = this.scenario.azure("GET", account.resourceId() + "?api-version=2025-06-01", null)
				.json()
				.toString();
			assertThat(view).contains("\"kvstore-owner\":\"customer/contoso\"", "\"allowSharedKeyAccess\":false",
					"\"allowBlobPublicAccess\":false", "\"minimumTlsVersion\":\"TLS1_2\"");
			assertThat(account.blobEndpoint()).contains(account.name());
		}
		assertThat(this.scenario.takeWrites()).hasSize(2).allMatch((write) -> write.contains("/storageAccounts/kvs"));
	}

	@Test
	void the_data_plane_of_each_region_is_told() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		String account = account("contoso", "westus2");
		assertThat(this.scenario.parts().config("contoso", "westus2", null)).isEqualTo(new CustomerConfig("contoso",
				"westus2", account, "https://" + account + ".blob.core.windows.net/", List.of()));
		assertThat(this.scenario.routingTable("westus2").get("customers").toString()).contains("contoso", account);
		assertThat(this.scenario.routingTable("eastus")).isNull();
	}

	@Test
	void a_connection_is_published_and_versions_stay_readable() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		this.scenario.connect("contoso", "westus2", child("1", "10.2.0.0/16"));
		this.scenario.parts().configs().publish("contoso", "westus2", this::nothing);
		assertThat(this.scenario.parts().config("contoso", "westus2", null).addressPrefixes())
			.containsExactly("10.2.0.0/16");
		assertThat(this.scenario.parts().config("contoso", "westus2", 1).addressPrefixes()).isEmpty();
		assertThat(this.scenario.parts().config("contoso", "westus2", 2).addressPrefixes()).hasSize(1);
		assertThat(this.scenario.routingTable("westus2").get("customers").get(0).get("addressPrefixes"))
			.hasToString("[\"10.2.0.0/16\"]");
		assertThatThrownBy(() -> this.scenario.parts().config("contoso", "westus2", 3)).isInstanceOf(ApiException.class)
			.hasMessageContaining("[1, 2]");
		this.scenario.parts().configs().publish("contoso", "westus2", () -> {
			throw new AssertionError("Nothing differs");
		});
		this.scenario.parts().configs().publish("nobody", "westus2", () -> {
			throw new AssertionError("Nobody is there");
		});
	}

	@Test
	void a_second_put_touches_nothing_in_azure() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		this.scenario.takeWrites();
		Operation again = this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		assertThat(again.status()).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.takeWrites()).isEmpty();
	}

	@Test
	void an_empty_account_goes_with_its_region_and_with_its_customer() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2", "eastus"));
		Operation less = this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "eastus"));
		assertThat(less.status()).as(this.scenario.shown(less)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.accounts("westus2")).isEmpty();
		assertThat(this.scenario.accounts("eastus")).hasSize(1);
		assertThat(this.scenario.customer("contoso").observed().storageAccounts()).hasSize(1);
		assertThat(this.scenario.routingTable("westus2").get("customers")).isEmpty();
		Operation gone = this.scenario.deleted("contoso", false);
		assertThat(gone.status()).as(this.scenario.shown(gone)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.accounts("eastus")).isEmpty();
		assertThat(this.scenario.routingTable("eastus").get("customers")).isEmpty();
		assertThat(this.scenario.parts().customers().ofTenant(TENANT)).isEmpty();
		assertThat(this.scenario.delete("contoso", false).operation()).isNull();
	}

	@Test
	void data_is_never_removed_unless_somebody_said_so() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2", "eastus"));
		this.scenario.store("eastus", account("contoso", "eastus"), "kv-data");
		this.scenario.takeWrites();
		Operation refused = this.scenario.deleted("contoso", false);
		assertThat(refused.status()).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.shown(refused)).contains("CustomerDataExists", "kv-data", "deleteData");
		CustomerDocument customer = this.scenario.customer("contoso");
		assertThat(customer.provisioningState()).as("It is as it was").isEqualTo(ProvisioningState.Succeeded);
		assertThat(customer.error().code()).isEqualTo("CustomerDataExists");
		assertThat(this.scenario.takeWrites()).as("Not even the empty account was touched").isEmpty();
		assertThat(this.scenario.routingTable("westus2").get("customers")).hasSize(1);
		Operation less = this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		assertThat(less.status()).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.accounts("eastus")).hasSize(1);
		assertThat(this.scenario.routingTable("eastus").get("customers")).hasSize(1);
		Operation gone = this.scenario.deleted("contoso", true);
		assertThat(gone.status()).as(this.scenario.shown(gone)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.accounts("eastus")).isEmpty();
	}

	@Test
	void data_that_comes_while_a_removal_is_under_way_is_kept() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		String account = account("contoso", "westus2");
		Accepted delete = this.scenario.delete("contoso", false);
		this.scenario.afterNextLookForData(() -> this.scenario.store("westus2", account, "late"));
		Operation ended = this.scenario.carriedOut(delete);
		assertThat(ended.status()).as(this.scenario.shown(ended)).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.accounts("westus2")).containsExactly(account);
		assertThat(this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2")).status())
			.isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.routingTable("westus2").get("customers")).hasSize(1);
	}

	@Test
	void a_peering_that_comes_after_the_decision_keeps_the_customer() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		Accepted delete = this.scenario.delete("contoso", true);
		this.scenario.connect("contoso", "westus2", child("1"));
		Operation ended = this.scenario.carriedOut(delete);
		assertThat(ended.status()).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.accounts("westus2")).hasSize(1);
		assertThat(this.scenario.routingTable("westus2").get("customers")).hasSize(1);
	}

	@Test
	void somebody_else_s_account_of_the_same_name_is_left_alone() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		String first = account("contoso", "westus2");
		this.scenario.deleted("contoso", false);
		this.scenario.azure("PUT", CustomerScenario.GROUP + "westus2/providers/Microsoft.Storage/storageAccounts/"
				+ first + "?api-version=2025-06-01", """
						{"location": "westus2", "kind": "StorageV2", "sku": {"name": "Standard_LRS"}}""");
		this.scenario.waitFor(Duration.ofMinutes(5));
		Operation operation = this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		assertThat(operation.status()).as(this.scenario.shown(operation)).isEqualTo(OperationStatus.Succeeded);
		assertThat(account("contoso", "westus2")).isNotEqualTo(first).startsWith("kvscontoso");
		this.scenario.deleted("contoso", true);
		assertThat(this.scenario.accounts("westus2")).containsExactly(first);
	}

	@Test
	void an_account_whose_making_was_never_answered_is_found_by_the_removal_that_takes_over() {
		this.scenario.arm(Fault.of(Kind.DROP_AFTER).on("PUT", "Microsoft.Storage/storageAccounts", null).times(1, 0));
		this.scenario.put("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		while (this.scenario.takeWrites().isEmpty()) {
			this.scenario.turn();
		}
		Operation gone = this.scenario.deleted("contoso", false);
		assertThat(gone.status()).as(this.scenario.shown(gone)).isEqualTo(OperationStatus.Succeeded);
		this.scenario.waitFor(Duration.ofMinutes(10));
		assertThat(this.scenario.accounts("westus2")).isEmpty();
	}

	@Test
	void a_delete_takes_over_from_a_running_create_and_leaves_nothing() {
		Accepted create = this.scenario.put("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		while (this.scenario.takeWrites().isEmpty()) {
			this.scenario.turn();
		}
		Operation removed = this.scenario.deleted("contoso", false);
		assertThat(removed.status()).as(this.scenario.shown(removed)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.operation(create.operation().id()).status()).isEqualTo(OperationStatus.Canceled);
		assertThat(this.scenario.accounts("westus2")).isEmpty();
		assertThat(this.scenario.parts().customers().ofTenant(TENANT)).isEmpty();
	}

	@Test
	void names_of_accounts_are_valid_whatever_the_customer_s_name() {
		assertThat(List.of("a0c", "contoso-microsoft-2", "windows", "a-very-long-name-of-a-customer-x")).allSatisfy(
				(customer) -> assertThat(AccountNames.candidates(customer, "westus2", PLACE)).doesNotHaveDuplicates()
					.allMatch((name) -> name.matches("kvs[a-z0-9]{10,21}"))
					.noneMatch((name) -> name.contains("microsoft") || name.contains("windows")));
		assertThat(Layout.customerConfig("westus2", "contoso").path())
			.isEqualTo("config/westus2/customers/contoso.json");
		assertThat(Layout.routingTable("westus2").path()).isEqualTo("config/westus2/routing-table.json");
	}

	private String account(String customer, String region) {
		return this.scenario.customer(customer).observed().in(region).orElseThrow().name();
	}

	private void nothing() {
		// whoever publishes may do so
	}

}
