package com.promptservice.controlplane.customer;

import com.promptservice.controlplane.api.EntityTag;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Shows stored customers to clients.
 */
final class CustomerRepresentations {

	/**
	 * The team's representation with its ETag.
	 */
	CustomerResource of(CustomerDocument document) {
		return tagged(CustomerResource.of(document));
	}

	/**
	 * The customer's own representation with its ETag.
	 */
	CustomerResource forItself(CustomerDocument document) {
		return tagged(CustomerResource.of(document).forItself());
	}

	String etag(Versioned<CustomerDocument> version) {
		return of(version.value()).etag();
	}

	private static CustomerResource tagged(CustomerResource resource) {
		return resource.withEtag(EntityTag.of(resource));
	}

}
