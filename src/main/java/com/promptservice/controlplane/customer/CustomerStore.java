package com.promptservice.controlplane.customer;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import tools.jackson.databind.JsonNode;

/**
 * The documents of customers.
 */
final class CustomerStore {

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
		// in the order of names, which ".json" behind them may disturb
		return this.documents.names(DocumentName.HOME, Layout.customers())
			.stream()
			.map(DocumentName::path)
			.map((path) -> path.substring(Layout.customers().length(), path.length() - SUFFIX.length()))
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
		this.documents.change(Layout.customer(customer), CustomerDocument.class,
				(document) -> operationId.equals(document.activeOperationId()), change);
	}

}
