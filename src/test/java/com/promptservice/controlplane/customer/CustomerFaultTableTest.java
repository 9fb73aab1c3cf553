package com.promptservice.controlplane.customer;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.Fault.Kind;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Azure and the store can do to each step of a customer's life.
 */
@ResourceLock(CustomerScenario.ONE_WIRE)
class CustomerFaultTableTest {

	private static final String ACCOUNT = "Microsoft.Storage/storageAccounts";

	private static final String CONTAINERS = ACCOUNT + "/blobServices/containers";

	private static final int FOR_EVER = 1_000_000;

	private static final List<Row> FAULTS = List.of(
			new Row("429 with Retry-After", Fault.error(429, "TooManyRequests").withRetryAfter("7"), "ArmThrottled"),
			new Row("500", Fault.error(500, "InternalServerError"), "ArmUnavailable"),
			new Row("dropped before it is executed", Fault.of(Kind.DROP), "ArmUnavailable"),
			new Row("dropped after it is executed", Fault.of(Kind.DROP_AFTER), null),
			new Row("403", Fault.error(403, "AuthorizationFailed"), "AuthorizationFailed"),
			new Row("409", Fault.error(409, "Conflict"), "ArmRequestFailed"));

	private static final List<Row> PASSING = FAULTS.stream()
		.filter((row) -> !"AuthorizationFailed".equals(row.code()))
		.toList();

	private static final String BODY = CustomerFixtures.body("8f3a1c52-0002-4c00-9000-000000000002",
			"22222222-2222-2222-2222-222222222222", "westus2");

	private final CustomerScenario scenario = new CustomerScenario();

	@ParameterizedTest
	@FieldSource("PASSING")
	void a_fault_that_passes_is_survived_by_every_step(Row row) {
		strike("PUT", ACCOUNT, row, 2);
		strike("GET", ACCOUNT, row, 2);
		strike("POST", "Microsoft.Storage/checkNameAvailability", row, 1);
		Operation created = this.scenario.written("contoso", BODY);
		assertThat(created.status()).as(this.scenario.shown(created)).isEqualTo(OperationStatus.Succeeded);
		this.scenario.disarm();
		strike("GET", CONTAINERS, row, 1);
		strike("GET", ACCOUNT, row, 1);
		strike("DELETE", ACCOUNT, row, 2);
		Operation deleted = this.scenario.deleted("contoso", false);
		assertThat(deleted.status()).as(this.scenario.shown(deleted)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.accounts("westus2")).isEmpty();
	}

	@ParameterizedTest(name = "{0} of {1}: {2}")
	@MethodSource
	void a_fault_that_lasts_fails_the_operation_with_its_cause_and_retry_finishes_it(String method, String type,
			Row row) {
		strike(method, type, row, FOR_EVER);
		Operation failed = this.scenario.written("contoso", BODY);
		assertThat(failed.status()).as(this.scenario.shown(failed)).isEqualTo(OperationStatus.Failed);
		CustomerDocument customer = this.scenario.customer("contoso");
		assertThat(customer.provisioningState()).isEqualTo(ProvisioningState.Failed);
		assertThat(customer.error().code()).isEqualTo(row.code());
		assertThat(customer.activeOperationId()).isNull();
		assertThat(this.scenario.routingTable("westus2")).isNull();
		this.scenario.disarm();
		this.scenario.waitFor(Duration.ofMinutes(10));
		Operation retried = this.scenario.retried(failed);
		assertThat(retried.status()).as(this.scenario.shown(retried)).isEqualTo(OperationStatus.Succeeded);
		assertThat(this.scenario.accounts("westus2")).hasSize(1);
		assertThat(this.scenario.routingTable("westus2").get("customers")).hasSize(1);
	}

	static Stream<Arguments> a_fault_that_lasts_fails_the_operation_with_its_cause_and_retry_finishes_it() {
		return FAULTS.stream()
			.filter((row) -> row.code() != null)
			.flatMap((row) -> Stream.of(Arguments.of("PUT", ACCOUNT, row),
					Arguments.of("POST", "Microsoft.Storage/checkNameAvailability", row)));
	}

	@ParameterizedTest
	@FieldSource("FAULTS")
	void data_that_cannot_be_looked_for_counts_as_there(Row row) {
		this.scenario.written("contoso", BODY);
		strike("GET", CONTAINERS, row, FOR_EVER);
		Operation failed = this.scenario.deleted("contoso", false);
		assertThat(failed.status()).as(this.scenario.shown(failed)).isEqualTo(OperationStatus.Failed);
		assertThat(this.scenario.accounts("westus2")).hasSize(1);
		assertThat(this.scenario.routingTable("westus2").get("customers")).hasSize(1);
		assertThat(this.scenario.customer("contoso").provisioningState()).isEqualTo(ProvisioningState.Succeeded);
	}

	private void strike(String method, String type, Row row, int times) {
		this.scenario.arm(row.fault().on(method, type, null).times(times, 0));
	}

	/**
	 * @param code the error of the operation when the fault lasts, or null when it cannot
	 */
	record Row(String name, Fault fault, String code) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
