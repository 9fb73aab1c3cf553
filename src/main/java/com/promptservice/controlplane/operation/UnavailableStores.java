package com.promptservice.controlplane.operation;

import java.util.Map;
import java.util.Optional;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.ExceptionMapping;
import com.promptservice.controlplane.metadata.StoreUnavailableException;
import com.promptservice.controlplane.queue.QueueUnavailableException;

/**
 * How a store or queue that does not answer looks to a client, wherever it was asked.
 */
final class UnavailableStores implements ExceptionMapping {

	@Override
	public Optional<ApiException> map(Exception ex) {
		if (ex instanceof StoreUnavailableException || ex instanceof QueueUnavailableException) {
			ApiError error = ApiError.of(ErrorCode.MetadataStoreUnavailable,
					"The store of the service's state did not answer.");
			return Optional.of(new ApiException(ErrorCode.MetadataStoreUnavailable, error, Map.of("retry-after", "5")));
		}
		return Optional.empty();
	}

}
