package com.promptservice.controlplane.region;

import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.PublicUrls;

/**
 * Refuses writes of a region that belongs to an operation, and says to which.
 */
record BusyRegion(PublicUrls urls) {

	private static final String LOOK_AGAIN_SECONDS = "5";

	ApiException refusal(RegionDocument region) {
		return new ApiException(ErrorCode.AnotherOperationInProgress, error(region), Map.of("operation-location",
				this.urls.of("/operations/" + region.activeOperationId()), "retry-after", LOOK_AGAIN_SECONDS));
	}

	ApiError error(RegionDocument region) {
		return ApiError.of(ErrorCode.AnotherOperationInProgress, "Region '" + region.name() + "' is "
				+ region.provisioningState() + " by operation '" + region.activeOperationId() + "'");
	}

}
