package com.promptservice.controlplane.region;

import com.promptservice.controlplane.api.ApiException;

/**
 * Refuses a write of a region that belongs to an operation.
 */
interface BusyRegion {

	ApiException refusal(RegionDocument region);

}
