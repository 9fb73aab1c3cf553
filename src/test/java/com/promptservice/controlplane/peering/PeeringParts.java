package com.promptservice.controlplane.peering;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.AzureOverWire;
import com.promptservice.controlplane.cluster.Clusters;
import com.promptservice.controlplane.azure.AzureResources;
import com.promptservice.controlplane.cluster.ClusterUsers;
import com.promptservice.controlplane.customer.CustomerChildren;
import com.promptservice.controlplane.customer.CustomerConfigs;
import com.promptservice.controlplane.customer.Customers;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Leases;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Acceptance;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.region.RegionChildren;
import com.promptservice.controlplane.region.Regions;
import tools.jackson.databind.json.JsonMapper;

/**
 * The peering package put together by hand, for tests without Spring.
 */
public final class PeeringParts {

	private static final PublicUrls URLS = new PublicUrls(URI.create("http://127.0.0.1:8080"));

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final PeeringStore store;

	private final PeeringRegistry registry;

	private final NetworkClaims claims;

	private final PeeringReader reader;

	private final PeeringRegionChildren children;

	private final Connections connections;

	private final PeeringRepresentations representations;

	private final PeeringRequests requests;

	private final PeeringDecisions decisions;

	private final PeeringPreviews previews;

	private final PeeringSweep sweep;

	private final List<OperationDefinition<?>> definitions;

	/**
	 * Peerings over these documents and this Azure.
	 * @param acceptance given later, since it is built from the definitions
	 * @param supersededEnded the step that waits until the superseded operation ended
	 */
	public PeeringParts(Documents documents, Leases leases, Azure azure, Regions regions, Who who, Clock clock,
			Supplier<Acceptance> acceptance, Supplier<Step<?>> supersededEnded) {
		this(documents, leases, azure, regions, who, clock, acceptance, supersededEnded, PeeringProperties.defaults());
	}

	PeeringParts(Documents documents, Leases leases, Azure azure, Regions regions, Who who, Clock clock,
			Supplier<Acceptance> acceptance, Supplier<Step<?>> supersededEnded, PeeringProperties properties) {
		this.store = new PeeringStore(documents);
		this.registry = new PeeringRegistry(documents, clock);
		this.claims = new NetworkClaims(documents);
		NetworkOwnership ownership = new NetworkOwnership(who.customers(), this.claims,
				new PeeringChallenges(documents, properties, clock), azure.lookups());
		Connections connections = new Connections(new PeeringActions(URLS, AzureOverWire.properties().principalId(),
				null, AzureOverWire.properties().tenantId()), properties);
		this.connections = connections;
		this.children = new PeeringRegionChildren(this.registry, who.customers());
		this.reader = new PeeringReader(this.store, this.registry, who.customers(), regions);
		this.representations = new PeeringRepresentations(connections);
		this.requests = new PeeringRequests(regions, who.customers(), ownership,
				TimeOrderedEpochFactory.builder().withInstantFunction(clock::instant).build());
		PeeringAdmissions admissions = new PeeringAdmissions(regions, this.store, this.registry, this.claims, ownership,
				properties, clock);
		this.decisions = new PeeringDecisions(this.store, this.reader, admissions, this.representations, URLS, clock);
		PeeringNotes notes = new PeeringNotes(this.store, this.registry, connections);
		PeeringPlans plans = new PeeringPlans(azure.resources(), azure.lookups(), regions, ownership, this.registry,
				this.claims, properties, who.configs(), supersededEnded);
		this.previews = new PeeringPreviews(this.requests, admissions, plans, this.registry, regions, azure.resources(),
				azure.lookups(), clock);
		this.definitions = List.of(new PeeringMaking(PeeringMaking.CREATE, plans, this.store, notes, this.decisions),
				new PeeringMaking(PeeringMaking.APPROVE, plans, this.store, notes, this.decisions),
				new PeeringMaking(PeeringMaking.REPAIR, plans, this.store, notes, this.decisions),
				new PeeringDelete(plans, this.store, this.registry, notes, this.decisions));
		PeeringSightings sightings = new PeeringSightings(azure.lookups());
		PeeringLook look = new PeeringLook(this.store, this.decisions, notes, sightings, who.configs(), properties,
				acceptance, clock);
		this.sweep = new PeeringSweep(regions, this.store, this.registry, look, this.claims, sightings, properties,
				leases, clock);
	}

	/**
	 * Diagnoses a peering, given how to look at traffic and at clusters.
	 */
	PeeringDiagnosis diagnosis(String id, Caller caller, AzureOverWire azure, Clusters clusters, Clock clock) {
		return new DiagnosisController(this.reader, this.registry, this.connections, azure.lookups(), azure.traffic(),
				clusters, PeeringProperties.defaults(), clock)
			.of(this.reader.get(id, caller));
	}

	public List<OperationDefinition<?>> definitions() {
		return this.definitions;
	}

	/**
	 * What regions are told of their peerings.
	 */
	public RegionChildren children() {
		return this.children;
	}

	/**
	 * What clusters are told of those who rely on them.
	 */
	public ClusterUsers users() {
		return new PeeringClusterUsers(this.registry);
	}

	/**
	 * What customers are told of their peerings.
	 */
	public CustomerChildren connections() {
		return new PeeringCustomerChildren(this.registry);
	}

	/**
	 * Judges the body of a POST up to the point where it is recorded.
	 */
	PeeringCandidate candidate(String body, Caller caller) {
		return this.requests.candidate(MAPPER.readValue(body, PeeringRequest.class), caller, true);
	}

	/**
	 * Judges a POST.
	 */
	Decision create(PeeringCandidate candidate, String operationId) {
		return this.decisions.create(candidate, (etag) -> {
		}, operationId);
	}

	/**
	 * Judges a POST in a region.
	 */
	public Decision create(String body, Caller caller, String operationId) {
		return create(candidate(body, caller), operationId);
	}

	public Decision approve(String id, Caller caller, String operationId) {
		return this.decisions.approve(id, caller, (etag) -> {
		}, operationId);
	}

	public Decision repair(String id, Caller caller, String operationId) {
		return this.decisions.repair(id, caller, (etag) -> {
		}, operationId);
	}

	public Decision delete(String id, Caller caller, String operationId) {
		return this.decisions.delete(id, caller, (etag) -> {
		}, operationId);
	}

	PeeringDocument reject(String id, Caller caller) {
		return this.decisions.reject(id, caller, (etag) -> {
		});
	}

	/**
	 * Looks at the peerings of every region once.
	 */
	public void sweep() {
		this.sweep.run();
	}

	void refresh(String id, Caller caller) {
		this.sweep.refresh(this.reader.get(id, caller));
	}

	PeeringWhatIf whatIf(String body, Caller caller) {
		return this.previews.of(MAPPER.readValue(body, PeeringRequest.class), caller);
	}

	PeeringResource resource(String id, Caller caller) {
		return this.representations.of(this.reader.get(id, caller));
	}

	List<PeeringResource> list(Caller caller) {
		return this.reader.all(null, caller).map(this.representations::of).toList();
	}

	List<PeeringResource> page(Caller caller, int size) {
		return this.reader.all(null, caller).limit(size).map(this.representations::of).toList();
	}

	PeeringDocument document(String id) {
		return this.store.read(id).map(Versioned::value).orElse(null);
	}

	PeeringRegistry registry() {
		return this.registry;
	}

	NetworkClaims claims() {
		return this.claims;
	}

	/**
	 * The ways to Azure.
	 */
	public record Azure(AzureResources resources, AzureLookups lookups) {

		public static Azure of(AzureOverWire wire) {
			return new Azure(wire.resources(), wire.lookups());
		}

	}

	/**
	 * The customers, and how the data plane is told of them.
	 */
	public record Who(Customers customers, CustomerConfigs configs) {
	}

}
