package com.promptservice.controlplane.security;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.security.AuditRecord.Decision;
import com.promptservice.controlplane.security.AuditRecord.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileAuditLogTest {

	private static final Instant EVENING = Instant.parse("2026-11-22T23:59:59Z");

	@TempDir
	private Path dataDir;

	@Test
	void each_day_has_its_file_and_each_record_its_line() throws Exception {
		try (FileAuditLog log = new FileAuditLog(this.dataDir)) {
			log.append(line(EVENING, "a"));
			log.append(line(EVENING.plusSeconds(1), "b"));
			log.append(line(EVENING, "c"));
		}
		assertThat(lines("2026/11/22")).hasSize(2);
		assertThat(lines("2026/11/23")).singleElement()
			.isEqualTo("{\"time\":\"2026-11-23T00:00:00Z\",\"requestId\":\"b\",\"action\":\"kvstore/regions/write\","
					+ "\"resource\":\"/regions/westus2\",\"caller\":{\"tenantId\":\"t\",\"objectId\":\"o\"},"
					+ "\"sourceIp\":\"127.0.0.1\",\"decision\":\"Received\"}");
	}

	@Test
	void a_new_process_goes_on_after_the_last_line() throws Exception {
		for (String id : List.of("a", "b")) {
			try (FileAuditLog log = new FileAuditLog(this.dataDir)) {
				log.append(line(EVENING, id));
			}
		}
		assertThat(lines("2026/11/22")).hasSize(2);
	}

	@Test
	void a_line_that_was_cut_short_swallows_no_other() throws Exception {
		Path file = this.dataDir.resolve("audit/2026/11/22.jsonl");
		Files.createDirectories(file.getParent());
		Files.writeString(file, "{\"time\":\"2026-", StandardOpenOption.CREATE);
		try (FileAuditLog log = new FileAuditLog(this.dataDir)) {
			log.append(line(EVENING, "a"));
		}
		assertThat(lines("2026/11/22")).hasSize(2).last().asString().contains("\"requestId\":\"a\"");
	}

	@Test
	void what_a_client_sends_cannot_forge_a_line() throws Exception {
		try (FileAuditLog log = new FileAuditLog(this.dataDir)) {
			log.append(line(EVENING, "a\n{\"decision\":\"Accepted\"}"));
		}
		assertThat(lines("2026/11/22")).hasSize(1);
	}

	@Test
	void where_nothing_can_be_written_it_says_so_and_recovers() throws Exception {
		Path obstacle = Files.writeString(this.dataDir.resolve("audit"), "not a folder");
		try (FileAuditLog log = new FileAuditLog(this.dataDir)) {
			assertThatExceptionOfType(AuditUnavailableException.class).isThrownBy(() -> log.append(line(EVENING, "a")));
			Files.delete(obstacle);
			log.append(line(EVENING, "b"));
		}
		assertThat(lines("2026/11/22")).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "PUT,/regions/westus2,kvstore/regions/write", "DELETE,/regions/westus2,kvstore/regions/delete",
			"POST,/peerings,kvstore/peerings/write", "POST,/peerings:whatIf,kvstore/peerings/whatIf/action",
			"POST,/operations/home.1:cancel,kvstore/operations/cancel/action", "PATCH,/a,kvstore/a/patch",
			"FOO,/../etc,kvstore/unknown/foo", "BAD-1,/%0a,kvstore/unknown/unknown", "PUT,*,kvstore/unknown/write" })
	void actions_are_named_after_what_is_done_to_which_collection(String method, String path, String action) {
		assertThat(AuditTrail.action(method, path)).isEqualTo(action);
	}

	private List<String> lines(String day) throws Exception {
		return Files.readAllLines(this.dataDir.resolve("audit").resolve(day + ".jsonl"));
	}

	private static AuditRecord line(Instant time, String requestId) {
		return new AuditRecord(time, requestId, null, "kvstore/regions/write", "/regions/westus2", new Who("t", "o"),
				"127.0.0.1", Decision.Received, null, null, null);
	}

}
