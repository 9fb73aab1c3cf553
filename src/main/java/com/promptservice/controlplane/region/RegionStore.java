package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import tools.jackson.databind.JsonNode;

/**
 * The documents of regions.
 */
final class RegionStore {

	private static final int PAGE = 1000;

	private static final int TRIES = 5;

	private final Documents documents;

	RegionStore(Documents documents) {
		this.documents = documents;
	}

	Optional<Versioned<RegionDocument>> read(String region) {
		return this.documents.read(Layout.region(region), RegionDocument.class);
	}

	/**
	 * Every region, in the order of names.
	 */
	List<RegionDocument> all() {
		List<RegionDocument> regions = new ArrayList<>();
		String next = null;
		do {
			DocumentStore.Listing page = this.documents.list(DocumentName.HOME, Layout.regions(), next, PAGE);
			page.names()
				.forEach((name) -> this.documents.read(name, RegionDocument.class)
					.map(Versioned::value)
					.ifPresent(regions::add));
			next = page.next();
		}
		while (next != null);
		return regions;
	}

	JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	/**
	 * Changes the region, or deletes it where the change gives null, provided it still
	 * belongs to the operation; else does nothing.
	 */
	void settle(String region, String operationId, UnaryOperator<RegionDocument> change) {
		for (int attempt = 1; true; attempt++) {
			Optional<Versioned<RegionDocument>> current = read(region);
			if (current.isEmpty() || !operationId.equals(current.get().value().activeOperationId())) {
				return;
			}
			try {
				write(region, current.get().etag(), change.apply(current.get().value()));
				return;
			}
			catch (ConditionNotMetException ex) {
				if (attempt == TRIES) {
					throw ex;
				}
			}
		}
	}

	private void write(String region, String etag, RegionDocument changed) {
		if (changed == null) {
			this.documents.delete(Layout.region(region), etag);
		}
		else {
			this.documents.write(Layout.region(region), changed, Condition.matching(etag));
		}
	}

}
