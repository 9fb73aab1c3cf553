package com.promptservice.controlplane.simulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.promptservice.controlplane.simulator.core.Durations;
import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.promptservice.controlplane.simulator.core.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.code;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client asks of Azure Resource Manager itself: subscriptions, providers, versions
 * and lists across types.
 */
class SubscriptionTests {

	private static final String PROVIDERS = SUBSCRIPTION + "/providers";

	private static final String NSG = NETWORK + "networkSecurityGroups/";

	private final Arm arm = Arm.judged();

	private List<String> names(String list) {
		SimulatorResponse response = this.arm.get(list);
		assertThat(response.status()).isEqualTo(200);
		return response.json().get("value").valueStream().map((each) -> each.get("name").asString()).toList();
	}

	@Test
	void every_subscription_with_something_in_it_is_listed_and_one_that_is_empty() {
		this.arm.withGroup();
		JsonNode listed = this.arm.get("/subscriptions?api-version=2019-11-01").json();
		assertThat(listed.findValuesAsString("subscriptionId")).containsExactly("11111111-1111-1111-1111-111111111111",
				"33333333-3333-3333-3333-333333333333");
		// a subscription alone is for those who say who they are
		JsonNode one = this.arm.simulator
			.handle(SimulatorRequest.of("GET", SUBSCRIPTION + "?api-version=2022-12-01")
				.withHeader("Authorization", "Bearer owner"))
			.json();
		assertThat(one).isEqualTo(listed.at("/value/1"));
		assertThat(one.get("state").asString()).isEqualTo("Enabled");
		assertThat(one.get("tenantId").asString()).isEqualTo(Simulator.TENANT);
		assertThat(this.arm.get("/tenants?api-version=2022-12-01").json().at("/value/0/tenantId").asString())
			.isEqualTo(Simulator.TENANT);
		assertThat(names(SUBSCRIPTION + "/locations?api-version=2022-12-01")).contains("westus2", "eastus");
	}

	@Test
	void providers_name_their_types_with_the_versions_that_are_served() {
		JsonNode network = this.arm.get(PROVIDERS + "/microsoft.network").json();
		assertThat(network.get("id").asString()).isEqualTo(PROVIDERS + "/Microsoft.Network");
		assertThat(network.get("registrationState").asString()).isEqualTo("Registered");
		JsonNode type = network.get("resourceTypes")
			.valueStream()
			.filter((each) -> each.get("resourceType").asString().equals("virtualNetworks"))
			.findFirst()
			.orElseThrow();
		assertThat(type.get("apiVersions").valueStream().map(JsonNode::asString)).contains("2020-03-01", "2025-03-01")
			.doesNotContain("2020-03-02");
		assertThat(this.arm.get(PROVIDERS).json().findValuesAsString("namespace")).contains("Microsoft.Resources",
				"Microsoft.Storage", "Microsoft.ServiceFabric");
		assertThat(code(this.arm.get(PROVIDERS + "/Microsoft.Nothing"))).isEqualTo("404 InvalidResourceNamespace");
	}

	@Test
	void a_subscription_gives_up_a_provider_and_comes_back_to_it() {
		this.arm.withGroup();
		String network = PROVIDERS + "/Microsoft.Network";
		assertThat(state(this.arm.send("POST", network + "/register", ""))).isEqualTo("Registered");
		assertThat(state(this.arm.send("POST", network + "/unregister", ""))).isEqualTo("Unregistering");
		this.arm.settle();
		assertThat(state(this.arm.get(network))).isEqualTo("NotRegistered");
		assertThat(code(this.arm.put(NSG + "nsg", "{'location':'westus2'}")))
			.isEqualTo("409 MissingSubscriptionRegistration");
		assertThat(state(this.arm.send("POST", network + "/register", ""))).isEqualTo("Registering");
		this.arm.settle();
		assertThat(state(this.arm.get(network))).isEqualTo("Registered");
		assertThat(this.arm.put(NSG + "nsg", "{'location':'westus2'}").status()).isEqualTo(201);
	}

	private static String state(SimulatorResponse provider) {
		return provider.json().get("registrationState").asString();
	}

	@ParameterizedTest
	@CsvSource({ "Microsoft.Network/virtualNetworks, 2020-11-01", "Microsoft.Network/virtualNetworks, 2024-10-01",
			"Microsoft.Storage/storageAccounts, 2021-09-01", "Microsoft.KeyVault/vaults, 2022-07-01",
			"Microsoft.ManagedIdentity/userAssignedIdentities, 2018-11-30",
			"Microsoft.ServiceFabric/managedClusters, 2021-05-01",
			"Microsoft.ServiceFabric/managedClusters, 2026-02-01",
			"Microsoft.Compute/virtualMachineScaleSets, 2022-08-01" })
	void what_microsoft_published_is_served(String type, String version) {
		Arm unjudged = Arm.unjudged().withGroup();
		for (String scope : List.of(SUBSCRIPTION, GROUP)) {
			assertThat(unjudged.get(scope + "/providers/" + type + "?api-version=" + version).status()).isEqualTo(200);
		}
	}

	@Test
	void what_microsoft_never_published_is_refused_with_what_it_did() {
		Arm unjudged = Arm.unjudged().withGroup();
		SimulatorResponse refused = unjudged.put(NSG + "nsg?api-version=2021-01-01", "{'location':'West US 2'}");
		assertThat(code(refused)).isEqualTo("400 NoRegisteredProviderFound");
		assertThat(refused.json().toString())
			.contains("for location 'westus2' and API version '2021-01-01' for type 'networkSecurityGroups'")
			.contains("2020-11-01, 2021-02-01");
		SimulatorResponse type = unjudged.get(NETWORK + "teapots?api-version=2025-03-01");
		assertThat(code(type)).isEqualTo("404 InvalidResourceType");
		assertThat(type.json().toString()).contains("for api version '2025-03-01'", "2025-03-01,2025-05-01");
	}

	@ParameterizedTest
	@ValueSource(strings = { "resourceType eq 'Microsoft.Network/networkSecurityGroups' and name eq 'a'",
			"substringof('A', name)", "startswith(name, 'a')", "tagName eq 'owner' and tagValue eq 'it''s me'",
			"startswith(tagName, 'own')", "name ne 'b' and location eq 'westus2'",
			"name eq 'none' or name eq 'a' and resourceGroup eq 'rg'", "name eq 'x and y' or name eq 'a'" })
	void lists_across_types_are_filtered_as_azure_does(String filter) {
		this.arm.withGroup();
		this.arm.put(NSG + "a", "{'location':'westus2','tags':{'owner':'it\\u0027s me'}}");
		this.arm.put(NSG + "b", "{'location':'westus2'}");
		String encoded = "?$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
		assertThat(names(SUBSCRIPTION + "/resources" + encoded)).containsExactly("a");
		assertThat(names(GROUP + "/resources" + encoded)).containsExactly("a");
	}

	@Test
	void a_filter_that_azure_does_not_understand_is_refused() {
		assertThat(code(this.arm.get(SUBSCRIPTION + "/resources?$filter=colour%20eq%20'red'")))
			.isEqualTo("400 InvalidFilterInQueryString");
		assertThat(code(this.arm.get(SUBSCRIPTION + "/resourcegroups?$filter=nonsense")))
			.isEqualTo("400 InvalidFilterInQueryString");
	}

	@Test
	void groups_are_listed_by_tag_and_in_pages() {
		for (String name : List.of("one", "two", "three")) {
			this.arm.put(SUBSCRIPTION + "/resourceGroups/" + name,
					"{'location':'westus2','tags':{'n':'" + name + "'}}");
		}
		String groups = SUBSCRIPTION + "/resourcegroups";
		assertThat(names(groups + "?$filter=tagName%20eq%20'n'%20and%20tagValue%20eq%20'two'")).containsExactly("two");
		JsonNode first = this.arm.get(groups + "?$top=2").json();
		assertThat(first.get("value")).hasSize(2);
		String next = first.get("nextLink").asString().replace("http://localhost", "");
		assertThat(this.arm.get(next).json().get("value")).hasSize(1);
		assertThat(this.arm.get(next).json().has("nextLink")).isFalse();
	}

	@Test
	void head_says_whether_a_group_or_any_resource_exists() {
		this.arm.withNetwork();
		for (String there : List.of(GROUP, Arm.VNET, Arm.VNET + "/subnets/one")) {
			SimulatorResponse exists = this.arm.send("HEAD", there, "");
			assertThat(exists.status()).isEqualTo(204);
			assertThat(exists.header("x-ms-request-id")).isNotBlank();
			assertThat(this.arm.send("HEAD", there + "x", "").status()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "1, 10, -", "5, 2, 2000", "4, 3, 2500", "200, 1, 50" })
	void waits_are_scaled_but_never_below_a_second(double scale, String seconds, String exact) {
		SettableClock clock = new SettableClock();
		Simulator simulator = Simulator.inMemory(clock, new Durations(scale, Map.of()), 1);
		simulator.handle(SimulatorRequest.of("PUT", GROUP + "?api-version=2025-04-01", "{\"location\":\"westus2\"}"));
		String nsg = NSG + "nsg?api-version=2025-03-01";
		simulator.handle(SimulatorRequest.of("PUT", nsg, "{\"location\":\"westus2\"}"));
		clock.pass(simulator.durations().of(Timing.NETWORK_SECURITY_GROUP));
		SimulatorResponse deleted = simulator.handle(SimulatorRequest.of("DELETE", nsg));
		assertThat(deleted.header("Retry-After")).isEqualTo(seconds);
		assertThat(deleted.header("x-ms-retry-after-ms")).isEqualTo(exact);
	}

}
