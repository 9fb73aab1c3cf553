package com.promptservice.controlplane.customer;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.PublishedConfigs;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.region.RegionChildren;
import com.promptservice.controlplane.region.RegionParts;
import com.promptservice.controlplane.region.Regions;
import com.promptservice.controlplane.region.RoutingSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The customer package put together by hand, for tests without Spring.
 */
public final class CustomerParts {

	private static final PublicUrls URLS = new PublicUrls(URI.create("http://127.0.0.1:8080"));

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final CustomerStore store;

	private final CustomerClaims claims;

	private final CustomerConfigs configs;

	private final CustomerPublications publications;

	private final CustomerRoutes routes;

	private final CustomerDecisions decisions;

	private final List<OperationDefinition<?>> definitions;

	/**
	 * Customers over these documents and this Azure.
	 * @param supersededEnded the step that waits until the superseded operation ended
	 */
	public CustomerParts(Documents documents, AzureOverWire azure, Regions regions, Clock clock,
			Supplier<Step<?>> supersededEnded, Supplier<List<CustomerChildren>> children) {
		CustomerProperties properties = new CustomerProperties(Duration.ofMinutes(5), 2);
		PublishedConfigs published = new PublishedConfigs(documents, clock);
		this.store = new CustomerStore(documents);
		this.claims = new CustomerClaims(documents, properties.claimGrace(), clock);
		this.routes = new CustomerRoutes(published);
		this.configs = new CustomerConfigs(this.store, published,
				RegionParts.routes(documents, clock, () -> List.of(this.routes)), children);
		this.publications = new CustomerPublications(published, documents);
		this.decisions = new CustomerDecisions(this.store, this.claims,
				new CustomerSites(regions, published, properties), new CustomerRepresentations(), children,
				new BusyCustomer(URLS), clock);
		CustomerPlans plans = new CustomerPlans(azure.resources(), azure.lookups(), azure.names(), this.configs,
				this.claims, children, supersededEnded);
		this.definitions = List.of(new CustomerCreateOrUpdate(plans, this.store, this.claims, this.decisions),
				new CustomerDelete(plans, this.store, this.claims, this.decisions));
	}

	public List<OperationDefinition<?>> definitions() {
		return this.definitions;
	}

	/**
	 * Judges a PUT of a customer.
	 */
	public Decision put(String customer, String body, boolean deleteData, String operationId) {
		return this.decisions.put(CustomerSpec.of(customer, MAPPER.readValue(body, CustomerRequest.class)), deleteData,
				(etag) -> {
				}, operationId);
	}

	/**
	 * Judges a DELETE of a customer.
	 */
	public Decision delete(String customer, boolean deleteData, String operationId) {
		return this.decisions.delete(customer, deleteData, (etag) -> {
		}, operationId);
	}

	public Customers customers() {
		return new Customers(this.store, this.claims);
	}

	public CustomerConfigs configs() {
		return this.configs;
	}

	/**
	 * What routing tables are told of the customers.
	 */
	public RoutingSource routes() {
		return this.routes;
	}

	/**
	 * What regions are told of their customers.
	 */
	public RegionChildren children() {
		return new CustomerRegionChildren(this.store);
	}

	CustomerStore store() {
		return this.store;
	}

	CustomerClaims claims() {
		return this.claims;
	}

	CustomerConfig config(String customer, String region, Integer version) {
		return this.publications.get(this.store.get(customer), region, version);
	}

}
