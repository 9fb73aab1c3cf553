package com.promptservice.controlplane.metadata;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.metadata.Leases.Lease;
import com.promptservice.controlplane.queue.QueueUnavailableException;
import com.promptservice.controlplane.queue.StorageWorkQueue;
import com.promptservice.controlplane.queue.WorkMessage;
import com.promptservice.controlplane.queue.WorkQueue;
import com.promptservice.controlplane.storage.AzuritePlaces;
import com.promptservice.controlplane.storage.SpoiltServer;
import com.promptservice.controlplane.storage.StoragePlaces;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Whatever comes instead of an answer of Azure Storage, each port says that it is
 * unavailable, and nothing else.
 */
class SpoiltStorageTest {

	private static final Map<String, String> ANSWERS = Map.of("none", "", "half a status line", "HTTP/1.1 2",
			"a proxy's page", answer("200 OK", "Content-Type: text/html", "<html><body>Please sign in</body></html>"),
			"an empty success", answer("200 OK", "x-ms-version: 2025-11-05", ""), "cut short",
			"HTTP/1.1 200 OK\r\nETag: \"0x1\"\r\nContent-Type: application/xml\r\nContent-Length: 5000\r\n\r\n<?xml vers",
			"server busy", answer("503 Service Unavailable", "x-ms-error-code: ServerBusy", ""), "an internal error",
			answer("500 Internal Server Error", "x-ms-error-code: InternalError", ""), "too many requests",
			answer("429 Too Many Requests", "Retry-After: 1", ""), "not authorised yet",
			answer("403 Forbidden", "x-ms-error-code: AuthorizationPermissionMismatch", ""), "somebody else's refusal",
			answer("412 Precondition Failed", "Server: proxy", "no"));

	private static final DocumentName NAME = DocumentName.home("operations/home.1.json");

	@ParameterizedTest
	@ValueSource(strings = { "none", "half a status line", "a proxy's page", "an empty success", "cut short",
			"server busy", "an internal error", "too many requests", "not authorised yet", "somebody else's refusal" })
	void every_port_is_unavailable(String spoilt) throws Exception {
		try (SpoiltServer server = new SpoiltServer(ANSWERS.get(spoilt))) {
			StoragePlaces places = AzuritePlaces.of(server.connectionString(), List.of());
			DocumentStore store = new BlobDocumentStore(places);
			unavailable(() -> store.read(NAME));
			unavailable(() -> store.write(NAME, new byte[] { 1 }, Condition.ABSENT));
			unavailable(() -> store.write(NAME, new byte[] { 1 }, Condition.matching("\"0x1\"")));
			unavailable(() -> store.list("home", "operations/", null, 10));
			Leases leases = new BlobLeases(places);
			unavailable(() -> leases.acquire("home", "a", Duration.ofSeconds(15)));
			WorkQueue queue = new StorageWorkQueue(places, Duration.ofSeconds(10), Runnable::run);
			queueUnavailable(() -> queue.send(new WorkMessage("home.1", null), Duration.ZERO));
			queueUnavailable(queue::depth);
			assertThat(queue.receive(1, Duration.ofSeconds(30))).isEmpty();
			if (!ANSWERS.get(spoilt).startsWith("HTTP/1.1 200")) {
				unavailable(() -> store.delete(NAME, "\"0x1\""));
				Lease lease = new Lease("home", "a", "11111111-2222-3333-4444-555555555555", Duration.ofSeconds(15));
				unavailable(() -> leases.renew(lease));
				unavailable(() -> leases.release(lease));
			}
		}
	}

	private static void unavailable(ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class);
	}

	private static void queueUnavailable(ThrowingCallable call) {
		assertThatThrownBy(call).isInstanceOf(QueueUnavailableException.class);
	}

	private static String answer(String status, String header, String body) {
		return "HTTP/1.1 " + status + "\r\n" + header + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
	}

}
