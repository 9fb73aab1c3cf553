package com.promptservice.controlplane.customer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import tools.jackson.databind.JsonNode;

/**
 * The documents of customers.
 */
final class CustomerStore {

	private static final int PAGE = 1000;

	private static final int TRIES = 5;

	private static final String SUFFIX = ".json";

	private final Documents documents;

	CustomerStore(Documents documents) {
		this.documents = documents;
	}

	Optional<Versioned<CustomerDocument>> read(String customer) {
		return this.documents.read(Layout.customer(customer), CustomerDocument.class);
	}

	/**
	 * The customer.
	 * @throws ApiException ResourceNotFound
	 */
	CustomerDocument get(String customer) {
		return read(customer).map(Versioned::value).orElseThrow(() -> notFound(customer));
	}

	static ApiException notFound(String customer) {
		return new ApiException(ErrorCode.ResourceNotFound,
				ApiError.of(ErrorCode.ResourceNotFound, "There is no customer '" + customer + "'")
					.withTarget("path:customer"),
				Map.of());
	}

	/**
	 * Every customer behind a name, in the order of names; each is read when the stream
	 * comes to it.
	 * @param after the name before the first, or null
	 */
	Stream<CustomerDocument> all(String after) {
		List<String> names = new ArrayList<>();
		String next = null;
		do {
			DocumentStore.Listing page = this.documents.list(DocumentName.HOME, Layout.customers(), next, PAGE);
			page.names()
				.stream()
				.map(DocumentName::path)
				.map((path) -> path.substring(Layout.customers().length(), path.length() - SUFFIX.length()))
				.forEach(names::add);
			next = page.next();
		}
		while (next != null);
		// in the order of names, which ".json" behind them may disturb
		return names.stream()
			.sorted()
			.filter((name) -> after == null || name.compareTo(after) > 0)
			.flatMap((name) -> read(name).map(Versioned::value).stream());
	}

	JsonNode tree(Object value) {
		return this.documents.tree(value);
	}

	/**
	 * Changes the customer, or deletes it where the change gives null, provided it still
	 * belongs to the operation; else does nothing.
	 */
	void settle(String customer, String operationId, UnaryOperator<CustomerDocument> change) {
		for (int attempt = 1; true; attempt++) {
			Optional<Versioned<CustomerDocument>> current = owned(customer, operationId)
				// one look may be out of date, and nobody settles the customer after this
				.or(() -> owned(customer, operationId));
			if (current.isEmpty()) {
				return;
			}
			try {
				write(customer, current.get().etag(), change.apply(current.get().value()));
				return;
			}
			catch (ConditionNotMetException ex) {
				if (attempt == TRIES) {
					throw ex;
				}
			}
		}
	}

	private Optional<Versioned<CustomerDocument>> owned(String customer, String operationId) {
		return read(customer).filter((current) -> operationId.equals(current.value().activeOperationId()));
	}

	private void write(String customer, String etag, CustomerDocument changed) {
		if (changed == null) {
			this.documents.delete(Layout.customer(customer), etag);
		}
		else {
			this.documents.write(Layout.customer(customer), changed, Condition.matching(etag));
		}
	}

}
