package com.promptservice.controlplane.customer;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static com.promptservice.controlplane.customer.CustomerFixtures.OTHER_SUBSCRIPTION;
import static com.promptservice.controlplane.customer.CustomerFixtures.OTHER_TENANT;
import static com.promptservice.controlplane.customer.CustomerFixtures.SUBSCRIPTION;
import static com.promptservice.controlplane.customer.CustomerFixtures.TENANT;
import static com.promptservice.controlplane.customer.CustomerFixtures.body;
import static com.promptservice.controlplane.customer.CustomerFixtures.child;
import static com.promptservice.controlplane.customer.CustomerFixtures.refused;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whose a tenant, a subscription and a region are, and what is refused to others.
 */
@ResourceLock(CustomerScenario.ONE_WIRE)
class CustomerClaimsTest {

	private final CustomerScenario scenario = new CustomerScenario();

	@Test
	void a_tenant_or_subscription_is_one_customer_s_only_and_operators_learn_whose() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION));
		refused(() -> this.scenario.put("fabrikam", body(OTHER_TENANT, SUBSCRIPTION.toUpperCase())),
				"ClaimedByAnotherCustomer", "contoso");
		refused(() -> this.scenario.put("fabrikam", body(TENANT, OTHER_SUBSCRIPTION)), "ClaimedByAnotherCustomer",
				"contoso");
		assertThat(this.scenario.parts().customers().find("fabrikam")).isEmpty();
		Operation other = this.scenario.written("fabrikam", body(OTHER_TENANT, OTHER_SUBSCRIPTION));
		assertThat(other.status()).as("What was claimed in vain is free").isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.parts().customers().ofSubscription(SUBSCRIPTION.toUpperCase()))
			.hasValueSatisfying((customer) -> assertThat(customer.name()).isEqualTo("contoso"));
	}

	@Test
	void what_a_customer_gives_up_another_one_can_have() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION));
		this.scenario.written("contoso", body(TENANT, OTHER_SUBSCRIPTION));
		assertThat(this.scenario.parts().customers().ofSubscription(SUBSCRIPTION)).isEmpty();
		Operation other = this.scenario.written("fabrikam", body(OTHER_TENANT, SUBSCRIPTION));
		assertThat(other.status()).isEqualTo(OperationStatus.Succeeded);
		this.scenario.deleted("fabrikam", false);
		assertThat(this.scenario.written("contoso", body(TENANT, SUBSCRIPTION)).status())
			.isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void a_claim_that_a_crash_left_alone_grants_nothing_and_is_free_after_a_while() {
		this.scenario.parts()
			.claims()
			.claim(new CustomerClaim(CustomerClaim.TENANT, TENANT, "ghost", Instant.parse("2026-11-01T02:00:00Z")));
		assertThat(this.scenario.parts().customers().ofTenant(TENANT)).isEmpty();
		this.scenario.waitFor(Duration.ofDays(1));
		assertThat(this.scenario.written("contoso", body(TENANT, SUBSCRIPTION)).status())
			.isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void a_caller_acts_for_the_customer_whose_tenant_issued_its_token() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION));
		Customers customers = this.scenario.parts().customers();
		assertThat(customers.of(new Caller(TENANT, "any", "any", Set.of(Caller.Role.Customer))))
			.hasValueSatisfying((customer) -> {
				assertThat(customer.name()).isEqualTo("contoso");
				assertThat(customer.tenantOf(SUBSCRIPTION)).contains(TENANT);
				assertThat(customer.tenantOf(OTHER_SUBSCRIPTION)).isEmpty();
			});
		assertThat(customers.of(new Caller(OTHER_TENANT, "any", "any", Set.of(Caller.Role.Customer)))).isEmpty();
		assertThat(customers.of(new Caller(TENANT, "any", "any", Set.of(Caller.Role.Operator)))).isEmpty();
	}

	@Test
	void what_peerings_rely_on_cannot_be_taken_away() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2", "eastus"));
		this.scenario.connect("contoso", "westus2", child("1"));
		refused(() -> this.scenario.delete("contoso", true), "CustomerNotEmpty", "/peerings/westus2.1");
		refused(() -> this.scenario.put("contoso", body(TENANT, SUBSCRIPTION, "eastus")), "CustomerNotEmpty",
				"/peerings/westus2.1");
		refused(() -> this.scenario.put("contoso", body(TENANT, OTHER_SUBSCRIPTION, "westus2", "eastus")),
				"CustomerNotEmpty", SUBSCRIPTION);
		assertThat(this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2")).status())
			.as("The other region is free to go")
			.isEqualTo(OperationStatus.Succeeded);
		this.scenario.disconnectAll();
		assertThat(this.scenario.deleted("contoso", false).status()).isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void a_region_with_a_customer_cannot_go_and_a_region_that_is_going_takes_none() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		refused(() -> this.scenario.deleteRegion("westus2"), "RegionNotEmpty", "/customers/contoso");
		this.scenario.deleteRegion("eastus");
		refused(() -> this.scenario.put("contoso", body(TENANT, SUBSCRIPTION, "westus2", "eastus")), "RegionNotReady",
				"eastus");
		refused(() -> this.scenario.put("contoso", body(TENANT, SUBSCRIPTION, "westus2", "nowhere")), "ParentNotFound",
				"nowhere");
	}

	@Test
	void a_region_takes_only_as_many_customers_as_azure_has_accounts_for() {
		this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		this.scenario.written("fabrikam", body(OTHER_TENANT, OTHER_SUBSCRIPTION, "westus2"));
		String third = body("8f3a1c52-0004-4c00-9000-000000000004", "22222222-2222-2222-2222-222222222224", "westus2");
		refused(() -> this.scenario.put("tailspin", third), "QuotaExceeded", "westus2");
		assertThat(this.scenario.written("contoso", body(TENANT, SUBSCRIPTION, "westus2")).status())
			.isEqualTo(OperationStatus.Succeeded);
	}

	@Test
	void the_same_put_joins_the_running_operation_and_another_one_is_refused() {
		Accepted first = this.scenario.put("contoso", body(TENANT, SUBSCRIPTION, "westus2"));
		assertThat(this.scenario.put("contoso", body(TENANT, SUBSCRIPTION, "westus2")).operation().id())
			.isEqualTo(first.operation().id());
		refused(() -> this.scenario.put("contoso", body(TENANT, SUBSCRIPTION, "eastus")), "AnotherOperationInProgress",
				first.operation().id());
	}

}
