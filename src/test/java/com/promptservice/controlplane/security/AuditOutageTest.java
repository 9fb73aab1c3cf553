package com.promptservice.controlplane.security;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens when the audit cannot be written, and to callers that are too fast.
 */
@LocalServerTest
@Import(AuditOutageTest.Outage.class)
@TestPropertySource(
		properties = { "control-plane.rate-limit.reads.burst=5", "control-plane.rate-limit.reads.per-second=1" })
class AuditOutageTest {

	@Autowired
	private ProbeRoutes probes;

	@LocalServerPort
	private int port;

	@Test
	void no_write_goes_on_that_the_audit_does_not_know_of() {
		Http http = new Http(this.port);
		String token = http.token("operator");
		HttpResponse<String> answer = http.bearer("PUT", "/probes/one", token);
		Http.assertRefused("write", answer, 503, "MetadataStoreUnavailable");
		assertThat(answer.headers().firstValue("retry-after")).contains("10");
		assertThat(this.probes.writes()).isZero();
		assertThat(http.bearer("GET", "/probes/one", token).statusCode()).isEqualTo(200);
		Http.assertRefused("refusals stay refusals", http.bearer("PUT", "/probes/one", http.token("reader")), 403,
				"Forbidden");
	}

	@Test
	void a_caller_that_is_too_fast_is_told_when_to_come_back_and_others_are_not_harmed() {
		Http http = new Http(this.port);
		String token = http.token("reader");
		HttpResponse<String> answer = http.bearer("GET", "/probes/one", token);
		for (int i = 0; i < 20 && answer.statusCode() == 200; i++) {
			answer = http.bearer("GET", "/probes/one", token);
		}
		Http.assertRefused("too fast", answer, 429, "TooManyRequests");
		assertThat(answer.headers().firstValue("retry-after")).contains("1");
		assertThat(http.bearer("GET", "/errors?api-version=2026-11-01", http.token("contoso")).statusCode())
			.isEqualTo(200);
	}

	@TestConfiguration
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
