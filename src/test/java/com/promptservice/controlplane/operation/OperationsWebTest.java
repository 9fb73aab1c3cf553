package com.promptservice.controlplane.operation;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations over HTTP: what they tell, cancel, retry and list.
 */
class OperationsWebTest extends OperationsOverHttp {

	@Test
	void the_monitor_tells_all_about_an_operation_and_holds_no_nulls() throws Exception {
		String id = running("monitor");
		HttpResponse<String> answer = get("/operations/" + id);
		JsonNode monitor = JSON.readTree(answer.body());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(monitor.path("id").asString()).isEqualTo(id);
		assertThat(monitor.path("kind").asString()).isEqualTo("ToyPut");
		assertThat(monitor.path("status").asString()).isEqualTo("Running");
		assertThat(monitor.path("target").asString()).isEqualTo("/toys/monitor");
		assertThat(monitor.path("percentComplete").asInt()).isEqualTo(0);
		assertThat(monitor.path("message").asString()).isEqualTo("held: until released");
		assertThat(monitor.path("cancelable").asBoolean()).isTrue();
		assertThat(monitor.path("requestedBy").path("objectId").asString()).isEqualTo("operator");
		assertThat(monitor.path("steps").path(0).path("status").asString()).isEqualTo("Waiting");
		assertThat(monitor.path("steps").path(0).path("armResourceId").asString()).isEqualTo("/subscriptions/1/toy");
		assertThat(monitor.path("steps").path(0).path("armRequestId").asString()).isEqualTo("arm-1");
		assertThat(answer.body()).doesNotContain("null", "claim", "epoch", "fingerprint");
		assertThat(header(answer, "operation-location"))
			.isEqualTo("http://127.0.0.1:" + port + "/operations/" + id + "?api-version=2026-11-01");
		assertThat(header(answer, "operation-id")).isEqualTo(id);
		assertThat(Integer.parseInt(header(answer, "retry-after"))).isPositive();

		RELEASED.add("monitor");
		JsonNode ended = ended(id);
		assertThat(ended.path("status").asString()).isEqualTo("Succeeded");
		assertThat(ended.path("percentComplete").asInt()).isEqualTo(100);
		assertThat(ended.path("result").path("what").asString()).isEqualTo("monitor");
		assertThat(Duration.between(Instant.parse(ended.path("completedAt").asString()),
				Instant.parse(ended.path("expiresAt").asString())))
			.isEqualTo(Duration.ofDays(30));
		assertThat(get("/operations/" + id).headers().firstValue("retry-after")).isEmpty();
	}

	@Test
	void cancel_ends_a_running_operation_and_an_ended_one_refuses() throws Exception {
		String id = running("canceled");
		HttpResponse<String> canceled = send("POST", "/operations/" + id + ":cancel");
		assertThat(canceled.statusCode()).isEqualTo(200);
		assertThat(JSON.readTree(canceled.body()).path("cancelRequested").asBoolean()).isTrue();
		assertThat(ended(id).path("status").asString()).isEqualTo("Canceled");
		HttpResponse<String> again = send("POST", "/operations/" + id + ":cancel");
		assertThat(again.statusCode()).isEqualTo(409);
		assertThat(header(again, "x-ms-error-code")).isEqualTo("OperationNotCancelable");
	}

	@Test
	void retry_of_a_canceled_operation_is_a_new_one() throws Exception {
		String id = running("retried");
		assertThat(header(send("POST", "/operations/" + id + ":retry"), "x-ms-error-code"))
			.isEqualTo("AnotherOperationInProgress");
		send("POST", "/operations/" + id + ":cancel");
		ended(id);
		RELEASED.add("retried");
		HttpResponse<String> retried = send("POST", "/operations/" + id + ":retry");
		assertThat(retried.statusCode()).as(retried.body()).isEqualTo(202);
		JsonNode monitor = ended(header(retried, "operation-id"));
		assertThat(monitor.path("status").asString()).isEqualTo("Succeeded");
		assertThat(monitor.path("retryOf").asString()).isEqualTo(id);
		HttpResponse<String> succeeded = send("POST", "/operations/" + monitor.path("id").asString() + ":retry");
		assertThat(header(succeeded, "x-ms-error-code")).isEqualTo("OperationNotRetryable");
	}

	@Test
	void a_busy_resource_names_the_operation_that_has_it() throws Exception {
		String id = running("busy");
		HttpResponse<String> refused = send("PUT", "/toys/busy");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(header(refused, "operation-location")).contains("/operations/" + id);
		assertThat(header(refused, "retry-after")).isEqualTo("5");
		RELEASED.add("busy");
	}

	@Test
	void the_list_is_paged_and_filtered() throws Exception {
		for (String name : List.of("list1", "list2", "list3")) {
			RELEASED.add(name);
			ended(header(send("PUT", "/toys/" + name), "operation-id"));
		}
		String filter = "&filter=target%20eq%20%27/toys/list2%27%20and%20status%20eq%20%27Succeeded%27";
		JsonNode filtered = JSON.readTree(get("/operations?maxpagesize=50" + filter).body());
		assertThat(filtered.path("value")).hasSize(1);
		assertThat(filtered.has("nextLink")).isFalse();
		JsonNode first = JSON.readTree(get("/operations?maxpagesize=2").body());
		assertThat(first.path("value")).hasSize(2);
		HttpRequest next = HttpRequest.newBuilder(URI.create(first.path("nextLink").asString()))
			.header("x-caller", "operator")
			.build();
		JsonNode second = JSON.readTree(CLIENT.send(next, BodyHandlers.ofString()).body());
		assertThat(second.path("value").path(0).path("id").asString())
			.isGreaterThan(first.path("value").path(1).path("id").asString());
	}

	@Test
	void a_customer_sees_its_own_operations_and_foreign_ones_do_not_exist() throws Exception {
		String id = running("foreign");
		HttpResponse<String> refused = CLIENT.send(request("/operations/" + id, "customer").build(),
				BodyHandlers.ofString());
		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(header(refused, "x-ms-error-code")).isEqualTo("OperationNotFound");
		assertThat(
				JSON.readTree(CLIENT.send(request("/operations", "customer").build(), BodyHandlers.ofString()).body())
					.path("value"))
			.isEmpty();
		RELEASED.add("foreign");
	}

	@Test
	void an_operation_that_does_not_exist_is_not_found() throws Exception {
		assertThat(header(get("/operations/home.0192b3c4-0000-7000-8000-000000000000"), "x-ms-error-code"))
			.isEqualTo("OperationNotFound");
		assertThat(get("/operations/%2e%2e").statusCode()).isGreaterThanOrEqualTo(400).isLessThan(500);
	}

}
