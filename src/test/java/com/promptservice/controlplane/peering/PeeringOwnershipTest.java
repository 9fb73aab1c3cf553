package com.promptservice.controlplane.peering;

import java.time.Duration;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.promptservice.controlplane.peering.PeeringScenario.CONTOSO;
import static com.promptservice.controlplane.peering.PeeringScenario.FABRIKAM;
import static com.promptservice.controlplane.peering.PeeringScenario.OPERATOR;
import static com.promptservice.controlplane.peering.PeeringScenario.contosos;
import static com.promptservice.controlplane.peering.PeeringScenario.fabrikams;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Whose network it is. The service may do in Azure what every customer granted it, so
 * whoever names another customer's network must not get that far.
 */
@ResourceLock(PeeringScenario.ONE_WIRE)
class PeeringOwnershipTest {

	private static final String NOBODYS = "22222222-2222-2222-2222-222222222299";

	private final PeeringScenario scenario = new PeeringScenario();

	@ParameterizedTest(name = "subscription {0}, access {1}, tag {2}, peered {3}")
	@CsvSource(textBlock = """
			fabrikam's, granted,  none,  false
			fabrikam's, granted,  wrong, false
			fabrikam's, granted,  none,  true
			fabrikam's, withheld, none,  false
			fabrikam's, withheld, wrong, true
			nobody's,   granted,  none,  false
			nobody's,   granted,  wrong, false
			nobody's,   withheld, wrong, false
			""")
	void contoso_cannot_have_fabrikam_s_network_peered(String subscription, String access, String tag, boolean peered) {
		String network = subscription.startsWith("fabrikam") ? fabrikams("vnet")
				: PeeringScenario.theirs(NOBODYS, "vnet");
		this.scenario.network(network, "10.2.0.0/16");
		if (access.equals("withheld")) {
			this.scenario.act("withholdAccess", "{'scope': '" + network + "', 'actions': ['*']}");
		}
		if (peered) {
			this.scenario.approved(FABRIKAM, network);
		}
		ApiError first = refused(CONTOSO, network);
		this.scenario.takeCalls();
		if (tag.equals("wrong")) {
			tag(network, "00112233445566778899aabbccddeeff", "10.2.0.0/16");
		}
		ApiError second = refused(CONTOSO, network);
		assertThat(this.scenario.takeCalls()).allSatisfy((call) -> assertThat(call.method()).isEqualTo("GET"))
			.allSatisfy((call) -> assertThat(call.path()).isEqualToIgnoringCase(network));
		assertThat(second).isEqualTo(first);
		// nor does the answer tell which of the cases it is
		String other = PeeringScenario.theirs("22222222-2222-2222-2222-222222222298", "vnet");
		assertThat(withoutNonce(refused(CONTOSO, other)).replace("222222222298", "*"))
			.isEqualTo(withoutNonce(first).replace("222222222202", "*").replace("222222222299", "*"));
		assertThat(this.scenario.parts().list(CONTOSO)).isEmpty();
		assertThat(this.scenario.parts().registry().entries("westus2")).hasSize(peered ? 1 : 0);
	}

	@Test
	void the_tag_that_was_asked_for_shows_that_a_network_is_one_s_own_for_a_day() {
		String network = this.scenario.network(PeeringScenario.theirs(NOBODYS, "lab"), "10.3.0.0/16");
		String nonce = nonce(refused(CONTOSO, network));
		tag(network, nonce, "10.3.0.0/16");
		refused(FABRIKAM, network);
		this.scenario.waitFor(Duration.ofHours(25));
		assertThat(nonce(refused(CONTOSO, network))).as("too late").isNotEqualTo(nonce);
		tag(network, nonce(refused(CONTOSO, network)), "10.3.0.0/16");
		String id = this.scenario.requested(CONTOSO, network);
		assertThat(this.scenario.document(id).spec().proof()).isEqualTo(NetworkClaim.Proof.Tag);
		assertThat(this.scenario.connection(id).status()).as("shown to be its own, yet not approved")
			.isEqualTo(ConnectionStatus.PendingApproval);
		assertThat(nonce(refused(FABRIKAM, network))).as("one network, one customer").isNotEmpty();
	}

	@Test
	void an_automatic_region_approves_what_is_registered() {
		PeeringScenario automatic = new PeeringScenario("'peeringPolicy': {'approval': 'Automatic', 'maxPeerings': 2}");
		String id = automatic.requested(CONTOSO, automatic.network(contosos("one"), "10.1.0.0/16"));
		assertThat(automatic.connection(id).status()).isEqualTo(ConnectionStatus.AwaitingCustomer);
		automatic.requested(CONTOSO, automatic.network(contosos("two"), "10.2.0.0/16"));
		assertThat(refused(automatic, CONTOSO, automatic.network(contosos("three"), "10.3.0.0/16")).code())
			.isEqualTo("PeeringLimitReached");
	}

	@Test
	void an_operator_may_ask_for_a_customer_but_not_for_the_wrong_one() {
		String network = this.scenario.network(PeeringScenario.theirs(NOBODYS, "lab"), "10.3.0.0/16");
		String id = PeeringScenario
			.idOf(this.scenario.carriedOut(this.scenario.post(OPERATOR, network, "'customer': 'contoso'")));
		assertThat(this.scenario.connection(id).status()).isEqualTo(ConnectionStatus.AwaitingCustomer);
		assertThat(this.scenario.parts().list(CONTOSO)).hasSize(1);
		assertThat(this.scenario.parts().list(FABRIKAM)).isEmpty();
		ApiException wrong = catchThrowableOfType(ApiException.class,
				() -> this.scenario.post(OPERATOR, fabrikams("vnet"), "'customer': 'contoso'"));
		assertThat(wrong.error().message()).contains("fabrikam");
		assertThat(refused(FABRIKAM, network).code()).isEqualTo("SubscriptionNotAllowed");
	}

	@Test
	void a_customer_asks_for_nobody_else_and_not_without_end() {
		ApiException other = catchThrowableOfType(ApiException.class,
				() -> this.scenario.post(CONTOSO, contosos("vnet"), "'customer': 'fabrikam'"));
		ApiException absent = catchThrowableOfType(ApiException.class,
				() -> this.scenario.post(CONTOSO, contosos("vnet"), "'customer': 'nobody'"));
		assertThat(other.error()).isEqualTo(absent.error());
		assertThat(other.status()).isEqualTo(403);
		for (int i = 0; i < PeeringProperties.defaults().openRequests(); i++) {
			this.scenario.post(CONTOSO, contosos("vnet-" + i), "");
		}
		assertThat(refused(CONTOSO, contosos("vnet-more")).message()).contains("contoso", "20");
		this.scenario.post(FABRIKAM, fabrikams("vnet"), "");
	}

	@Test
	void a_subscription_that_was_taken_from_the_customer_is_not_peered_any_more() {
		String network = this.scenario.network(contosos("vnet"), "10.1.0.0/16");
		String id = this.scenario.requested(CONTOSO, network);
		this.scenario.unregister("contoso");
		this.scenario.takeCalls();
		assertThat(this.scenario.carriedOut(this.scenario.approve(id)).progress().error().code())
			.isEqualTo("SubscriptionNotAllowed");
		assertThat(this.scenario.callsOn(network)).isEmpty();
	}

	@Test
	void a_network_that_is_asked_for_twice_has_one_peering() {
		String network = this.scenario.network(contosos("vnet"), "10.1.0.0/16");
		this.scenario.post(CONTOSO, network, "");
		assertThat(refused(CONTOSO, network.replace("net-rg", "NET-RG").replace("/vnet", "/VNET")).code())
			.isEqualTo("VirtualNetworkAlreadyPeered");
	}

	private ApiError refused(Caller caller, String network) {
		return refused(this.scenario, caller, network);
	}

	private static ApiError refused(PeeringScenario scenario, Caller caller, String network) {
		return catchThrowableOfType(ApiException.class, () -> scenario.post(caller, network, "")).error();
	}

	private void tag(String network, String nonce, String prefix) {
		this.scenario.put(network, "{'location': 'westus2', 'tags': {'" + PeeringChallenges.TAG + "': '" + nonce
				+ "'}, 'properties': {'addressSpace': {'addressPrefixes': ['" + prefix + "']}}}");
	}

	private static String nonce(ApiError error) {
		return error.details()
			.getLast()
			.message()
			.replaceFirst("(?s).*" + PeeringChallenges.TAG + "=([0-9a-f]+).*", "$1");
	}

	private static String withoutNonce(ApiError error) {
		return List.of(error).toString().replaceAll("[0-9a-f]{32}", "-");
	}

}
