package com.promptservice.controlplane.region;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.operation.Monitor;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.Fault.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every fault of Azure on every type of resource that a region has.
 */
@ResourceLock(RegionScenario.ONE_WIRE)
class RegionFaultTableTest {

	private static final int FOR_EVER = Integer.MAX_VALUE;

	private static final String RULE = "/subscriptions/" + RegionFixtures.SUBSCRIPTION
			+ "/resourceGroups/azureprompt_dp/providers/Microsoft.Network/networkSecurityGroups/kvstore-nsg-westus2"
			+ "/securityRules/AllowKvStoreGrpc?api-version=2025-03-01";

	private static final List<Target> TARGETS = List.of(new Target("Microsoft.Resources/resourceGroups", false),
			new Target("Microsoft.Network/virtualNetworks", true),
			new Target("Microsoft.Network/virtualNetworks/subnets", true),
			new Target("Microsoft.Network/networkSecurityGroups", true),
			new Target("Microsoft.Network/networkSecurityGroups/securityRules", true),
			new Target("Microsoft.Network/loadBalancers", true), new Target("Microsoft.Storage/storageAccounts", true),
			new Target("Microsoft.Storage/storageAccounts/blobServices/containers", false),
			new Target("Microsoft.Storage/storageAccounts/queueServices/queues", false),
			new Target("Microsoft.ManagedIdentity/userAssignedIdentities", false),
			new Target("Microsoft.Authorization/roleAssignments", false), new Target("Microsoft.KeyVault/vaults", true),
			new Target("Microsoft.KeyVault/vaults/certificates", false));

	private static final List<Row> PASSING = List.of(
			new Row("429 with Retry-After", Fault.error(429, "TooManyRequests").withRetryAfter("7"), null, null),
			new Row("409", Fault.error(409, "Conflict"), null, null),
			new Row("500", Fault.error(500, "InternalServerError"), null, null),
			new Row("503", Fault.error(503, "ServiceUnavailable"), null, null),
			new Row("dropped before it is executed", Fault.of(Kind.DROP), null, null),
			new Row("dropped after it is executed", Fault.of(Kind.DROP_AFTER), null, null),
			new Row("200 that is not JSON", Fault.of(Kind.NOT_JSON), null, null),
			new Row("500 that is not JSON", notJson(500), null, null),
			new Row("404 right after create", Fault.of(Kind.NOT_FOUND_AFTER_CREATE), null, null),
			new Row("operation Failed", failing("InternalServerError"), null, null));

	private static final List<Row> LASTING = List.of(
			new Row("403 AuthorizationFailed", Fault.error(403, "AuthorizationFailed"), "AuthorizationFailed",
					"AuthorizationFailed"),
			new Row("409 QuotaExceeded", Fault.error(409, "QuotaExceeded"), "QuotaExceeded", "QuotaExceeded"),
			new Row("429 for ever", Fault.error(429, "TooManyRequests").withRetryAfter("60"), "ArmThrottled",
					"TooManyRequests"),
			new Row("operation Failed for good", failing("QuotaExceeded"), "QuotaExceeded", "QuotaExceeded"),
			new Row("operation Failed again and again", failing("InternalServerError"), "OperationTimedOut",
					"InternalServerError"),
			new Row("operation never ending", Fault.of(Kind.ENDLESS), "OperationTimedOut", "InProgress"));

	/** Judged as others are, so they wait for the whole matrix. */
	private static final List<Row> LASTING_LIKEWISE = List.of(
			new Row("403 RequestDisallowedByPolicy", Fault.error(403, "RequestDisallowedByPolicy"), "PolicyDenied",
					"RequestDisallowedByPolicy"),
			new Row("409 for ever", Fault.error(409, "Conflict"), "ArmRequestFailed", "Conflict"),
			new Row("500 for ever", Fault.error(500, "InternalServerError"), "ArmUnavailable", "InternalServerError"),
			new Row("503 for ever", Fault.error(503, "ServiceUnavailable"), "ArmUnavailable", "ServiceUnavailable"),
			new Row("dropped for ever", Fault.of(Kind.DROP), "ArmUnavailable", "NoAnswer"));

	private final RegionScenario scenario = new RegionScenario();

	@ParameterizedTest
	@FieldSource("PASSING")
	void a_fault_that_passes_is_survived_on_every_type(Row row) {
		TARGETS.forEach((target) -> strikeInPassing(target, row));
		Operation operation = this.scenario.created("westus2", "");
		assertThat(operation.status()).as(shown(operation)).isEqualTo(OperationStatus.Succeeded);
	}

	@ParameterizedTest
	@FieldSource("PASSING")
	void a_fault_that_passes_is_survived_when_a_rule_is_mended(Row row) {
		Target rule = TARGETS.stream().filter(Target::isRule).findFirst().orElseThrow();
		prepare(rule);
		strikeInPassing(rule, row);
		Operation operation = this.scenario.created("westus2", "");
		assertThat(operation.status()).as(shown(operation)).isEqualTo(OperationStatus.Succeeded);
	}

	@Tag("chaos")
	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource
	void another_fault_that_lasts_fails_the_operation_and_retry_finishes_it(Target target, Row row) {
		a_fault_that_lasts_fails_the_operation_and_retry_finishes_it(target, row);
	}

	@ParameterizedTest(name = "{1} at {0}")
	@MethodSource
	void a_fault_that_lasts_fails_the_operation_and_retry_finishes_it(Target target, Row row) {
		prepare(target);
		this.scenario.arm(target.writes(row.fault()).times(FOR_EVER, 0));
		Operation failed = this.scenario.created("westus2", "");
		Monitor monitor = this.scenario.monitor(failed);
		assertThat(monitor.status()).as(shown(failed)).isEqualTo(OperationStatus.Failed);
		ApiError error = monitor.error();
		assertThat(error.code()).as(shown(failed)).isEqualTo(target.tells(row) ? row.code() : "OperationTimedOut");
		assertThat(error.innererror()).as(shown(failed)).isNotNull();
		assertThat(error.innererror().code()).isEqualTo(target.tells(row) ? row.armCode() : "Failed");
		assertThat(error.actor()).isNotBlank();
		assertThat(error.remediation()).isNotBlank();
		if (row.answered()) {
			assertThat(error.innererror().armRequestId()).as(shown(failed)).isNotBlank();
		}
		assertThat(this.scenario.regions().get("westus2").provisioningState()).isEqualTo(ProvisioningState.Failed);
		this.scenario.disarm();
		Operation retried = this.scenario.retried(failed);
		assertThat(retried.status()).as(shown(retried)).isEqualTo(OperationStatus.Succeeded);
		assertThat(retried.order().retryOf()).isEqualTo(failed.id());
		RegionDocument region = this.scenario.regions().get("westus2");
		assertThat(region.provisioningState()).isEqualTo(ProvisioningState.Succeeded);
		assertThat(region.activeOperationId()).isNull();
	}

	static Stream<Arguments> another_fault_that_lasts_fails_the_operation_and_retry_finishes_it() {
		return table(LASTING_LIKEWISE);
	}

	static Stream<Arguments> a_fault_that_lasts_fails_the_operation_and_retry_finishes_it() {
		return table(LASTING);
	}

	private static Stream<Arguments> table(List<Row> rows) {
		return TARGETS.stream()
			.flatMap((target) -> rows.stream()
				.filter((row) -> target.operations() || !row.strikesOperations())
				.map((row) -> Arguments.of(target, row)));
	}

	private void strikeInPassing(Target target, Row row) {
		this.scenario.arm(target.writes(row.fault()).times(2, 0));
		this.scenario.arm(target.reads(row.fault()).times(2, 1));
	}

	/**
	 * A rule is only written by itself when its group is there without it.
	 */
	private void prepare(Target target) {
		if (target.isRule()) {
			this.scenario.created("westus2", "");
			this.scenario.azure("DELETE", RULE, null);
			this.scenario.waitFor(Duration.ofMinutes(5));
		}
	}

	private String shown(Operation operation) {
		return this.scenario.tree(operation).toPrettyString();
	}

	private static Fault notJson(int status) {
		return new Fault(null, null, null, 1, 0, Kind.NOT_JSON, status, null, null, null, Duration.ZERO);
	}

	private static Fault failing(String code) {
		return Fault.of(Kind.OPERATION_FAILED).withCode(code, "Azure gave up.");
	}

	/**
	 * @param operations whether Azure works on a write after it answered
	 */
	record Target(String type, boolean operations) {

		/**
		 * A vault shows that its provisioning failed, never why.
		 */
		boolean tells(Row row) {
			return row.fault().kind() != Kind.OPERATION_FAILED || !this.type.endsWith("/vaults");
		}

		boolean isRule() {
			return this.type.endsWith("/securityRules");
		}

		Fault writes(Fault fault) {
			return this.type.endsWith("/certificates") ? fault.on("POST", this.type + "/create", null)
					: fault.on("PUT", this.type, null);
		}

		/**
		 * A rule is read with its group.
		 */
		Fault reads(Fault fault) {
			return fault.on("GET", isRule() ? this.type.replace("/securityRules", "") : this.type, null);
		}

		@Override
		public String toString() {
			return this.type;
		}

	}

	/**
	 * @param code the error of the operation when the fault lasts
	 * @param armCode the code that stands behind it
	 */
	record Row(String name, Fault fault, String code, String armCode) {

		boolean strikesOperations() {
			return this.fault.kind() == Kind.OPERATION_FAILED || this.fault.kind() == Kind.ENDLESS;
		}

		boolean answered() {
			return this.fault.kind() != Kind.DROP && this.fault.kind() != Kind.NOT_JSON;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
