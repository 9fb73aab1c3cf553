package com.promptservice.controlplane.customer;

import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Reads and judges the bodies of writes.
 */
record CustomerRequests(CustomerStore customers, CustomerRepresentations representations) {

	/**
	 * The wanted customer.
	 * @throws ApiException InvalidRequest with every finding
	 */
	CustomerSpec valid(String customer, Submitted<CustomerRequest> body) {
		body.readOnly(customer,
				this.customers.read(customer)
					.map(Versioned::value)
					.map(this.representations::of)
					.map(this.customers::tree)
					.orElse(null));
		return CustomerSpec.of(customer, body.value(CustomerValidation::judge));
	}

}
