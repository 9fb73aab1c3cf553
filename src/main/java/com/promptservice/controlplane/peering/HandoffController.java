package com.promptservice.controlplane.peering;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.EntityTag;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.region.RegionFindings;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import tools.jackson.databind.node.StringNode;

import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a customer runs on its side of a peering.
 */
@RestController
@Profile("!simulator")
@RequestMapping(version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Peerings")
class HandoffController {

	private final PeeringReader reader;

	private final PeeringPrincipal principal;

	private final PublicUrls urls;

	HandoffController(PeeringReader reader, PeeringPrincipal principal, PublicUrls urls) {
		this.reader = reader;
		this.principal = principal;
		this.urls = urls;
	}

	@GetMapping(path = PeeringController.ONE + "/handoff", produces = MediaType.TEXT_PLAIN_VALUE)
	@Operation(operationId = "Peerings_GetHandoff",
			summary = "Get what the customer runs on its side, filled in: grant, peer, admit, test and undo")
	ResponseEntity<String> handoff(@PathVariable String id, @Parameter(description = "The language to have it in",
			schema = @Schema(allowableValues = { "azcli", "powershell", "bicep", "terraform", "markdown" },
					defaultValue = "azcli"),
			example = "azcli") @RequestParam(defaultValue = "azcli") String format, ApiRequest request) {
		Optional<HandoffFormat> language = Arrays.stream(HandoffFormat.values())
			.filter((candidate) -> candidate.name().equals(format))
			.findFirst();
		new Findings()
			.require(language.isPresent(), ErrorCode.InvalidFormat, "query:format",
					RegionFindings.shown(format) + " must be one of " + Arrays.toString(HandoffFormat.values()))
			.throwIfAny();
		HandoffFacts facts = HandoffFacts.of(this.reader.get(id, request.caller()), this.principal, this.urls);
		String text = Handoff.of(facts, language.get());
		String etag = EntityTag.of(StringNode.valueOf(text));
		if (request.preconditions().notModified(etag)) {
			return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(etag).build();
		}
		return ResponseEntity.ok()
			.eTag(etag)
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + language.get().fileName() + "\"")
			.body(text);
	}

}
