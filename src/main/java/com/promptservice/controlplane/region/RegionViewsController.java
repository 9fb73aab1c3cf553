package com.promptservice.controlplane.region;

import java.util.List;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ApiRequest;
import com.promptservice.controlplane.api.ApiVersion;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.api.Representations;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.azure.AzureProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Profile;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What can be known of a region without changing it.
 */
@RestController
@Profile("!simulator")
@RequestMapping(path = "/regions", version = ApiVersion.SINCE_2026_11_01)
@Tag(name = "Regions")
class RegionViewsController {

	private static final int MOST_SUGGESTIONS = 100;

	private final RegionStore regions;

	private final RegionRequests requests;

	private final RegionPreviews previews;

	private final RegionProperties properties;

	private final AzureProperties azure;

	private final List<RegionChildren> children;

	RegionViewsController(RegionStore regions, RegionRequests requests, RegionPreviews previews,
			RegionProperties properties, AzureProperties azure, ObjectProvider<RegionChildren> children) {
		this.regions = regions;
		this.requests = requests;
		this.previews = previews;
		this.properties = properties;
		this.azure = azure;
		this.children = children.orderedStream().toList();
	}

	@GetMapping(RegionController.ONE + "/config")
	@Operation(operationId = "Regions_GetConfig", summary = "Read the region.config.json that the data plane reads")
	ResponseEntity<RegionConfig> config(@PathVariable String region,
			@Parameter(description = "An earlier version; the last 20 are kept",
					schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "2147483647"),
					example = "1") @RequestParam(required = false) Integer version,
			ApiRequest request) {
		RegionDocument document = this.regions.get(region);
		if (version != null) {
			requireVersion(version);
			return Representations.ok(this.regions.config(region, version), request);
		}
		RegionConfig config = this.regions.config(region)
			.orElseThrow(() -> new ApiException(ErrorCode.RegionNotReady, "Region '" + region + "' is "
					+ document.provisioningState() + " and has no published configuration"));
		return Representations.ok(config, request);
	}

	@GetMapping(RegionController.ONE + "/routing-table")
	@Operation(operationId = "Regions_GetRoutingTable",
			summary = "Read the routing-table.json that the data plane reads: who is served, by which clusters")
	ResponseEntity<RoutingTable> routingTable(@PathVariable String region,
			@Parameter(description = "An earlier version; the last 20 are kept",
					schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "2147483647"),
					example = "1") @RequestParam(required = false) Integer version,
			ApiRequest request) {
		RegionDocument document = this.regions.get(region);
		if (version != null) {
			requireVersion(version);
			return Representations.ok(this.regions.routingTable(region, version), request);
		}
		RoutingTable table = this.regions.routingTable(region)
			.orElseThrow(() -> new ApiException(ErrorCode.RegionNotReady, "Region '" + region + "' is "
					+ document.provisioningState() + " and has no published routing table"));
		return Representations.ok(table, request);
	}

	@GetMapping(RegionController.ONE + "/address-space")
	@Operation(operationId = "Regions_GetAddressSpace",
			summary = "See which private IPv4 ranges are used, reserved, stale and free; a customer sees no names")
	ResponseEntity<AddressSpace> addressSpace(@PathVariable String region,
			@Parameter(description = "Length of blocks to suggest, 8-29",
					schema = @Schema(type = "integer", format = "int32", minimum = "8", maximum = "29"),
					example = "20") @RequestParam(required = false) Integer suggest,
			@Parameter(description = "How many blocks to suggest, 1-100",
					schema = @Schema(type = "integer", format = "int32", minimum = "1", maximum = "100",
							defaultValue = "5"),
					example = "5") @RequestParam(defaultValue = "5") int count,
			ApiRequest request) {
		new Findings()
			.require(suggest == null || (suggest >= 8 && suggest <= 29), ErrorCode.OutOfRange, "query:suggest",
					suggest + " must be 8-29")
			.require(count >= 1 && count <= MOST_SUGGESTIONS, ErrorCode.OutOfRange, "query:count",
					count + " must be 1-" + MOST_SUGGESTIONS)
			.throwIfAny();
		RegionSpec spec = this.regions.get(region).spec();
		List<String> pool = this.properties.privateAddressPrefixes();
		AddressSpace space = AddressSpace.of(spec, children(region), pool, suggest, count);
		boolean team = request.caller().is(Caller.Role.Operator) || request.caller().is(Caller.Role.Reader);
		return Representations.ok(team ? space : space.withoutNames(pool), request);
	}

	@GetMapping(path = RegionController.ONE + "/topology",
			produces = { MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE })
	@Operation(operationId = "Regions_GetTopology",
			summary = "See the region as one picture; a customer sees what it connects to, and its own peerings")
	ResponseEntity<?> topology(@PathVariable String region,
			@Parameter(description = "json as data, or mermaid as text for a diagram",
					schema = @Schema(allowableValues = { "json", "mermaid" }, defaultValue = "json"),
					example = "json") @RequestParam(defaultValue = "json") String format,
			ApiRequest request) {
		new Findings()
			.require(List.of("json", "mermaid").contains(format), ErrorCode.InvalidFormat, "query:format",
					RegionFindings.shown(format) + " must be json or mermaid")
			.throwIfAny();
		RegionSpec spec = this.regions.get(region).spec();
		RegionTopology topology = RegionTopology.of(spec, new RegionAssets(spec, this.azure),
				this.children.stream().flatMap((feature) -> feature.of(region, request.caller()).stream()).toList());
		boolean team = request.caller().is(Caller.Role.Operator) || request.caller().is(Caller.Role.Reader);
		topology = team ? topology : topology.forCustomers();
		if (format.equals("mermaid")) {
			return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(topology.mermaid());
		}
		return Representations.ok(topology, request);
	}

	@PostMapping(RegionController.ONE + ":whatIf")
	@Operation(operationId = "Regions_WhatIf", summary = "See what a PUT would come to, without changing anything")
	ResponseEntity<RegionWhatIf> whatIf(@PathVariable String region, @RequestBody Submitted<RegionRequest> body) {
		return ResponseEntity.ok(this.previews.of(region, this.requests.valid(region, body)));
	}

	private static void requireVersion(int version) {
		new Findings().require(version >= 1, ErrorCode.OutOfRange, "query:version", version + " must be at least 1")
			.throwIfAny();
	}

	private List<RegionChildren.Child> children(String region) {
		return this.children.stream().flatMap((feature) -> feature.of(region).stream()).toList();
	}

}
