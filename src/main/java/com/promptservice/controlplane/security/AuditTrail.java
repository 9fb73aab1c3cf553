package com.promptservice.controlplane.security;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorResponses;
import com.promptservice.controlplane.api.RequestId;
import com.promptservice.controlplane.security.AuditRecord.Decision;
import com.promptservice.controlplane.security.AuditRecord.Who;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Makes the audit's lines from requests and their answers.
 */
class AuditTrail {

	private static final int LONGEST_RESOURCE = 512;

	private final AuditLog log;

	private final Clock clock;

	private final AtomicLong unrecorded = new AtomicLong();

	// Anybody can be refused: unknown callers must not be able to fill the disk
	private final Bucket unknownCallers;

	AuditTrail(AuditLog log, Clock clock, AuditProperties properties) {
		this.log = log;
		this.clock = clock;
		this.unknownCallers = Bucket.builder()
			.addLimit((limit) -> limit.capacity(properties.unknownCallersPerMinute())
				.refillGreedy(properties.unknownCallersPerMinute(), Duration.ofMinutes(1)))
			.build();
	}

	/**
	 * The write may go on.
	 * @throws AuditUnavailableException when it may not, because nobody would know of it
	 */
	void received(HttpServletRequest request, HttpServletResponse response) {
		this.log.append(line(request, response, Decision.Received, null, null));
	}

	/**
	 * The write has its answer.
	 * @throws AuditUnavailableException when that cannot be recorded
	 */
	void answered(HttpServletRequest request, HttpServletResponse response, int status) {
		Long missed = null;
		if (Callers.of(request).isEmpty()) {
			if (!this.unknownCallers.tryConsume(1)) {
				this.unrecorded.incrementAndGet();
				return;
			}
			long count = this.unrecorded.getAndSet(0);
			missed = (count > 0) ? count : null;
		}
		this.log.append(line(request, response, decision(status), status, missed));
	}

	private AuditRecord line(HttpServletRequest request, HttpServletResponse response, Decision decision,
			Integer status, Long missed) {
		Optional<Caller> caller = Callers.of(request);
		String path = request.getRequestURI();
		return new AuditRecord(this.clock.instant(), RequestId.of(request), response.getHeader("operation-id"),
				action(request.getMethod(), path),
				(path.length() <= LONGEST_RESOURCE) ? path : path.substring(0, LONGEST_RESOURCE),
				caller.map((known) -> new Who(known.tenantId(), known.objectId())).orElse(null),
				request.getRemoteAddr(), decision, response.getHeader(ErrorResponses.CODE_HEADER), status, missed);
	}

	private static Decision decision(int status) {
		if (status >= 500) {
			return Decision.Failed;
		}
		return (status >= 400) ? Decision.Refused : Decision.Accepted;
	}

	static String action(String method, String path) {
		String[] segments = path.split("/", 3);
		String collection = (segments.length > 1) ? segments[1].split(":", 2)[0] : "";
		String kind = "kvstore/" + (collection.matches("[a-z-]{1,30}") ? collection : "unknown");
		int colon = path.lastIndexOf(':');
		if (colon > path.lastIndexOf('/') && path.substring(colon + 1).matches("[a-zA-Z]{1,30}")) {
			return kind + "/" + path.substring(colon + 1) + "/action";
		}
		return kind + "/" + switch (method) {
			case "PUT", "POST" -> "write";
			case "DELETE" -> "delete";
			default -> method.matches("[A-Z]{1,20}") ? method.toLowerCase(Locale.ROOT) : "unknown";
		};
	}

}
