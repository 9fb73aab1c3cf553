package com.promptservice.controlplane.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The catalogue of errors: what each means and what to do about it.
 */
@RestController
@Profile("!simulator")
@Tag(name = "Errors", description = "What every error means and what to do about it")
@RequestMapping(path = "/errors", version = ApiVersion.SINCE_2026_11_01)
class ErrorsController {

	private final List<CatalogueEntry> catalogue;

	ErrorsController(ObjectProvider<ArmCodes> armCodes) {
		List<ArmCodes> sources = armCodes.orderedStream().toList();
		this.catalogue = Arrays.stream(ErrorCode.values())
			.sorted(Comparator.comparing(ErrorCode::name))
			.map((code) -> entry(code, sources))
			.toList();
	}

	@GetMapping
	@Operation(operationId = "Errors_List", summary = "List every error that a client can meet")
	ResponseEntity<Page<CatalogueEntry>> list(@FilterOn({ "code", "status", "actor", "retryable" }) ListQuery query,
			ApiRequest request) {
		Stream<CatalogueEntry> behind = this.catalogue.stream()
			.filter((entry) -> query.after() == null || entry.code().compareTo(query.after()) > 0);
		return Representations.ok(query.page(behind, CatalogueEntry::code, (entry) -> fields(entry)::get), request);
	}

	@Operation(operationId = "Errors_Get", summary = "Explain one error")
	@GetMapping("/{code:" + ApiPatterns.ERROR_CODE + "}")
	ResponseEntity<CatalogueEntry> get(@PathVariable String code, ApiRequest request) {
		CatalogueEntry found = this.catalogue.stream()
			.filter((entry) -> entry.code().equals(code))
			.findFirst()
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound,
					ApiError.of(ErrorCode.ResourceNotFound, "There is no error code '" + code + "'.")
						.withTarget("path:code"),
					Map.of()));
		return Representations.ok(found, request);
	}

	private static Map<String, Object> fields(CatalogueEntry entry) {
		return Map.of("code", entry.code(), "status", entry.status(), "actor", entry.actor(), "retryable",
				entry.retryable());
	}

	private static CatalogueEntry entry(ErrorCode code, List<ArmCodes> sources) {
		List<String> arm = sources.stream()
			.flatMap((source) -> source.behind(code).stream())
			.distinct()
			.sorted()
			.toList();
		return new CatalogueEntry(code.name(), code.status(), code.meaning(), code.remediation(), code.actor(),
				code.retryable(), arm);
	}

}
