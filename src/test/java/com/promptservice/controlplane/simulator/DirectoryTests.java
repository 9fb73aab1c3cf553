package com.promptservice.controlplane.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.Principal;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.Test;

import static com.promptservice.controlplane.simulator.PeeredNetworks.HUB;
import static com.promptservice.controlplane.simulator.PeeredNetworks.OURS;
import static com.promptservice.controlplane.simulator.PeeredNetworks.SPOKE;
import static com.promptservice.controlplane.simulator.PeeredNetworks.body;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who somebody is: tokens, applications and the directories that they belong to.
 */
class DirectoryTests extends JudgedRequests {

	@Test
	void a_token_of_the_simulators_own_endpoint_is_somebody_with_the_roles_of_its_application() {
		String form = "grant_type=client_credentials&client_secret=s&client_id=" + CONTOSO;
		SimulatorRequest ask = new SimulatorRequest("POST", URI.create("/adfs/oauth2/token"),
				Map.of("Content-Type", "application/x-www-form-urlencoded"), form.getBytes(StandardCharsets.UTF_8));
		String token = this.arm.simulator.handle(ask).json().get("access_token").asString();
		assertThat(read(token, HUB).status()).isEqualTo(403);
		assign(Principal.ofClient(CONTOSO, Simulator.TENANT).objectId(), READER, HUB);
		this.arm.pass(30);
		assertThat(read(token, HUB).status()).isEqualTo(200);
		assertThat(read("nobody.knows.it", SPOKE).status()).as("any other token is the owner's").isEqualTo(200);
	}

	@Test
	void another_directory_wants_a_token_of_its_own() {
		act("setSubscription", "{'subscriptionId':'" + CUSTOMER.substring(15) + "','tenantId':'" + CONTOSO + "'}");
		SimulatorResponse refused = this.networks.peer(OURS, SPOKE);
		assertThat(Arm.code(refused)).isEqualTo("403 LinkedAuthorizationFailed");
		assertThat(refused.json().at("/error/message").asString()).contains("the current tenant '" + Simulator.TENANT
				+ "' is not authorized to access linked subscription '" + CUSTOMER.substring(15));
		assertThat(this.arm.get(SPOKE).status()).as("its owner needs no token").isEqualTo(200);
		String foreign = "principal:" + SOMEBODY + "@" + CONTOSO;
		assertThat(with(foreign)).isEqualTo("403 LinkedAuthorizationFailed");
		assign(SOMEBODY, NETWORK_CONTRIBUTOR, SPOKE);
		this.arm.pass(30);
		assertThat(with("principal:" + SOMEBODY)).as("a token of the wrong directory")
			.isEqualTo("403 LinkedAuthorizationFailed");
		assertThat(with("nonsense, Bearer " + foreign)).isEqualTo("Initiated RemoteNotInSync");
		SimulatorResponse elsewhere = read("principal:" + SOMEBODY, SPOKE);
		assertThat(Arm.code(elsewhere)).isEqualTo("401 InvalidAuthenticationTokenTenant");
		assertThat(elsewhere.header("WWW-Authenticate"))
			.startsWith("Bearer authorization_uri=\"https://login.windows.net/" + CONTOSO + "\"");
		assertThat(read(foreign, SPOKE).status()).isEqualTo(200);
	}

	private String with(String auxiliary) {
		SimulatorResponse answer = this.arm.simulator
			.handle(SimulatorRequest.of("PUT", Arm.versioned(OURS), body(SPOKE, "").replace('\'', '"'))
				.withHeader("x-ms-authorization-auxiliary", "Bearer " + auxiliary));
		this.arm.settle();
		return PeeredNetworks.stateIn(answer);
	}

	@Test
	void anybody_learns_the_directory_of_a_subscription_by_being_refused() {
		Arm unjudged = Arm.unjudged();
		SimulatorResponse refused = unjudged.get(CUSTOMER);
		assertThat(Arm.code(refused)).isEqualTo("401 AuthenticationFailed");
		assertThat(refused.header("WWW-Authenticate"))
			.contains("authorization_uri=\"https://login.windows.net/" + Simulator.TENANT + "\"");
		unjudged.send("POST", "/simulator/actions/setSubscription",
				"{'subscriptionId':'" + CUSTOMER.substring(15) + "','tenantId':'" + CONTOSO + "','tokenless':'home'}");
		assertThat(unjudged.get(CUSTOMER).header("WWW-Authenticate")).contains("login.windows.net/" + CONTOSO + "\"");
		assertThat(Arm.code(unjudged.get(SPOKE))).isEqualTo("401 InvalidAuthenticationTokenTenant");
		unjudged.send("POST", "/simulator/actions/setSubscription",
				"{'subscriptionId':'" + CUSTOMER.substring(15) + "','exists':false}");
		assertThat(Arm.code(unjudged.get(CUSTOMER))).isEqualTo("404 SubscriptionNotFound");
		assertThat(Arm.code(unjudged.get(SPOKE))).isEqualTo("404 SubscriptionNotFound");
	}

}
