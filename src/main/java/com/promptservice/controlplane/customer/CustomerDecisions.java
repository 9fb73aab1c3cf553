package com.promptservice.controlplane.customer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * Judges writes of customers against their live state.
 */
final class CustomerDecisions {

	private final CustomerStore customers;

	private final CustomerClaims claims;

	private final CustomerSites sites;

	private final CustomerRepresentations representations;

	private final Supplier<List<CustomerChildren>> children;

	private final BusyCustomer busy;

	private final Clock clock;

	CustomerDecisions(CustomerStore customers, CustomerClaims claims, CustomerSites sites,
			CustomerRepresentations representations, Supplier<List<CustomerChildren>> children, BusyCustomer busy,
			Clock clock) {
		this.customers = customers;
		this.claims = claims;
		this.sites = sites;
		this.representations = representations;
		this.children = children;
		this.busy = busy;
		this.clock = clock;
	}

	/**
	 * Judges a PUT.
	 * @param deleteData whether data in regions that are taken from the customer may go
	 * @param preconditions given the current ETag or null; throws when they do not hold
	 */
	Decision put(CustomerSpec spec, boolean deleteData, Consumer<String> preconditions, String operationId) {
		Optional<Versioned<CustomerDocument>> current = this.customers.read(spec.customer());
		preconditions.accept(current.map(this.representations::etag).orElse(null));
		if (current.isEmpty()) {
			List<CustomerSite> wanted = this.sites.ready(spec, CustomerObserved.NOTHING);
			claim(spec);
			return write(201, null, CustomerDocument.created(spec, operationId, this.clock.instant()),
					new CustomerCreateOrUpdate.Input(spec, null, wanted, List.of(), deleteData));
		}
		CustomerDocument is = current.get().value();
		if (!is.provisioningState().isAtRest()) {
			if (is.provisioningState() != ProvisioningState.Deleting && is.spec().equals(spec)) {
				return new Decision.Join(is.activeOperationId());
			}
			throw this.busy.refusal(is);
		}
		return update(current.get(), spec, deleteData, operationId);
	}

	/**
	 * Judges a DELETE.
	 * @param deleteData whether the customer's data may go
	 * @param preconditions given the current ETag or null; throws when they do not hold
	 */
	Decision delete(String customer, boolean deleteData, Consumer<String> preconditions, String operationId) {
		Optional<Versioned<CustomerDocument>> current = this.customers.read(customer);
		preconditions.accept(current.map(this.representations::etag).orElse(null));
		if (current.isEmpty()) {
			return new Decision.Nothing();
		}
		CustomerDocument is = current.get().value();
		if (is.provisioningState() == ProvisioningState.Deleting) {
			return new Decision.Join(is.activeOperationId());
		}
		return remove(current.get(), deleteData, is.activeOperationId(), operationId);
	}

	/**
	 * Judges whether an ended create or update can go on.
	 */
	Decision retryWrite(CustomerCreateOrUpdate.Input input, String operationId) {
		Versioned<CustomerDocument> current = atRest(input.spec().customer());
		if (!current.value().spec().equals(input.spec())) {
			throw new ApiException(ErrorCode.ImmutableFieldChanged,
					"Customer '" + input.spec().customer() + "' was changed since; PUT it instead");
		}
		return update(current, input.spec(), input.deleteData(), operationId);
	}

	/**
	 * Judges whether an ended delete can go on.
	 */
	Decision retryDelete(CustomerDelete.Input input, String operationId) {
		return remove(atRest(input.spec().customer()), input.deleteData(), input.supersedes(), operationId);
	}

	private Versioned<CustomerDocument> atRest(String customer) {
		Versioned<CustomerDocument> current = this.customers.read(customer)
			.orElseThrow(() -> new ApiException(ErrorCode.ResourceNotFound,
					"Customer '" + customer + "' does not exist any more"));
		if (!current.value().provisioningState().isAtRest()) {
			throw this.busy.refusal(current.value());
		}
		return current;
	}

	private Decision update(Versioned<CustomerDocument> current, CustomerSpec spec, boolean deleteData,
			String operationId) {
		CustomerDocument is = current.value();
		List<CustomerSite> wanted = this.sites.ready(spec, is.observed());
		TreeSet<String> left = places(is);
		refuseInUse(is, spec);
		spec.regions().forEach(left::remove);
		List<CustomerSite> leaving = this.sites.existing(is.name(), List.copyOf(left), is.observed());
		claim(spec);
		CustomerDocument document = is.claimed(spec, ProvisioningState.Updating, operationId, this.clock.instant());
		return write(200, current.etag(), document,
				new CustomerCreateOrUpdate.Input(spec, is.spec(), wanted, leaving, deleteData));
	}

	private Decision write(int status, String etag, CustomerDocument document, CustomerCreateOrUpdate.Input input) {
		CustomerResource resource = this.representations.of(document);
		return new Decision.Start(CustomerCreateOrUpdate.KIND, path(document), null, input, claim(etag, document),
				new Decision.Answer(status, resource.etag(), this.customers.tree(resource)), null);
	}

	private Decision remove(Versioned<CustomerDocument> current, boolean deleteData, String supersedes,
			String operationId) {
		CustomerDocument is = current.value();
		refuseInUse(is, null);
		ProvisioningState before = is.provisioningState().isAtRest() ? is.provisioningState()
				: ProvisioningState.Canceled;
		CustomerDocument document = is.claimed(is.spec(), ProvisioningState.Deleting, operationId,
				this.clock.instant());
		List<CustomerSite> all = this.sites.existing(is.name(), List.copyOf(places(is)), is.observed());
		return new Decision.Start(CustomerDelete.KIND, path(document), null,
				new CustomerDelete.Input(is.spec(), all, deleteData, before, supersedes),
				claim(current.etag(), document), new Decision.Answer(202, null, null), supersedes);
	}

	/**
	 * Every region where the customer has an account or may have one.
	 */
	private static TreeSet<String> places(CustomerDocument customer) {
		TreeSet<String> places = new TreeSet<>(customer.spec().regions());
		customer.observed().storageAccounts().forEach((account) -> places.add(account.region()));
		return places;
	}

	/**
	 * Claims all that is the customer's alone; what is another one's is told, and what
	 * was claimed for nothing given back.
	 */
	private void claim(CustomerSpec spec) {
		List<CustomerClaim> wanted = spec.claims(this.clock.instant());
		List<ApiError> taken = EnsureClaims.taken(this.claims, wanted);
		if (!taken.isEmpty()) {
			wanted.forEach(this.claims::release);
			throw new ApiException(ErrorCode.ClaimedByAnotherCustomer, EnsureClaims.refusal(taken), Map.of());
		}
	}

	/**
	 * Refuses to take from a customer what a peering of its relies on.
	 * @param spec what the customer is to be, or null when it is to go
	 */
	private void refuseInUse(CustomerDocument is, CustomerSpec spec) {
		List<ApiError> inUse = new ArrayList<>();
		for (String region : places(is)) {
			boolean stays = spec != null && spec.regions().contains(region);
			this.children.get()
				.stream()
				.flatMap((feature) -> feature.of(is.name(), region).stream())
				.filter((child) -> !stays || loses(is.spec(), spec, child))
				.forEach((child) -> inUse.add(inUse(child)));
		}
		if (!inUse.isEmpty()) {
			throw new ApiException(ErrorCode.CustomerNotEmpty,
					ApiError.of(ErrorCode.CustomerNotEmpty, ErrorCode.CustomerNotEmpty.meaning()).withDetails(inUse),
					Map.of());
		}
	}

	private static boolean loses(CustomerSpec is, CustomerSpec wanted, CustomerChildren.Child child) {
		CustomerClaim subscription = new CustomerClaim(CustomerClaim.SUBSCRIPTION, child.subscriptionId(),
				is.customer(), null);
		return is.lists(subscription) && !wanted.lists(subscription);
	}

	static ApiError inUse(CustomerChildren.Child child) {
		return ApiError.detail(ErrorCode.CustomerNotEmpty, null,
				child.path() + " connects a network of subscription " + child.subscriptionId());
	}

	private static String path(CustomerDocument document) {
		return "/customers/" + document.name();
	}

	private Decision.Claim claim(String etag, CustomerDocument document) {
		return new Decision.Claim(Layout.customer(document.name()), etag, this.customers.tree(document));
	}

}
