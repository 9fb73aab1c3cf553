package com.promptservice.controlplane.metadata;

import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.faults.port.SettableClock;

/**
 * The tests' own store keeps the contract too, or nothing that they show would hold.
 */
class InMemoryDocumentStoreTest extends DocumentStoreContract {

	private final InMemoryDocumentStore store = new InMemoryDocumentStore(new SettableClock());

	@Override
	protected DocumentStore store() {
		return this.store;
	}

}
