package com.promptservice.controlplane.faults;

import java.util.Optional;
import com.promptservice.controlplane.faults.CallSite.Port;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.Document;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.StoreUnavailableException;

/**
 * The document port as one process sees it, faults included.
 */
final class TappedDocuments implements DocumentStore {

	private final MemoryDocuments store;

	private final Tap tap;

	TappedDocuments(MemoryDocuments store, Tap tap) {
		this.store = store;
		this.tap = tap;
	}

	@Override
	public Optional<Document> read(DocumentName name) {
		Fault fault = this.tap.before(Port.DOCUMENTS, "read", name.toString(), false);
		refuse(fault);
		Optional<Document> document = isStale(fault) ? this.store.staleRead(name) : this.store.read(name);
		this.tap.after(fault);
		return document;
	}

	@Override
	public String write(DocumentName name, byte[] content, Condition condition) {
		Fault fault = this.tap.before(Port.DOCUMENTS, "write", name.toString(), true);
		refuse(fault);
		interfere(fault, name);
		String etag = this.store.write(name, content, condition);
		this.tap.after(fault);
		reportFailed(fault);
		return etag;
	}

	@Override
	public void delete(DocumentName name, String etag) {
		Fault fault = this.tap.before(Port.DOCUMENTS, "delete", name.toString(), true);
		refuse(fault);
		interfere(fault, name);
		this.store.delete(name, etag);
		this.tap.after(fault);
		reportFailed(fault);
	}

	@Override
	public Listing list(String place, String prefix, String after, int max) {
		Fault fault = this.tap.before(Port.DOCUMENTS, "list", place + "/" + prefix, false);
		refuse(fault);
		Listing listing = isStale(fault) ? this.store.staleList(place, prefix, after, max)
				: this.store.list(place, prefix, after, max);
		this.tap.after(fault);
		return listing;
	}

	private void interfere(Fault fault, DocumentName name) {
		if (fault != null && fault.kind() == FaultKind.F11_CONFLICT) {
			this.store.touch(name);
		}
	}

	private static boolean isStale(Fault fault) {
		return fault != null && fault.kind() == FaultKind.F12_STALE_READ;
	}

	private static void refuse(Fault fault) {
		if (fault != null && fault.kind() == FaultKind.F4_NOT_DONE) {
			throw new StoreUnavailableException("The store did not answer", null);
		}
	}

	private static void reportFailed(Fault fault) {
		if (fault != null && fault.kind() == FaultKind.F3_DONE_BUT_FAILED) {
			throw new StoreUnavailableException("The store's answer was lost", null);
		}
	}

}
