package com.promptservice.controlplane.region;

import java.util.Optional;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Reads and judges the bodies of writes.
 */
final class RegionRequests {

	private final RegionStore regions;

	private final RegionDefaults defaults;

	private final RegionValidation validation;

	private final RegionRepresentations representations;

	RegionRequests(RegionStore regions, RegionDefaults defaults, RegionValidation validation,
			RegionRepresentations representations) {
		this.regions = regions;
		this.defaults = defaults;
		this.validation = validation;
		this.representations = representations;
	}

	/**
	 * The request.
	 * @throws ApiException InvalidRequest with every finding
	 */
	RegionRequest valid(String region, Submitted<RegionRequest> body) {
		Optional<RegionDocument> current = this.regions.read(region).map(Versioned::value);
		RegionSpec existing = current.map(RegionDocument::spec).orElse(null);
		body.readOnly(region, current.map(this.representations::of).map(this.regions::tree).orElse(null));
		return body.value((request, findings) -> {
			judgeName(region, findings);
			this.validation.judge(this.defaults.complete(region, request, existing), new RegionFindings(findings));
		});
	}

	private static void judgeName(String region, Findings findings) {
		findings.require(RegionValidation.isRegionName(region), ErrorCode.InvalidFormat, "path:region",
				"No region can be called '" + region + "'");
	}

}
