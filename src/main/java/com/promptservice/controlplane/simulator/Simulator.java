package com.promptservice.controlplane.simulator;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.compute.ComputeOperations;
import com.promptservice.controlplane.simulator.compute.MachineActions;
import com.promptservice.controlplane.simulator.compute.NetworkInterfaces;
import com.promptservice.controlplane.simulator.compute.Quota;
import com.promptservice.controlplane.simulator.compute.RunCommand;
import com.promptservice.controlplane.simulator.compute.ScaleSets;
import com.promptservice.controlplane.simulator.compute.Usages;
import com.promptservice.controlplane.simulator.compute.VirtualMachines;
import com.promptservice.controlplane.simulator.core.ControlAction;
import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.Engine;
import com.promptservice.controlplane.simulator.core.ExchangeLog;
import com.promptservice.controlplane.simulator.core.Fault;
import com.promptservice.controlplane.simulator.core.Principals;
import com.promptservice.controlplane.simulator.core.Route;
import com.promptservice.controlplane.simulator.core.SimulatedResource;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.core.Types;
import com.promptservice.controlplane.simulator.core.World;
import com.promptservice.controlplane.simulator.core.WorldSnapshot;
import com.promptservice.controlplane.simulator.group.GroupPolls;
import com.promptservice.controlplane.simulator.group.ResourceGroups;
import com.promptservice.controlplane.simulator.group.ResourceList;
import com.promptservice.controlplane.simulator.group.Providers;
import com.promptservice.controlplane.simulator.group.SubscriptionList;
import com.promptservice.controlplane.simulator.group.Tenants;
import com.promptservice.controlplane.simulator.identity.Authorization;
import com.promptservice.controlplane.simulator.identity.Identities;
import com.promptservice.controlplane.simulator.identity.Permissions;
import com.promptservice.controlplane.simulator.identity.RoleAssignments;
import com.promptservice.controlplane.simulator.signin.CloudMetadata;
import com.promptservice.controlplane.simulator.signin.SignIn;
import com.promptservice.controlplane.simulator.identity.RoleDefinitions;
import com.promptservice.controlplane.simulator.identity.Subscriptions;
import com.promptservice.controlplane.simulator.identity.WithheldAccess;
import com.promptservice.controlplane.simulator.insights.LoadBalancerMetrics;
import com.promptservice.controlplane.simulator.keyvault.Certificates;
import com.promptservice.controlplane.simulator.keyvault.DeletedVaults;
import com.promptservice.controlplane.simulator.keyvault.Purge;
import com.promptservice.controlplane.simulator.keyvault.VaultNames;
import com.promptservice.controlplane.simulator.keyvault.Vaults;
import com.promptservice.controlplane.simulator.network.AddressAvailability;
import com.promptservice.controlplane.simulator.network.BackendPools;
import com.promptservice.controlplane.simulator.network.BrokenPeerings;
import com.promptservice.controlplane.simulator.network.DnsNames;
import com.promptservice.controlplane.simulator.network.Interfaces;
import com.promptservice.controlplane.simulator.network.LoadBalancers;
import com.promptservice.controlplane.simulator.network.NetworkOperations;
import com.promptservice.controlplane.simulator.network.NetworkSecurityGroups;
import com.promptservice.controlplane.simulator.network.PublicAddresses;
import com.promptservice.controlplane.simulator.network.SecurityRules;
import com.promptservice.controlplane.simulator.network.Subnets;
import com.promptservice.controlplane.simulator.network.VirtualNetworkPeerings;
import com.promptservice.controlplane.simulator.network.VirtualNetworks;
import com.promptservice.controlplane.simulator.servicefabric.ApplicationTypes;
import com.promptservice.controlplane.simulator.servicefabric.ApplicationVersions;
import com.promptservice.controlplane.simulator.servicefabric.Applications;
import com.promptservice.controlplane.simulator.servicefabric.BrokenPorts;
import com.promptservice.controlplane.simulator.servicefabric.CertificateRotation;
import com.promptservice.controlplane.simulator.servicefabric.FabricOperations;
import com.promptservice.controlplane.simulator.servicefabric.FetchedPackages;
import com.promptservice.controlplane.simulator.servicefabric.ManagedClusters;
import com.promptservice.controlplane.simulator.servicefabric.NodeActions;
import com.promptservice.controlplane.simulator.servicefabric.NodeTypes;
import com.promptservice.controlplane.simulator.servicefabric.PackageSource;
import com.promptservice.controlplane.simulator.servicefabric.Services;
import com.promptservice.controlplane.simulator.servicefabric.UnsupportedSizes;
import com.promptservice.controlplane.simulator.servicefabric.UpgradeActions;
import com.promptservice.controlplane.simulator.storage.AccountNames;
import com.promptservice.controlplane.simulator.storage.Containers;
import com.promptservice.controlplane.simulator.storage.Queues;
import com.promptservice.controlplane.simulator.storage.StorageAccounts;
import com.promptservice.controlplane.simulator.storage.StorageOperations;

/**
 * The local Azure without a transport: requests in, responses out, all time from a clock.
 */
public final class Simulator implements AutoCloseable {

	/** The object id of the owner, as whom every request without a known token acts. */
	public static final String OWNER = Principals.OWNER;

	/** The directory that the simulated subscriptions and identities belong to. */
	public static final String TENANT = Principals.TENANT;

	private final Engine engine;

	private final Durations durations;

	private Simulator(PackageSource packages, Clock clock, Durations durations, long seed, Path directory,
			ExchangeLog exchanges) {
		this.durations = durations;
		this.engine = new Engine(types(packages), actions(), new Authorization(),
				List.of(new Certificates(), new SignIn(), new CloudMetadata()), new World(seed), clock, durations,
				directory, exchanges);
	}

	/** A simulator that forgets everything with the process and records nothing. */
	public static Simulator inMemory(Clock clock, Durations durations, long seed) {
		return new Simulator(new FetchedPackages(), clock, durations, seed, null, null);
	}

	/** A simulator in memory that records its exchanges. */
	public static Simulator recording(Clock clock, Durations durations, long seed, ExchangeLog exchanges) {
		return new Simulator(new FetchedPackages(), clock, durations, seed, null, exchanges);
	}

	/** A simulator whose state is on disk before each answer. */
	public static Simulator onDisk(Clock clock, Durations durations, long seed, Path directory, ExchangeLog exchanges) {
		return new Simulator(new FetchedPackages(), clock, durations, seed, directory, exchanges);
	}

	/**
	 * A simulator whose clusters get their packages from a source of its own.
	 * @param directory where the state is kept, null for nowhere
	 * @param exchanges the log of exchanges, null for none
	 */
	public static Simulator withPackages(PackageSource packages, Clock clock, Durations durations, long seed,
			Path directory, ExchangeLog exchanges) {
		return new Simulator(packages, clock, durations, seed, directory, exchanges);
	}

	private static List<ControlAction> actions() {
		return List.of(new Quota(), new BrokenPorts(), new CertificateRotation(), new Subscriptions(),
				new WithheldAccess(), new BrokenPeerings());
	}

	/** Every type that the simulator serves; a new one is one more line here. */
	private static Types types(PackageSource packages) {
		Subnets subnets = new Subnets();
		SecurityRules rules = new SecurityRules();
		BackendPools pools = new BackendPools();
		VirtualNetworkPeerings peerings = new VirtualNetworkPeerings();
		DeletedVaults deletedVaults = new DeletedVaults();
		ApplicationVersions versions = new ApplicationVersions(packages);
		Stream<Route> data = Stream.of(new StorageAccounts(), new Containers(), new Queues(), new AccountNames(),
				new StorageOperations(), new Identities(), new RoleAssignments(), new RoleDefinitions(),
				new Permissions(), new Vaults(), deletedVaults, new DeletedVaults.OfSubscription(deletedVaults),
				new Purge(), new Purge.Results(), new VaultNames());
		Stream<Route> networks = Stream.of(new VirtualNetworks(subnets, peerings), subnets, peerings,
				new NetworkSecurityGroups(rules), rules, new LoadBalancers(pools), pools, new Interfaces(),
				new PublicAddresses(), new DnsNames(), new NetworkOperations(), new NetworkOperations.Results(),
				new LoadBalancerMetrics(), new AddressAvailability());
		Stream<Route> clusters = Stream.of(new ManagedClusters(), new NodeTypes(), new NodeActions("restart"),
				new NodeActions("reimage"), new NodeActions("deleteNode"), new ApplicationTypes(versions), versions,
				new Applications(), new Services(), new FabricOperations(), new FabricOperations.Results(),
				new ScaleSets(), new VirtualMachines(), new RunCommand(), new ComputeOperations(),
				new NetworkInterfaces(), new Usages(), new UnsupportedSizes());
		Stream<Route> groups = Stream.concat(Providers.Registration.all().stream(),
				Stream.of(new ResourceGroups(), new GroupPolls(), new ResourceList(), new Providers(),
						new SubscriptionList(), new SubscriptionList.Locations(), new Tenants()));
		return new Types(Stream
			.of(groups, data, networks, clusters, UpgradeActions.all().stream(), MachineActions.all().stream())
			.flatMap((routes) -> routes));
	}

	/** Serves one request; safe to call from many threads. */
	public SimulatorResponse handle(SimulatorRequest request) {
		return this.engine.handle(request);
	}

	/** Every resource that exists now, as a GET would show it. */
	public List<SimulatedResource> resources() {
		return this.engine.resources();
	}

	/** The whole state at this moment, in microseconds. */
	public WorldSnapshot snapshot() {
		return this.engine.snapshot();
	}

	/** Goes back to a snapshot; armed faults stay armed. */
	public void restore(WorldSnapshot snapshot) {
		this.engine.restore(snapshot);
	}

	/** Forgets every resource, fault and exchange. */
	public void reset() {
		this.engine.reset();
	}

	/** Arms a fault behind those that are armed already. */
	public void arm(Fault fault) {
		this.engine.arm(fault);
	}

	/** Disarms all faults; operations that would never end do so now, and well. */
	public void clearFaults() {
		this.engine.clearFaults();
	}

	/** When the next running operation ends, or null when none will; for virtual time. */
	public Instant nextEnd() {
		return this.engine.nextEnd();
	}

	/** How long things take here. */
	public Durations durations() {
		return this.durations;
	}

	@Override
	public void close() {
		this.engine.close();
	}

}
