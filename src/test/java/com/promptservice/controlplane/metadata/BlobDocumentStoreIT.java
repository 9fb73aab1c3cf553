package com.promptservice.controlplane.metadata;

import com.promptservice.controlplane.storage.AzuritePlaces;

/**
 * Documents as blobs, in Azurite.
 */
class BlobDocumentStoreIT extends DocumentStoreContract {

	private final BlobDocumentStore store = new BlobDocumentStore(AzuritePlaces.empty("westus2"));

	@Override
	protected DocumentStore store() {
		return this.store;
	}

}
