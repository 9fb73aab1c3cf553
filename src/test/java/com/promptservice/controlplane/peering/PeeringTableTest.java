package com.promptservice.controlplane.peering;

import java.util.function.Consumer;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.operation.Operation;
import com.promptservice.controlplane.simulator.core.Fault;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static com.promptservice.controlplane.peering.PeeringScenario.CONTOSO;
import static com.promptservice.controlplane.peering.PeeringScenario.CONTOSO_SUBSCRIPTION;
import static com.promptservice.controlplane.peering.PeeringScenario.OURS;
import static com.promptservice.controlplane.peering.PeeringScenario.contosos;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every state and every refusal that Azure knows of peerings, and what the service makes
 * of it: how the peering stands, who has to act by which step, whether the same may be
 * tried again, and that it is connected once that was done.
 */
@ResourceLock(PeeringScenario.ONE_WIRE)
class PeeringTableTest {

	private static final String THEIRS = contosos("contoso-vnet");

	private static final String HALF = "Microsoft.Network/virtualNetworks/virtualNetworkPeerings";

	private final PeeringScenario scenario = new PeeringScenario();

	private String id;

	static Stream<Row> rows() {
		return Stream.of(
				// halves and their states
				row("nothing, then ours", (test) -> test.approve(), "AwaitingCustomer", "Customer", "customer-half",
						null, (test) -> test.scenario.customersHalf(THEIRS)),
				row("ours, then theirs", (test) -> {
					test.approve();
					test.scenario.customersHalf(THEIRS);
				}, "Connected", "Nobody", null, null, (test) -> {
				}), row("theirs before ours", (test) -> {
					test.scenario.customersHalf(THEIRS);
					test.approve();
				}, "Connected", "Nobody", null, null, (test) -> {
				}), row("theirs deleted", (test) -> {
					test.connect();
					test.scenario.remove(THEIRS + "/virtualNetworkPeerings/to-kvstore");
				}, "Disconnected", "Customer", "repair", null, (test) -> {
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}), row("ours deleted past the service", (test) -> {
					test.connect();
					test.scenario.remove(test.ours());
				}, "Disconnected", "Customer", "delete-disconnected-half", null, (test) -> {
					test.scenario.remove(THEIRS + "/virtualNetworkPeerings/to-kvstore");
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}), row("theirs left disconnected from an earlier peering", (test) -> {
					test.connect();
					test.scenario.carriedOut(test.scenario.delete(test.id, CONTOSO));
					test.approve();
				}, "Disconnected", "Customer", "delete-disconnected-half", "RemotePeeringDisconnected", (test) -> {
					test.scenario.remove(THEIRS + "/virtualNetworkPeerings/to-kvstore");
					test.scenario.sweep();
					test.scenario.customersHalf(THEIRS);
				}), row("both disconnected", (test) -> {
					test.connect();
					test.scenario.act("disconnectPeering", "{'id': '" + test.ours() + "'}");
				}, "Disconnected", "Customer", "delete-disconnected-half", null, (test) -> {
					test.scenario.remove(THEIRS + "/virtualNetworkPeerings/to-kvstore");
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}), row("their addresses changed", (test) -> {
					test.connect();
					test.scenario.network(THEIRS, "10.1.0.0/16", "10.9.0.0/16");
				}, "NotInSync", "Customer", "sync-addresses", null, (test) -> test.repair()),
				row("our addresses changed", (test) -> {
					test.connect();
					test.scenario.network(OURS, "10.0.0.0/16", "10.200.0.0/16");
				}, "NotInSync", "Customer", "sync-addresses", null, (test) -> {
					test.repair();
					test.sync();
				}),
				// refusals
				row("VnetAddressSpacesOverlap", (test) -> {
					test.scenario.network(THEIRS, "10.0.128.0/17");
					test.approve();
				}, "AwaitingCustomer", "Customer", "network", "AddressSpaceOverlap", (test) -> {
					test.scenario.network(THEIRS, "10.1.0.0/16");
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}), row("VnetAddressSpaceOverlapsWithAlreadyPeeredVnet", (test) -> {
					test.peeredElsewhere();
					test.approve();
				}, "AwaitingCustomer", "Customer", "network", "AddressSpaceOverlap", (test) -> {
					test.scenario.remove(THEIRS + "/virtualNetworkPeerings/to-branch");
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}), row("AnotherPeeringAlreadyReferencesRemoteVnet", (test) -> {
					test.scenario.arm(Fault.error(400, "AnotherPeeringAlreadyReferencesRemoteVnet")
						.on("PUT", HALF, null)
						.times(1, 0));
					test.approve();
				}, "AwaitingCustomer", "Customer", "customer-half", null,
						(test) -> test.scenario.customersHalf(THEIRS)),
				row("a half of ours under another name", (test) -> {
					test.scenario.put(OURS + "/virtualNetworkPeerings/by-hand",
							"{'properties': {'remoteVirtualNetwork': {'id': '" + THEIRS.replace("net-rg", "NET-RG")
									+ "'}, 'allowForwardedTraffic': true}}");
					test.approve();
					assertThat(test.scenario.document(test.id).observed().halfName()).isEqualTo("by-hand");
				}, "AwaitingCustomer", "Customer", "customer-half", null,
						(test) -> test.scenario.customersHalf(THEIRS)),
				passing(400, "ReferencedResourceNotProvisioned"), passing(409, "AnotherOperationInProgress"),
				passing(429, "RetryableErrorDueToAnotherOperation"), row("AuthorizationFailed on ours", (test) -> {
					test.withhold(OURS, true, "Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write");
					test.approve();
				}, "AwaitingCustomer", "Operator", "service-half", "AuthorizationFailed", (test) -> {
					test.withhold(OURS, false, "Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write");
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}), row("LinkedAuthorizationFailed", (test) -> {
					test.withhold(THEIRS, true, "Microsoft.Network/virtualNetworks/peer/action");
					test.approve();
				}, "AwaitingCustomer", "Customer", "grant-access", "RemoteVnetNotAuthorized", (test) -> {
					test.withhold(THEIRS, false, "Microsoft.Network/virtualNetworks/peer/action");
					test.scenario.sweep();
					test.scenario.customersHalf(THEIRS);
				}), row("AuthorizationFailed on theirs", (test) -> {
					test.withhold(THEIRS, true, "*");
					test.approve();
				}, "AwaitingCustomer", "Customer", "grant-access", "RemoteVnetNotAuthorized", (test) -> {
					test.withhold(THEIRS, false, "*");
					test.scenario.sweep();
					test.scenario.customersHalf(THEIRS);
				}), row("InvalidAuthenticationTokenTenant", (test) -> {
					test.tenant("'tokenless': 'home', 'tenantId': '" + CONTOSO.tenantId() + "'");
					test.approve();
				}, "AwaitingCustomer", "Customer", "grant-access", "RemoteTenantNotAuthorized", (test) -> {
					test.tenant("'tokenless': 'owner'");
					test.scenario.sweep();
					test.scenario.customersHalf(THEIRS);
				}), row("no admission to the linked tenant", (test) -> {
					test.tenant("'tenantId': '" + CONTOSO.tenantId() + "'");
					test.approve();
				}, "AwaitingCustomer", "Customer", "grant-access", "RemoteVnetNotAuthorized", (test) -> {
					test.tenant("'tokenless': 'owner'");
					test.scenario.sweep();
					test.scenario.customersHalf(THEIRS);
				}), row("ResourceNotFound", (test) -> {
					test.scenario.remove(THEIRS);
					test.approve();
				}, "AwaitingCustomer", "Customer", "network", "RemoteVnetNotFound", (test) -> {
					test.scenario.network(THEIRS, "10.1.0.0/16");
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}), row("SubscriptionNotFound", (test) -> {
					test.tenant("'exists': false");
					test.approve();
				}, "AwaitingCustomer", "Customer", "network", "RemoteVnetNotFound", (test) -> {
					test.tenant("'exists': true");
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}), row("InvalidResourceName", (test) -> {
					test.scenario.arm(Fault.error(400, "InvalidResourceName").on("PUT", HALF, null).times(1, 0));
					test.approve();
				}, "AwaitingCustomer", "Operator", "service-half", "ArmRequestFailed", (test) -> {
					test.repair();
					test.scenario.customersHalf(THEIRS);
				}));
	}

	private static Row passing(int status, String code) {
		return row(code, (test) -> {
			test.scenario.arm(Fault.error(status, code).on("PUT", HALF, null).times(3, 0));
			test.approve();
		}, "AwaitingCustomer", "Customer", "customer-half", null, (test) -> test.scenario.customersHalf(THEIRS));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void what_azure_says_becomes_what_the_peering_says(Row row) {
		this.scenario.network(THEIRS, "10.1.0.0/16");
		row.provoke().accept(this);
		this.scenario.refresh(this.id, CONTOSO);
		ConnectionState state = this.scenario.connection(this.id);
		String shown = this.scenario.shown(this.scenario.document(this.id));
		assertThat(state.status().name()).as(shown).isEqualTo(row.status());
		assertThat(state.actor()).as(shown).isEqualTo(row.actor());
		if (row.step() != null) {
			assertThat(state.actionsRequired()).filteredOn((step) -> step.state() != ConnectionState.Progress.done)
				.first()
				.satisfies((step) -> assertThat(step.name()).as(shown).isEqualTo(row.step()));
		}
		PeeringDocument peering = this.scenario.document(this.id);
		ApiError told = (peering.error() != null) ? peering.error() : peering.observed().hindrance();
		assertThat((told != null) ? told.code() : null).as(shown).isEqualTo(row.code());
		if (told != null) {
			assertThat(told.remediation()).isNotBlank();
			assertThat(told.actor()).isNotBlank();
		}
		row.mend().accept(this);
		this.scenario.sweep();
		assertThat(this.scenario.connection(this.id).status()).as(this.scenario.shown(this.scenario.document(this.id)))
			.isEqualTo(ConnectionStatus.Connected);
	}

	private void approve() {
		Operation created = this.scenario.carriedOut(this.scenario.post(CONTOSO, THEIRS, ""));
		this.id = PeeringScenario.idOf(created);
		this.scenario.carriedOut(this.scenario.approve(this.id));
	}

	private void connect() {
		this.id = this.scenario.connected(CONTOSO, THEIRS);
	}

	private void repair() {
		this.scenario.carriedOut(this.scenario.repair(this.id, CONTOSO));
	}

	private String ours() {
		return OURS + "/virtualNetworkPeerings/" + this.scenario.document(this.id).observed().halfName();
	}

	private void sync() {
		this.scenario.azure("PUT",
				THEIRS + "/virtualNetworkPeerings/to-kvstore?syncRemoteAddressSpace=true&api-version=2025-03-01",
				"{\"properties\": {\"remoteVirtualNetwork\": {\"id\": \"" + OURS + "\"}}}");
		this.scenario.waitFor(java.time.Duration.ofMinutes(1));
	}

	/**
	 * The customer has a peering of its own that the region's network can't go beside.
	 */
	private void peeredElsewhere() {
		String branch = this.scenario.network(contosos("branch"), "10.0.0.0/20");
		this.scenario.put(THEIRS + "/virtualNetworkPeerings/to-branch",
				"{'properties': {'remoteVirtualNetwork': {'id': '" + branch + "'}}}");
	}

	private void withhold(String scope, boolean withheld, String action) {
		this.scenario.act("withholdAccess",
				"{'scope': '" + scope + "', 'withheld': " + withheld + ", 'actions': ['" + action + "']}");
	}

	private void tenant(String settings) {
		this.scenario.act("setSubscription", "{'subscriptionId': '" + CONTOSO_SUBSCRIPTION + "', " + settings + "}");
	}

	private static Row row(String name, Consumer<PeeringTableTest> provoke, String status, String actor, String step,
			String code, Consumer<PeeringTableTest> mend) {
		return new Row(name, provoke, status, actor, step, code, mend);
	}

	/**
	 * One thing that Azure can do.
	 *
	 * @param step the first that is not done, or null when all are
	 * @param code of the error that the peering shows, or null
	 * @param mend what those who have to act do
	 */
	record Row(String name, Consumer<PeeringTableTest> provoke, String status, String actor, String step, String code,
			Consumer<PeeringTableTest> mend) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
