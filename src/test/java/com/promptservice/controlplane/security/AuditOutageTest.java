package com.promptservice.controlplane.security;

import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens when the audit cannot be written, and to callers that are too fast.
 */
class AuditOutageTest {

	private static ConfigurableApplicationContext service;

	private static Http http;

	@BeforeAll
	static void start() {
		service = SlimService.start(Outage.class, "--spring.profiles.active=local", "--server.port=0",
				"--control-plane.data-dir=target/test-data/audit-outage", "--control-plane.rate-limit.reads.burst=5",
				"--control-plane.rate-limit.reads.per-second=1");
		http = SlimService.http(service);
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@Test
	void no_write_goes_on_that_the_audit_does_not_know_of() {
		String token = http.token("operator");
		HttpResponse<String> answer = http.bearer("PUT", "/probes/one", token);
		Http.assertRefused("write", answer, 503, "MetadataStoreUnavailable");
		assertThat(answer.headers().firstValue("retry-after")).contains("10");
		assertThat(service.getBean(ProbeRoutes.class).writes()).isZero();
		assertThat(http.bearer("GET", "/probes/one", token).statusCode()).isEqualTo(200);
		Http.assertRefused("refusals stay refusals", http.bearer("PUT", "/probes/one", http.token("reader")), 403,
				"Forbidden");
	}

	@Test
	void a_caller_that_is_too_fast_is_told_when_to_come_back_and_others_are_not_harmed() throws Exception {
		String token = http.token("reader");
		HttpResponse<String> answer = refused(token);
		Http.assertRefused("too fast", answer, 429, "TooManyRequests");
		assertThat(answer.headers().firstValue("retry-after")).contains("1");
		assertThat(http.bearer("GET", "/errors?api-version=2026-11-01", http.token("contoso")).statusCode())
			.isEqualTo(200);
	}

	/**
	 * One of the answers that are no success, of many requests at once.
	 */
	private static HttpResponse<String> refused(String token) throws Exception {
		List<Callable<HttpResponse<String>>> requests = Collections.nCopies(50,
				() -> http.bearer("GET", "/probes/one", token));
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<HttpResponse<String>> answer : executor.invokeAll(requests)) {
				if (answer.get().statusCode() != 200) {
					return answer.get();
				}
			}
		}
		throw new AssertionError("No request was refused");
	}

	static class Outage {

		@Bean
		@Primary
		AuditLog brokenLog() {
			return (line) -> {
				throw new AuditUnavailableException("The disk is full", null);
			};
		}

	}

}
