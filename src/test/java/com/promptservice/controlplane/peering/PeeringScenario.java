package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.azure.core.http.HttpClient;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.cluster.ClusterParts;
import com.promptservice.controlplane.customer.CustomerParts;
import com.promptservice.controlplane.customer.StandingCustomers;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.operation.Accepted;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.region.RegionParts;
import com.promptservice.controlplane.scenario.LatestWire;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;

/**
 * Peerings in virtual time, with a region that stands and the customers contoso and
 * fabrikam.
 */
final class PeeringScenario extends CustomerNetworks {

	/**
	 * What two tests with scenarios share, and must not use at the same time.
	 */
	static final String ONE_WIRE = "peering-wire";

	static final Caller CONTOSO = new Caller("8f3a1c52-0002-4c00-9000-000000000002", "contoso-app", "contoso",
			Set.of(Caller.Role.Customer));

	static final Caller FABRIKAM = new Caller("8f3a1c52-0003-4c00-9000-000000000003", "fabrikam-app", "fabrikam",
			Set.of(Caller.Role.Customer));

	private static final LatestWire WIRE = new LatestWire();

	/** Dear to build, so there is one for all. */
	private static final AzureOverWire AZURE = new AzureOverWire(WIRE, Clock.systemUTC());

	private final List<Call> calls = new ArrayList<>();

	private final RegionParts regions;

	private final CustomerParts customers;

	private final PeeringParts peerings;

	PeeringScenario() {
		this("");
	}

	/**
	 * A scenario whose region has these further fields, single quotes standing for double
	 * ones.
	 */
	PeeringScenario(String fields) {
		this(fields, AZURE, PeeringProperties.defaults());
	}

	PeeringScenario(String fields, AzureOverWire azure, PeeringProperties properties) {
		super(WIRE);
		around((request, behind) -> {
			SimulatorResponse answer = behind.answer(request);
			this.calls.add(new Call(now(), request.method(), request.uri().getPath(), answer.status()));
			return answer;
		});
		this.regions = new RegionParts(this.documents, azure.resources(), this.clock, this::superseded,
				List.of((region) -> parts().children().of(region)));
		this.customers = new CustomerParts(this.documents, azure, this.regions.regions(), this.clock, this::superseded,
				() -> List.of(parts().connections()));
		this.peerings = new PeeringParts(this.documents, this.leases, PeeringParts.Azure.of(azure),
				this.regions.regions(), new PeeringParts.Who(this.customers.customers(), this.customers.configs()),
				this.clock, this::acceptance, this::superseded, properties);
		start(this.regions.definitions(), this.customers.definitions(), this.peerings.definitions());
		region(fields);
		customer("contoso", CONTOSO.tenantId(), CONTOSO_SUBSCRIPTION);
		customer("fabrikam", FABRIKAM.tenantId(), FABRIKAM_SUBSCRIPTION);
	}

	private void region(String fields) {
		String more = fields.isEmpty() ? "" : ", " + fields.replace('\'', '"');
		this.regions.recordStanding("westus2",
				"{\"subscriptionId\": \"00000000-0000-0000-0000-000000000001\"" + more + "}");
		network(OURS, "10.0.0.0/16");
	}

	/**
	 * The one that scenarios share.
	 */
	static AzureOverWire azure() {
		return AZURE;
	}

	/**
	 * The wire to the Azure of the scenario that was made last.
	 */
	static HttpClient wire() {
		return WIRE;
	}

	/**
	 * Records a customer that may peer in the region.
	 */
	void customer(String name, String tenant, String subscription) {
		StandingCustomers.record(this.documents, this.clock, name, "{'tenants': [{'tenantId': '" + tenant
				+ "', 'subscriptionIds': ['" + subscription + "']}], 'regions': ['westus2']}");
	}

	/**
	 * Takes every subscription from a customer.
	 */
	void unregister(String name) {
		StandingCustomers.unregister(this.documents, name);
	}

	/**
	 * Makes the local Azure do something, as its operator can.
	 */
	void act(String name, String body) {
		control("POST", "actions/" + name, body);
	}

	/**
	 * Accepts a POST; carries nothing out yet.
	 */
	Accepted post(Caller caller, String network, String more) {
		String body = "{\"region\": \"westus2\", \"virtualNetworkId\": \"" + network + "\""
				+ (more.isEmpty() ? "" : ", " + more.replace('\'', '"')) + "}";
		PeeringCandidate candidate = this.peerings.candidate(body, caller);
		return accept("westus2", "POST " + body + caller.key(), caller, (id) -> this.peerings.create(candidate, id));
	}

	Accepted approve(String id) {
		return accept("westus2", "approve " + id, OPERATOR,
				(operation) -> this.peerings.approve(id, OPERATOR, operation));
	}

	Accepted repair(String id, Caller caller) {
		return accept("westus2", "repair " + id, caller, (operation) -> this.peerings.repair(id, caller, operation));
	}

	Accepted delete(String id, Caller caller) {
		return accept("westus2", "delete " + id, caller, (operation) -> this.peerings.delete(id, caller, operation));
	}

	/**
	 * Asks for a peering and carries the request out.
	 * @return its id
	 */
	String requested(Caller caller, String network) {
		return requested(caller, network, "");
	}

	String requested(Caller caller, String network, String more) {
		return idOf(carriedOut(post(caller, network, more)));
	}

	/**
	 * Asks for a peering and has it approved, each carried out.
	 */
	String approved(Caller caller, String network) {
		return approved(caller, network, "");
	}

	String approved(Caller caller, String network, String more) {
		String id = requested(caller, network, more);
		carriedOut(approve(id));
		return id;
	}

	/**
	 * A peering whose both halves stand, as this service knows.
	 */
	String connected(Caller caller, String network) {
		String id = approved(caller, network);
		customersHalf(network);
		sweep();
		return id;
	}

	static String idOf(Operation operation) {
		return operation.order().target().substring("/peerings/".length());
	}

	/**
	 * Looks at all peerings once, when the next look is due, and carries out what that
	 * starts.
	 */
	void sweep() {
		waitFor(PeeringProperties.defaults().sweepInterval());
		this.peerings.sweep();
		carryOutAll();
	}

	void refresh(String id, Caller caller) {
		this.peerings.refresh(id, caller);
		carryOutAll();
	}

	PeeringParts parts() {
		return this.peerings;
	}

	PeeringDocument document(String id) {
		return this.peerings.document(id);
	}

	ConnectionState connection(String id) {
		return this.peerings.resource(id, OPERATOR).connectionState();
	}

	PeeringDiagnosis diagnosis(String id, Caller caller) {
		return this.peerings.diagnosis(id, caller, AZURE, ClusterParts.over(this.documents, this.clock), this.clock);
	}

	/**
	 * What was asked of Azure since the last call, by this service.
	 */
	List<Call> takeCalls() {
		List<Call> taken = List.copyOf(this.calls);
		this.calls.clear();
		return taken;
	}

	/**
	 * Whether the service asked anything about this network since the last look at its
	 * calls.
	 */
	List<Call> callsOn(String network) {
		return this.calls.stream()
			.filter((call) -> call.path().toLowerCase(Locale.ROOT).startsWith(network.toLowerCase(Locale.ROOT)))
			.toList();
	}

	JsonNode mapping(String customer) {
		return StandingCustomers.published(this.documents, this.clock, customer, "westus2");
	}

	Accepted deleteRegion() {
		return accept(DocumentName.HOME, "delete", (id) -> this.regions.delete("westus2", id));
	}

	/**
	 * A request of the service's to Azure.
	 */
	record Call(Instant at, String method, String path, int status) {

		boolean writes() {
			return !this.method.equals("GET");
		}

		@Override
		public String toString() {
			return this.method + " " + this.path + " " + this.status;
		}

	}

}
