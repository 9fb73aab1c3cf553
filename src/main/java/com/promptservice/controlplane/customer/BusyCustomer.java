package com.promptservice.controlplane.customer;

import java.util.Map;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.PublicUrls;

/**
 * Refuses writes of a customer that belongs to an operation, and says to which.
 */
record BusyCustomer(PublicUrls urls) {

	private static final String LOOK_AGAIN_SECONDS = "5";

	ApiException refusal(CustomerDocument customer) {
		ApiError error = ApiError.of(ErrorCode.AnotherOperationInProgress, "Customer '" + customer.name() + "' is "
				+ customer.provisioningState() + " by operation '" + customer.activeOperationId() + "'");
		return new ApiException(ErrorCode.AnotherOperationInProgress, error, Map.of("operation-location",
				this.urls.of("/operations/" + customer.activeOperationId()), "retry-after", LOOK_AGAIN_SECONDS));
	}

}
