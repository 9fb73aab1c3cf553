package com.promptservice.controlplane.customer;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.ConfigFile;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.PublishedConfigs;

/**
 * Reads what was published of customers.
 */
record CustomerPublications(PublishedConfigs configs, Documents documents) {

	/**
	 * What the data plane of a region reads of a customer, or read at a version.
	 * @param version null for now
	 * @throws ApiException ResourceNotFound, naming what there is
	 */
	CustomerConfig get(CustomerDocument customer, String region, Integer version) {
		ConfigFile file = Layout.customerConfig(region, customer.name());
		if (version == null) {
			return this.configs.current(file, CustomerConfig.class)
				.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound,
						"The data plane of '" + region + "' knows nothing of customer '" + customer.name()
								+ "', which is " + customer.provisioningState() + " with regions "
								+ customer.spec().regions()));
		}
		return this.configs.version(file, version)
			.map((found) -> this.documents.value(found.content(), CustomerConfig.class))
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound, "Version " + version
					+ " of the configuration is not kept; there are " + this.configs.versions(file)));
	}

}
