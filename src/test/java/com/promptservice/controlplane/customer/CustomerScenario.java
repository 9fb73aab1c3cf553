package com.promptservice.controlplane.customer;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.faults.port.InMemoryDocumentStore;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.DocumentStore;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.region.RegionParts;
import com.promptservice.controlplane.scenario.LatestWire;
import com.promptservice.controlplane.scenario.ServiceInVirtualTime;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;

/**
 * Customers in virtual time, with two regions that stand.
 */
final class CustomerScenario extends ServiceInVirtualTime {

	/**
	 * What two tests with scenarios share, and must not use at the same time.
	 */
	static final String ONE_WIRE = "customer-wire";

	static final String GROUP = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/promptservice-regional-storage-";

	private static final LatestWire WIRE = new LatestWire();

	/** Dear to build, so there is one for all. */
	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, Clock.systemUTC());

	private final List<String> writes = new ArrayList<>();

	private final List<Connection> connections = new ArrayList<>();

	private Runnable afterListing;

	private final RegionParts regions;

	private final CustomerParts customers;

	CustomerScenario() {
		this(new InMemoryDocumentStore(Clock.systemUTC()));
	}

	CustomerScenario(DocumentStore store) {
		super(WIRE, store);
		around((request, azure) -> {
			if (changes(request)) {
				this.writes.add(request.method() + " " + request.uri().getPath());
			}
			SimulatorResponse answer = azure.answer(request);
			if (this.afterListing != null && request.uri().getPath().endsWith("/blobServices/default/containers")) {
				Runnable next = this.afterListing;
				this.afterListing = null;
				next.run();
			}
			return answer;
		});
		this.regions = new RegionParts(this.documents, AZURE.resources(), this.clock, this::superseded,
				List.of((region) -> parts().children().of(region)), () -> List.of(parts().routes()));
		this.customers = new CustomerParts(this.documents, AZURE, this.regions.regions(), this.clock, this::superseded,
				() -> List.of(this::connecting));
		start(this.regions.definitions(), this.customers.definitions());
		region("westus2", "10.0.0.0/16");
		region("eastus", "10.1.0.0/16");
		takeWrites();
	}

	private void region(String region, String network) {
		String body = "{\"subscriptionId\": \"00000000-0000-0000-0000-000000000001\", \"network\": {\"vnetAddressPrefix\": \""
				+ network + "\"}}";
		this.regions.recordStanding(region, body);
		azure("PUT", GROUP + region + "?api-version=2025-04-01", "{\"location\": \"" + region + "\"}");
	}

	Accepted deleteRegion(String region) {
		return accept(DocumentName.HOME, "DELETE " + region, (id) -> this.regions.delete(region, id));
	}

	/**
	 * Accepts a PUT, single quotes standing for double ones; carries nothing out yet.
	 */
	Accepted put(String customer, String body) {
		return put(customer, body, false);
	}

	Accepted put(String customer, String body, boolean deleteData) {
		String json = body.replace('\'', '"');
		return accept(DocumentName.HOME, "PUT " + customer + json + deleteData,
				(id) -> this.customers.put(customer, json, deleteData, id));
	}

	Accepted delete(String customer, boolean deleteData) {
		return accept(DocumentName.HOME, "DELETE " + customer + deleteData,
				(id) -> this.customers.delete(customer, deleteData, id));
	}

	Operation written(String customer, String body) {
		return carriedOut(put(customer, body));
	}

	Operation deleted(String customer, boolean deleteData) {
		return carriedOut(delete(customer, deleteData));
	}

	CustomerDocument customer(String name) {
		return this.customers.store().get(name);
	}

	CustomerParts parts() {
		return this.customers;
	}

	JsonNode routingTable(String region) {
		return this.regions.routingTable(region);
	}

	/**
	 * Connects a customer by a peering that is not this package's.
	 */
	void connect(String customer, String region, CustomerChildren.Child child) {
		this.connections.add(new Connection(customer, region, child));
	}

	void disconnectAll() {
		this.connections.clear();
	}

	private List<CustomerChildren.Child> connecting(String customer, String region) {
		return this.connections.stream()
			.filter((connection) -> connection.customer().equals(customer) && connection.region().equals(region))
			.map(Connection::child)
			.toList();
	}

	/**
	 * The data plane writes: a container comes to be in the account.
	 */
	void store(String region, String account, String container) {
		SimulatorResponse answer = azure("PUT",
				GROUP + region + "/providers/Microsoft.Storage/storageAccounts/" + account
						+ "/blobServices/default/containers/" + container + "?api-version=2025-06-01",
				"{\"properties\": {}}");
		if (answer.status() > 299) {
			throw new AssertionError(answer.status() + " " + answer.json());
		}
	}

	/**
	 * Does something right after the service looked for data the next time.
	 */
	void afterNextLookForData(Runnable work) {
		this.afterListing = work;
	}

	/**
	 * What was written to Azure since the last call.
	 */
	List<String> takeWrites() {
		List<String> taken = List.copyOf(this.writes);
		this.writes.clear();
		return taken;
	}

	/**
	 * Names of the storage accounts that customers have in a region.
	 */
	List<String> accounts(String region) {
		return resourceIds().stream()
			.filter((id) -> id.startsWith(GROUP + region + "/") && id.matches(".*/storageAccounts/[^/]+"))
			.map((id) -> id.substring(id.lastIndexOf('/') + 1))
			.toList();
	}

	private record Connection(String customer, String region, CustomerChildren.Child child) {
	}

}
