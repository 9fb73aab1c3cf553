package com.promptservice.controlplane.operation;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.FilterOn;
import com.promptservice.controlplane.api.ListQuery;
import com.promptservice.controlplane.api.Page;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * {@code /operations}: what became of every write.
 */
@RestController
@Tag(name = "Operations", description = "What became of every write")
@Profile("!simulator")
@RequestMapping(path = "/operations", version = ApiVersion.SINCE_2026_11_01,
		produces = MediaType.APPLICATION_JSON_VALUE)
class OperationsController {

	private static final String ID = "/{id:" + ApiPatterns.REGION + "\\." + ApiPatterns.OPERATION_ID + "}";

	private final OperationReader reader;

	private final OperationResponses responses;

	private final Cancellation cancellation;

	private final Retrial retrial;

	private final OperationStream stream;

	OperationsController(OperationReader reader, OperationResponses responses, Cancellation cancellation, Engine engine,
			Acceptance acceptance) {
		this.reader = reader;
		this.responses = responses;
		this.cancellation = cancellation;
		this.retrial = new Retrial(engine, acceptance, responses);
		this.stream = new OperationStream(reader, responses);
	}

	@io.swagger.v3.oas.annotations.Operation(operationId = "Operations_List", summary = "List operations")
	@GetMapping
	Page<Monitor> list(@FilterOn({ "status", "kind", "region", "target" }) ListQuery query, ApiRequest request) {
		Page<OperationReader.Found> page = query.page(this.reader.list(query.after(), request.caller()),
				(found) -> found.position().toString(), (found) -> field(this.responses.view(found.operation())));
		return new Page<>(page.value().stream().map((found) -> this.responses.view(found.operation())).toList(),
				page.nextLink());
	}

	@io.swagger.v3.oas.annotations.Operation(operationId = "Operations_Get", summary = "Watch an operation")
	@GetMapping(ID)
	ResponseEntity<Monitor> get(@PathVariable String id,
			@Parameter(description = "Seconds to wait for a change before answering") @RequestParam(
					defaultValue = "0") @Min(0) @Max(30) int wait,
			ApiRequest request) throws InterruptedException {
		Operation now = this.reader.get(id, request.caller());
		Operation then = (wait > 0)
				? this.reader.await(id, request.caller(), Duration.ofSeconds(wait), changed(now, request)) : now;
		return this.responses.monitor(then, request);
	}

	@io.swagger.v3.oas.annotations.Operation(operationId = "Operations_Cancel",
			summary = "Cancel an operation; it ends after the step that is running")
	@PostMapping(ID + ":cancel")
	ResponseEntity<Monitor> cancel(@PathVariable String id, ApiRequest request) {
		request.preconditions().check(this.responses.etag(this.reader.get(id, request.caller())));
		return this.responses.monitor(this.cancellation.cancel(id));
	}

	@io.swagger.v3.oas.annotations.Operation(operationId = "Operations_Retry",
			summary = "Go on with an operation that failed or was canceled")
	@PostMapping(ID + ":retry")
	ResponseEntity<Object> retry(@PathVariable String id, ApiRequest request) {
		Operation earlier = this.reader.get(id, request.caller());
		return this.responses.accepted(this.retrial.retry(earlier, RequestIdentity.of(request, null)));
	}

	@io.swagger.v3.oas.annotations.Operation(operationId = "Operations_StreamEvents",
			summary = "Follow an operation as a stream of events")
	@GetMapping(path = ID + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	SseEmitter events(@PathVariable String id,
			@Parameter(hidden = true) @RequestHeader(name = "Last-Event-ID", required = false) String lastEventId,
			ApiRequest request) {
		return this.stream.open(this.reader.get(id, request.caller()), lastEventId, request.caller());
	}

	/**
	 * What a waiting client waits for: another monitor than the one it has.
	 */
	private Predicate<Operation> changed(Operation now, ApiRequest request) {
		String known = this.responses.etag(now);
		boolean hasIt = request.preconditions().ifNoneMatch().isEmpty() || request.preconditions().notModified(known);
		return (current) -> !hasIt || !this.responses.etag(current).equals(known);
	}

	private static Function<String, Object> field(Monitor monitor) {
		return (name) -> switch (name) {
			case "status" -> monitor.status();
			case "kind" -> monitor.kind();
			case "region" -> monitor.region();
			default -> monitor.target();
		};
	}

}
