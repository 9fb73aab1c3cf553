package com.promptservice.controlplane.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.Principal;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.PeeredNetworks.HUB;
import static com.promptservice.controlplane.simulator.PeeredNetworks.OURS;
import static com.promptservice.controlplane.simulator.PeeredNetworks.SPOKE;
import static com.promptservice.controlplane.simulator.PeeredNetworks.THEIRS;
import static com.promptservice.controlplane.simulator.PeeredNetworks.body;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who is not the owner may do what role assignments say, and nothing else.
 */
class AuthorizationTests {

	private static final String SOMEBODY = "cccccccc-0000-0000-0000-000000000001";

	private static final String CONTOSO = "dddddddd-0000-0000-0000-000000000001";

	private static final String NETWORK_CONTRIBUTOR = "4d97b98b-1d4f-4787-a291-c67834d212e7";

	private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

	private static final String CUSTOMER = SPOKE.substring(0, SPOKE.indexOf("/resourceGroups/"));

	private final Arm arm = Arm.judged();

	private PeeredNetworks networks;

	private int assignments;

	@BeforeEach
	void make() {
		this.networks = new PeeredNetworks(this.arm);
	}

	private SimulatorResponse as(String token, String method, String path, String body) {
		SimulatorRequest request = SimulatorRequest.of(method, Arm.versioned(path), body.replace('\'', '"'))
			.withHeader("Authorization", "Bearer " + token);
		SimulatorResponse answer = this.arm.simulator.handle(request);
		this.arm.settle();
		return answer;
	}

	private SimulatorResponse read(String token, String path) {
		return as(token, "GET", path, "");
	}

	private String assign(String principal, String role, String scope) {
		SimulatorResponse answer = assigned(principal, role, scope);
		assertThat(answer.status()).as(answer.json().toString()).isEqualTo(201);
		return answer.json().get("id").asString();
	}

	private SimulatorResponse assigned(String principal, String role, String scope) {
		String name = String.format("eeeeeeee-0000-0000-0000-%012d", ++this.assignments);
		return this.arm.put(scope + "/providers/Microsoft.Authorization/roleAssignments/" + name,
				"{'properties':{'roleDefinitionId':'" + CUSTOMER + "/providers/Microsoft.Authorization/roleDefinitions/"
						+ role + "','principalId':'" + principal + "','principalType':'ServicePrincipal'}}");
	}

	private void act(String name, String body) {
		assertThat(this.arm.send("POST", "/simulator/actions/" + name, body).status()).isEqualTo(200);
	}

	@Test
	void nobody_may_anything_until_a_role_says_so_and_has_reached_everybody() {
		String token = "principal:" + SOMEBODY;
		JsonNode refused = read(token, HUB).json().get("error");
		assertThat(refused.get("code").asString()).isEqualTo("AuthorizationFailed");
		assertThat(refused.get("message").asString()).contains("object id '" + SOMEBODY,
				"'Microsoft.Network/virtualNetworks/read' over scope '" + HUB);
		String assignment = assign(SOMEBODY, READER, HUB);
		assertThat(read(token, HUB).status()).as("before it is known everywhere").isEqualTo(403);
		this.arm.pass(30);
		assertThat(read(token, HUB).status()).isEqualTo(200);
		assertThat(read(token, HUB + "/subnets/one").status()).isEqualTo(200);
		assertThat(Arm.code(as(token, "PUT", HUB + "/subnets/one", "{}"))).isEqualTo("403 AuthorizationFailed");
		assertThat(read(token, SPOKE).status()).isEqualTo(403);
		this.arm.delete(assignment);
		assertThat(read(token, HUB).status()).isEqualTo(403);
	}

	@ParameterizedTest(name = "{0} at the {1}")
	@CsvSource(textBlock = """
			# role,                              scope,        read, write, delete, assign
			8e3af657-a8ff-443c-a75c-2fe8c4bcb635, network,      200,  200,   202,    201
			b24988ac-6180-42a0-ab88-20f7382dd24c, subscription, 200,  200,   202,    403
			4d97b98b-1d4f-4787-a291-c67834d212e7, group,        200,  200,   202,    403
			acdd72a7-3385-48ef-bd42-f606fba81ae7, subscription,         200,  403,   403,    403
			18d7d88d-d35e-4fb5-a5c3-7773c20a72d9, group,        200,  403,   403,    201
			ba92f5b4-2d11-453d-a403-e96b0029c9fe, subscription, 403,  403,   403,    403
			""")
	void a_role_holds_where_it_was_given_and_below(String role, String scope, int read, int write, int delete,
			int assign) {
		String token = "principal:" + SOMEBODY;
		assign(SOMEBODY, role, switch (scope) {
			case "network" -> SPOKE;
			case "group" -> SPOKE.substring(0, SPOKE.indexOf("/providers/"));
			default -> CUSTOMER;
		});
		this.arm.pass(30);
		assertThat(read(token, SPOKE).status()).isEqualTo(read);
		assertThat(as(token, "PUT", SPOKE,
				"{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':" + "['10.1.0.0/16']}}}")
			.status()).isEqualTo(write);
		String assignment = SPOKE + "/providers/Microsoft.Authorization/roleAssignments/" + CONTOSO;
		assertThat(as(token, "PUT", assignment, "{'properties':{'principalId':'" + CONTOSO
				+ "','principalType':'User','roleDefinitionId':'" + READER + "'}}")
			.status()).isEqualTo(assign);
		assertThat(as(token, "DELETE", SPOKE, "").status()).isEqualTo(delete);
	}

	@Test
	void a_role_of_ones_own_allows_what_its_definition_says() {
		String definitions = CUSTOMER + "/providers/Microsoft.Authorization/roleDefinitions/";
		String definition = definitions + CONTOSO;
		String least = "{'properties':{'roleName':'KVStore peering','assignableScopes':['" + CUSTOMER
				+ "'],'permissions':[{'actions':['Microsoft.Network/virtualNetworks/read','Microsoft.Network/virtualNetworks/peer/*',"
				+ "'Microsoft.Network/virtualNetworks/virtualNetworkPeerings/*'],'notActions':['*/delete']}]}}";
		assertThat(Arm.code(this.arm.put(definitions + "peering", least))).isEqualTo("400 InvalidRoleDefinitionId");
		assertThat(Arm.code(assigned(SOMEBODY, CONTOSO, SPOKE))).isEqualTo("404 RoleDefinitionDoesNotExist");
		assertThat(Arm.code(this.arm.put(definition, "{'properties':{'roleName':'nothing'}}")))
			.isEqualTo("400 RoleDefinitionInvalid");
		assertThat(this.arm.put(definition, least).status()).isEqualTo(201);
		assertThat(Arm.code(this.arm.put(definitions + SOMEBODY, least)))
			.isEqualTo("409 RoleDefinitionWithSameNameExists");
		assertThat(this.arm.get(definition).json().at("/properties/type").asString()).isEqualTo("CustomRole");
		assertThat(names(definitions, "roleName eq 'kvstore peering'")).containsExactly("KVStore peering");
		assertThat(names(definitions, "roleName eq 'Network Contributor'")).containsExactly("Network Contributor");
		assertThat(names(definitions, "type eq 'CustomRole'")).containsExactly("KVStore peering");
		String assignment = assign(SOMEBODY, CONTOSO, SPOKE);
		assign(SOMEBODY, NETWORK_CONTRIBUTOR, HUB);
		this.arm.pass(30);
		String token = "principal:" + SOMEBODY;
		assertThat(as(token, "PUT", THEIRS, body(HUB, "")).status()).isEqualTo(201);
		assertThat(as(token, "DELETE", THEIRS, "").status()).isEqualTo(403);
		assertThat(as(token, "PUT", SPOKE + "/subnets/new", "{}").status()).isEqualTo(403);
		assertThat(Arm.code(this.arm.delete(definition))).isEqualTo("400 RoleDefinitionHasAssignments");
		this.arm.delete(assignment);
		assertThat(this.arm.delete(definition).status()).isEqualTo(200);
		assertThat(this.arm.delete(definition).status()).isEqualTo(204);
		assertThat(Arm.code(this.arm.get(definition))).isEqualTo("404 RoleDefinitionDoesNotExist");
	}

	private List<String> names(String definitions, String filter) {
		String path = definitions.substring(0, definitions.length() - 1) + "?$filter=" + filter.replace(" ", "%20");
		return this.arm.get(path)
			.json()
			.get("value")
			.valueStream()
			.map((role) -> role.at("/properties/roleName").asString())
			.toList();
	}

	@Test
	void whoever_peers_has_to_be_allowed_on_both_networks() {
		String token = "principal:" + SOMEBODY;
		assign(SOMEBODY, NETWORK_CONTRIBUTOR, HUB);
		this.arm.pass(30);
		SimulatorResponse refused = as(token, "PUT", OURS, body(SPOKE, ""));
		assertThat(Arm.code(refused)).isEqualTo("403 LinkedAuthorizationFailed");
		assertThat(refused.json().at("/error/message").asString()).contains(
				"has permission to perform action 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings/write' on scope '"
						+ OURS,
				"does not have permission to perform action 'Microsoft.Network/virtualNetworks/peer/action' on the linked scope(s) '"
						+ SPOKE);
		assertThat(this.networks.state(OURS)).isEqualTo("404 NotFound");
		assign(SOMEBODY, NETWORK_CONTRIBUTOR, SPOKE);
		this.arm.pass(30);
		assertThat(as(token, "PUT", OURS, body(SPOKE, "")).status()).isEqualTo(201);
		String permissions = SPOKE + "/providers/Microsoft.Authorization/permissions";
		assertThat(read(token, permissions).json().at("/value/0/actions").toString()).contains("Microsoft.Network/*");
		assertThat(this.arm.get(permissions).json().at("/value/0/actions/0").asString()).isEqualTo("*");
	}

	@Test
	void whoever_refers_to_a_subnet_or_a_group_has_to_be_allowed_to_join_it() {
		String token = "principal:" + SOMEBODY;
		String theirs = SPOKE.substring(0, SPOKE.indexOf("/virtualNetworks/"));
		assign(SOMEBODY, NETWORK_CONTRIBUTOR, CUSTOMER);
		this.arm.pass(30);
		String card = "{'location':'westus2','properties':{'ipConfigurations':[{'name':'ip','properties':{'subnet':{'id':'"
				+ HUB + "/subnets/one'}}}]}}";
		SimulatorResponse refused = as(token, "PUT", theirs + "/networkInterfaces/card", card);
		assertThat(Arm.code(refused)).isEqualTo("403 LinkedAuthorizationFailed");
		assertThat(refused.json().at("/error/message").asString())
			.contains("'Microsoft.Network/virtualNetworks/subnets/join/action' on the linked scope(s) '" + HUB
					+ "/subnets/one'");
		String group = HUB.replace("virtualNetworks/hub", "networkSecurityGroups/guard");
		assertThat(Arm.code(as(token, "PUT", SPOKE + "/subnets/new",
				"{'properties':{'addressPrefix':'10.1.0.0/24','networkSecurityGroup':{'id':'" + group + "'}}}")))
			.isEqualTo("403 LinkedAuthorizationFailed");
		assign(SOMEBODY, "9980e02c-c2be-4d73-94e8-173b1dc7cf3c", HUB);
		this.arm.pass(30);
		assertThat(as(token, "PUT", theirs + "/networkInterfaces/card", card).status()).isEqualTo(201);
	}

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
	void what_is_withheld_from_the_owner_it_gets_back_by_a_role_or_by_the_undoing() {
		act("withholdAccess", "{'scope':'" + SPOKE + "'}");
		assertThat(this.arm.get(SPOKE).status()).isEqualTo(200);
		assertThat(Arm.code(this.networks.peer(OURS, SPOKE))).isEqualTo("403 LinkedAuthorizationFailed");
		assertThat(this.networks.peer(THEIRS, HUB).status()).as("the customer's own half").isEqualTo(201);
		assign(Simulator.OWNER, NETWORK_CONTRIBUTOR, SPOKE);
		assertThat(Arm.code(this.networks.peer(OURS, SPOKE))).isEqualTo("403 LinkedAuthorizationFailed");
		this.arm.pass(30);
		assertThat(PeeredNetworks.stateIn(this.networks.peer(OURS, SPOKE))).isEqualTo("Connected FullyInSync");
		act("withholdAccess", "{'scope':'" + HUB + "','actions':['*']}");
		assertThat(Arm.code(this.arm.get(HUB))).isEqualTo("403 AuthorizationFailed");
		act("withholdAccess", "{'scope':'" + HUB + "','withheld':false}");
		assertThat(this.arm.get(HUB).status()).isEqualTo(200);
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

	@Test
	void a_role_at_the_root_holds_everywhere() {
		Arm unjudged = Arm.unjudged().withNetwork();
		unjudged.put("/providers/Microsoft.Authorization/roleAssignments/" + CONTOSO, "{'properties':{'principalId':'"
				+ SOMEBODY + "','principalType':'User','roleDefinitionId':'" + READER + "'}}");
		unjudged.pass(30);
		SimulatorRequest request = SimulatorRequest.of("GET", Arm.versioned(HUB));
		assertThat(
				unjudged.simulator.handle(request.withHeader("Authorization", "Bearer principal:" + SOMEBODY)).status())
			.isEqualTo(200);
	}

	@Test
	void actions_that_make_no_sense_are_refused() {
		for (String[] wrong : new String[][] { { "withholdAccess", "{}" }, { "withholdAccess", "{'scope':'hub'}" },
				{ "setSubscription", "{}" }, { "setSubscription", "{'subscriptionId':'s','tokenless':'perhaps'}" } }) {
			assertThat(this.arm.send("POST", "/simulator/actions/" + wrong[0], wrong[1]).status()).as(wrong[1])
				.isEqualTo(400);
		}
	}

}
