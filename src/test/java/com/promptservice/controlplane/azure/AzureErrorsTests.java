package com.promptservice.controlplane.azure;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Pacing;
import com.promptservice.controlplane.operation.StepException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AzureErrorsTests {

	private final AzureErrors errors = new AzureErrors(new VirtualClock(), new Pacing(200));

	@ParameterizedTest(name = "{0} {1} is {2}, passing {3}")
	@CsvSource(nullValues = "-", textBlock = """
			429, TooManyRequests,                     ArmThrottled,        true
			429, SubscriptionRequestsThrottled,       ArmThrottled,        true
			429, RetryableError,                      NetworkBusy,         true
			429, SomethingNew,                        ArmThrottled,        true
			429, -,                                   ArmThrottled,        true
			408, -,                                   ArmUnavailable,      true
			500, -,                                   ArmUnavailable,      true
			500, InternalServerError,                 ArmUnavailable,      true
			500, AuthorizationFailed,                 ArmUnavailable,      true
			502, -,                                   ArmUnavailable,      true
			503, ServiceUnavailable,                  ArmUnavailable,      true
			200, -,                                   ArmUnavailable,      true
			409, AnotherOperationInProgress,          NetworkBusy,         true
			409, ReferencedResourceNotProvisioned,    NetworkBusy,         true
			409, Conflict,                            ArmRequestFailed,    true
			409, StorageAccountAlreadyTaken,          NameTaken,           false
			409, VaultAlreadyExists,                  NameTaken,           false
			409, ScopeLocked,                         ArmRequestFailed,    false
			409, MissingSubscriptionRegistration,     ArmRequestFailed,    false
			409, OperationNotAllowed,                 QuotaExceeded,       false
			409, SkuNotAvailable,                     SkuUnavailable,      false
			409, AllocationFailed,                    CapacityUnavailable, false
			412, -,                                   ArmRequestFailed,    true
			400, PrincipalNotFound,                   ArmRequestFailed,    true
			400, InUseSubnetCannotBeDeleted,          ArmRequestFailed,    true
			400, PrivateIPAddressIsAllocated,         LoadBalancerAddressInUse, false
			400, SubnetIsFull,                        SubnetFull,          false
			400, NetworkSecurityGroupCountLimitReached, QuotaExceeded,     false
			400, SomethingNew,                        ArmRequestFailed,    false
			400, -,                                   ArmRequestFailed,    false
			401, ExpiredAuthenticationToken,          AuthorizationFailed, false
			403, AuthorizationFailed,                 AuthorizationFailed, false
			403, LinkedAuthorizationFailed,           AuthorizationFailed, true
			403, RequestDisallowedByPolicy,           PolicyDenied,        false
			403, -,                                   AuthorizationFailed, false
			404, ResourceGroupNotFound,               ParentNotFound,      false
			404, -,                                   ParentNotFound,      false
			0,   AnotherOperationInProgress,          NetworkBusy,         true
			0,   Canceled,                            ArmUnavailable,      true
			0,   SomethingNew,                        ArmRequestFailed,    false
			""")
	void judges_by_status_then_code(int status, String code, ErrorCode expected, boolean passing) {
		AzureException judged = this.errors.judge("/the/resource", status, new HttpHeaders(),
				new ArmError(code, "words", List.of()), null);
		assertThat(judged.error().code()).isEqualTo(expected.name());
		assertThat(judged.isPassing()).isEqualTo(passing);
		assertThat(judged.error().remediation()).isNotBlank();
		assertThat(judged.error().actor()).isNotBlank();
		assertThat(judged.error().innererror().code()).isEqualTo((code != null) ? code : "Http" + status);
	}

	@Test
	void the_innermost_known_code_decides_and_is_told_with_the_request_id() {
		ArmError wrapped = ArmError.parse("""
				{"error":{"code":"ResourceDeploymentFailure","message":"outer","details":[
				  {"code":"Wrapper","message":"middle","details":[{"code":"SubnetIsFull","message":"no room"}]}]}}""");
		HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.fromString("x-ms-request-id"), "r-1");
		AzureException judged = this.errors.judge("/lb", 400, headers, wrapped, null);
		assertThat(judged.error().code()).isEqualTo("SubnetFull");
		assertThat(judged.error().innererror().code()).isEqualTo("SubnetIsFull");
		assertThat(judged.error().innererror().message()).isEqualTo("no room");
		assertThat(judged.error().innererror().armRequestId()).isEqualTo("r-1");
		assertThat(judged.error().innererror().httpStatus()).isEqualTo(400);
	}

	@Test
	void a_known_code_outside_decides_when_the_innermost_is_unknown() {
		ArmError wrapped = ArmError.parse("""
				{"error":{"code":"RetryableError","message":"outer","details":[{"code":"New","message":"in"}]}}""");
		assertThat(this.errors.judge("/vnet", 429, new HttpHeaders(), wrapped, null).error().code())
			.isEqualTo("NetworkBusy");
	}

	@Test
	void a_vaults_inner_error_is_read() {
		ArmError said = ArmError.parse(
				"{\"error\":{\"code\":\"Forbidden\",\"message\":\"m\",\"innererror\":{\"code\":\"ForbiddenByRbac\"}}}");
		AzureException judged = this.errors.judge("/c", 403, new HttpHeaders(), said, null);
		assertThat(judged.error().innererror().code()).isEqualTo("ForbiddenByRbac");
		assertThat(judged.error().innererror().message()).isEqualTo("m");
	}

	@Test
	void what_is_not_json_leaves_the_status_to_decide() {
		AzureException judged = this.errors.judge("/r", 502, new HttpHeaders(), ArmError.parse("<html>"), null);
		assertThat(judged.error().code()).isEqualTo("ArmUnavailable");
	}

	@Test
	void a_broken_connection_passes() {
		for (Throwable cause : List.of(new IOException("reset"), new TimeoutException())) {
			StepException judged = this.errors.judge("/r", Exceptions.propagate(cause));
			assertThat(judged.error().code()).isEqualTo("ArmUnavailable");
			assertThat(judged.outcome()).isInstanceOf(Outcome.Retry.class);
		}
	}

	@Test
	void an_error_that_reactor_wrapped_comes_out_as_itself() {
		Error death = new AssertionError("death");
		assertThatThrownBy(() -> this.errors.judge("/r", Exceptions.propagate(death))).isSameAs(death);
	}

	@Test
	void a_mistake_of_our_own_is_not_taken_for_azures() {
		RuntimeException mistake = new IllegalStateException("bug");
		assertThatThrownBy(() -> this.errors.judge("/r", mistake)).isSameAs(mistake);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "17, 17", "0, -", "-5, -", "0.2, -", "rubbish, -", "999999, 300", "99999999999999999999999, 300",
					"'Sun, 01 Nov 2026 00:00:30 GMT', 30", "'Sun, 01 Nov 2026 05:00:00 GMT', 300",
					"'Sat, 31 Oct 2026 00:00:00 GMT', -", "-, -" })
	void reads_retry_after_in_seconds_or_as_a_date_and_caps_it(String header, Long seconds) {
		HttpHeaders headers = new HttpHeaders();
		if (header != null) {
			headers.set(HttpHeaderName.RETRY_AFTER, header);
		}
		assertThat(this.errors.retryAfter(headers)).isEqualTo((seconds != null) ? Duration.ofSeconds(seconds) : null);
	}

	@Test
	void the_exact_wait_of_a_faster_azure_is_read_in_azures_time() {
		HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.RETRY_AFTER, "1")
			.set(HttpHeaderName.fromString("x-ms-retry-after-ms"), "50");
		assertThat(this.errors.retryAfter(headers)).isEqualTo(Duration.ofSeconds(10));
	}

	@Test
	void the_catalogue_names_the_codes_behind_each_of_ours() {
		assertThat(ArmCodes.behind(ErrorCode.NameTaken)).contains("StorageAccountAlreadyTaken", "VaultAlreadyExists");
		assertThat(ArmCodes.behind(ErrorCode.InvalidCidr)).isEmpty();
	}

}
