package com.promptservice.controlplane.operation;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.rest.Response;
import com.azure.core.http.rest.SimpleResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.core.util.polling.LongRunningOperationStatus;
import com.azure.core.util.polling.PollingStrategyOptions;
import com.azure.core.util.polling.SyncOperationResourcePollingStrategy;
import com.azure.core.util.polling.SyncPoller;
import com.azure.core.util.serializer.TypeReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Ways to wait for an operation over HTTP.
 */
class OperationsWaitTest extends OperationsOverHttp {

	@Test
	void a_monitor_that_has_not_changed_is_not_sent_again() throws Exception {
		String id = running("unchanged");
		String etag = header(get("/operations/" + id), "etag");
		assertThat(etag).startsWith("\"");
		HttpResponse<String> again = get("/operations/" + id, "if-none-match", etag);
		assertThat(again.statusCode()).isEqualTo(304);
		assertThat(header(again, "etag")).isEqualTo(etag);
	}

	@Test
	void a_long_poll_returns_when_the_operation_ends() throws Exception {
		String id = running("polled");
		CompletableFuture<HttpResponse<String>> poll = CLIENT
			.sendAsync(request("/operations/" + id + "?wait=30", "operator").build(), BodyHandlers.ofString());
		RELEASED.add("polled");
		await().atMost(Duration.ofMinutes(1)).until(poll::isDone);
		assertThat(poll.get().statusCode()).isEqualTo(200);
		assertThat(ended(id).path("status").asString()).isEqualTo("Succeeded");
	}

	@Test
	void a_long_poll_ends_after_its_time_without_news() throws Exception {
		String id = running("silent");
		String etag = header(get("/operations/" + id), "etag");
		assertThat(get("/operations/" + id + "?wait=1", "if-none-match", etag).statusCode()).isEqualTo(304);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "31", "x", "1.5" })
	void a_wait_outside_its_limits_is_refused(String wait) throws Exception {
		String id = running("limits");
		HttpResponse<String> answer = get("/operations/" + id + "?wait=" + wait);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(header(answer, "x-ms-error-code")).isEqualTo("InvalidRequest");
		RELEASED.add("limits");
	}

	@Test
	void events_tell_every_change_until_the_end_and_resume() throws Exception {
		String id = running("streamed");
		HttpResponse<Stream<String>> stream = CLIENT.send(
				request("/operations/" + id + "/events", "operator").header("accept", "text/event-stream").build(),
				BodyHandlers.ofLines());
		assertThat(stream.statusCode()).isEqualTo(200);
		assertThat(stream.headers().firstValue("content-type").orElseThrow()).startsWith("text/event-stream");
		RELEASED.add("streamed");
		List<String> lines = stream.body().toList();
		List<JsonNode> monitors = lines.stream()
			.filter((line) -> line.startsWith("data:"))
			.map((line) -> JSON.readTree(line.substring(5)))
			.toList();
		assertThat(monitors.getFirst().path("status").asString()).isEqualTo("Running");
		assertThat(monitors.getLast().path("status").asString()).isEqualTo("Succeeded");
		assertThat(lines).contains("event:operation");
		String last = lines.stream().filter((line) -> line.startsWith("id:")).toList().getLast().substring(3);
		List<String> resumed = CLIENT
			.send(request("/operations/" + id + "/events", "operator").header("last-event-id", last).build(),
					BodyHandlers.ofLines())
			.body()
			.toList();
		assertThat(resumed).noneMatch((line) -> line.startsWith("data:"));
	}

	@Test
	void microsofts_own_poller_follows_an_operation_to_its_result() {
		RELEASED.add("poller");
		HttpPipeline pipeline = new HttpPipelineBuilder().policies((context, next) -> {
			context.getHttpRequest().setHeader(HttpHeaderName.fromString("x-caller"), "operator");
			return next.process();
		}).build();
		SyncOperationResourcePollingStrategy<BinaryData, BinaryData> strategy = new SyncOperationResourcePollingStrategy<>(
				HttpHeaderName.fromString("operation-location"), new PollingStrategyOptions(pipeline));
		SyncPoller<BinaryData, BinaryData> poller = SyncPoller.createPoller(Duration.ofMillis(100),
				(context) -> strategy.onInitialResponse(started(pipeline), context,
						TypeReference.createInstance(BinaryData.class)),
				(context) -> strategy.poll(context, TypeReference.createInstance(BinaryData.class)), strategy::cancel,
				(context) -> strategy.getResult(context, TypeReference.createInstance(BinaryData.class)));
		poller.setPollInterval(Duration.ofMillis(100));
		assertThat(poller.waitForCompletion(Duration.ofSeconds(30)).getStatus())
			.isEqualTo(LongRunningOperationStatus.SUCCESSFULLY_COMPLETED);
		assertThat(JSON.readTree(poller.getFinalResult().toString()).toString()).contains("poller");
	}

	private static Response<BinaryData> started(HttpPipeline pipeline) {
		com.azure.core.http.HttpResponse response = pipeline
			.sendSync(new com.azure.core.http.HttpRequest(HttpMethod.POST,
					"http://127.0.0.1:" + port + "/toys/poller:wind?api-version=2026-11-01"), Context.NONE);
		assertThat(response.getStatusCode()).isEqualTo(202);
		return new SimpleResponse<>(response.getRequest(), response.getStatusCode(), response.getHeaders(),
				response.getBodyAsBinaryData());
	}

}
