package com.promptservice.controlplane.api;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.context.request.async.DeferredResult;

@RestController
@TestComponent
@RequestMapping(path = "/samples", version = ApiVersion.SINCE_2026_11_01)
class SampleController {

	private static final String NAME = "/{name:[a-z0-9-]{3,20}}";

	@GetMapping
	Page<Map<String, Object>> list(@FilterOn({ "name", "number", "even" }) ListQuery query) {
		Stream<Integer> all = IntStream.rangeClosed(1, 120).boxed();
		return query.page(all.filter((number) -> query.after() == null || name(number).compareTo(query.after()) > 0)
			.map(SampleController::item), (item) -> (String) item.get("name"), (item) -> item::get);
	}

	@GetMapping(NAME)
	ResponseEntity<Map<String, Object>> get(@PathVariable String name, ApiRequest request) {
		return Representations.ok(current(name), request);
	}

	@PutMapping(NAME)
	ResponseEntity<Map<String, Object>> put(@PathVariable String name, @RequestBody Submitted<SampleRequest> body,
			ApiRequest request) {
		SampleRequest value = body.readOnly(name, CanonicalJson.tree(current(name)))
			.value((sample, findings) -> findings.require(!"10.0.0.1/16".equals(sample.cidr()), ErrorCode.InvalidCidr,
					"$.cidr", "'10.0.0.1/16' has host bits."));
		request.preconditions().check(EntityTag.of(current(name)));
		return ResponseEntity.ok()
			.header("x-fingerprint", request.fingerprint(body.json()))
			.body(Map.of("name", name, "colour", value.colour()));
	}

	@DeleteMapping(NAME)
	ResponseEntity<Void> delete(@PathVariable String name, ApiRequest request) {
		return ResponseEntity.noContent().build();
	}

	@PostMapping(NAME + ":poke")
	ResponseEntity<Map<String, Object>> poke(@PathVariable String name) {
		return ResponseEntity.accepted().body(Map.of("name", name));
	}

	@GetMapping("/{name:[a-z]{3,20}}:fail")
	void fail(@PathVariable String name) {
		throw new IllegalStateException("secret of com.promptservice.Hidden");
	}

	@GetMapping("/{name:[a-z]{3,20}}:late")
	DeferredResult<String> late(@PathVariable String name) throws AsyncRequestTimeoutException {
		return new DeferredResult<>(20L);
	}

	@GetMapping("/{name:[a-z]{3,20}}:typed")
	List<Integer> typed(@PathVariable String name, @RequestParam @Min(1) @Max(9) int count,
			@RequestParam(defaultValue = "1") @Min(1) int other) {
		return List.of(count, other);
	}

	@GetMapping(path = "/{name:[a-z]{3,20}}:events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	ResponseEntity<String> events(@PathVariable String name) {
		return ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body("event: operation\n\n");
	}

	static Map<String, Object> current(String name) {
		return Map.of("id", "/samples/" + name, "name", name, "colour", "blue", "provisioningState", "Succeeded");
	}

	private static String name(int number) {
		return "sample-%03d".formatted(number);
	}

	private static Map<String, Object> item(int number) {
		return Map.of("name", name(number), "number", number, "even", number % 2 == 0);
	}

}
