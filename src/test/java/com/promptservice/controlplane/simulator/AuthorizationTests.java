package com.promptservice.controlplane.simulator;

import java.util.List;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
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
class AuthorizationTests extends JudgedRequests {

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
