package com.promptservice.controlplane.simulator;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.promptservice.controlplane.simulator.core.WorldSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.IDENTITY;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.STORAGE;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.VAULT;
import static com.promptservice.controlplane.simulator.Arm.VNET;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTER;
import static com.promptservice.controlplane.simulator.FabricArm.CLUSTERS;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every type that is registered with the simulator lives a whole life here, or is said to
 * have none.
 */
class EveryTypeTests {

	/** What other types bring along, and what only tells something. */
	private static final Set<String> READ_ONLY = Set.of("Microsoft.Authorization/permissions",
			"Microsoft.Compute/locations/usages", "Microsoft.Compute/virtualMachineScaleSets",
			"Microsoft.Compute/virtualMachineScaleSets/networkInterfaces", "Microsoft.Insights/metrics",
			"Microsoft.KeyVault/deletedVaults", "Microsoft.KeyVault/locations/deletedVaults",
			"Microsoft.Network/publicIPAddresses", "Microsoft.Network/locations/CheckDnsNameAvailability",
			"Microsoft.Network/virtualNetworks/CheckIPAddressAvailability", "Microsoft.Resources/locations",
			"Microsoft.Resources/providers", "Microsoft.Resources/resources", "Microsoft.Resources/subscriptions",
			"Microsoft.Resources/tenants", "Microsoft.ServiceFabric/locations/managedUnsupportedVMSizes");

	/** What is done to something, and what follows that. */
	private static final String ACTION = ".*/(checkNameAvailability|purge|register|unregister|restart|reimage|deleteNode|redeploy|start|deallocate|powerOff|instanceView|runCommand|fetchUpgradeStatus|resumeUpgrade|startRollback|operations|operationresults|operationResults|asyncoperations|managedClusterOperations|managedClusterOperationResults)";

	private static final String TAGGED = "{'location':'westus2','tags':{'changed':'yes'}}";

	private static final Deployed REGION = new Deployed(Arm.judged()).withApplication("1.0.0");

	private static final WorldSnapshot READY = REGION.arm.simulator.snapshot();

	@BeforeEach
	void asItWas() {
		REGION.arm.simulator.restore(READY);
	}

	static Stream<Life> lives() {
		return Stream.of(groupsAndIdentities(), networks(), networkParts(), data(), clusters(), applications())
			.flatMap((lives) -> lives);
	}

	private static Stream<Life> groupsAndIdentities() {
		String role = "{'properties':{'principalId':'aaaaaaaa-0000-0000-0000-000000000001','roleDefinitionId':'"
				+ SUBSCRIPTION
				+ "/providers/Microsoft.Authorization/roleDefinitions/4d97b98b-1d4f-4787-a291-c67834d212e7'}}";
		String definition = "{'properties':{'roleName':'%s','description':'x','type':'CustomRole','assignableScopes':['"
				+ SUBSCRIPTION + "'],'permissions':[{'actions':['Microsoft.Network/*/read'],'notActions':[]}]}}";
		return Stream.of(Life
			.of("Microsoft.Resources/resourceGroups", SUBSCRIPTION + "/resourceGroups/fresh", "{'location':'westus2'}")
			.changed(TAGGED, "changed")
			.refused(SUBSCRIPTION + "/resourceGroups/bad.", "{'location':'westus2'}", "400 InvalidResourceGroup"),
				Life.of("Microsoft.ManagedIdentity/userAssignedIdentities", IDENTITY + "fresh",
						"{'location':'westus2'}")
					.changed(TAGGED, "changed")
					.refusedElsewhere()
					.everywhere(),
				Life.of("Microsoft.Authorization/roleAssignments", GROUP
						+ "/providers/Microsoft.Authorization/roleAssignments/aaaaaaaa-0000-0000-0000-00000000000f",
						role)
					.refused(GROUP + "/providers/Microsoft.Authorization/roleAssignments/fresh", role,
							"400 InvalidRoleAssignmentId"),
				Life.of("Microsoft.Authorization/roleDefinitions", SUBSCRIPTION
						+ "/providers/Microsoft.Authorization/roleDefinitions/aaaaaaaa-0000-0000-0000-00000000000f",
						definition.formatted("first"))
					.changed(definition.formatted("second"), "second")
					.refused("{'properties':{}}", "400 RoleDefinitionInvalid"));
	}

	private static Stream<Life> networks() {
		String network = "{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['%s']}}}";
		String front = "{'location':'westus2','sku':{'name':'Standard'}%s,'properties':{'frontendIPConfigurations':[{'name':'front','properties':{'subnet':{'id':'%s'}}}]}}";
		String card = "{'location':'westus2'%s,'properties':{'ipConfigurations':[{'name':'ip','properties':{'subnet':{'id':'%s'}}}]}}";
		String tags = ",'tags':{'changed':'yes'}";
		String nowhere = VNET + "/subnets/nowhere";
		return Stream.of(
				Life.of("Microsoft.Network/virtualNetworks", NETWORK + "virtualNetworks/fresh",
						network.formatted("10.7.0.0/16"))
					.changed(network.formatted("10.8.0.0/16"), "10.8.0.0")
					.refused(network.formatted("10.7.0.0/99"), "400 InvalidAddressPrefixFormat")
					.everywhere(),
				Life.of("Microsoft.Network/networkSecurityGroups", NETWORK + "networkSecurityGroups/fresh",
						"{'location':'westus2'}")
					.changed(TAGGED, "changed")
					.refusedElsewhere()
					.everywhere(),
				Life.of("Microsoft.Network/loadBalancers", NETWORK + "loadBalancers/fresh",
						front.formatted("", FabricArm.SUBNET))
					.changed(front.formatted(tags, FabricArm.SUBNET), "changed")
					.refused(front.formatted("", nowhere), "400 InvalidResourceReference")
					.everywhere(),
				Life.of("Microsoft.Network/networkInterfaces", NETWORK + "networkInterfaces/fresh",
						card.formatted("", FabricArm.SUBNET))
					.changed(card.formatted(tags, FabricArm.SUBNET), "changed")
					.refused(card.formatted("", nowhere), "400 InvalidResourceReference")
					.everywhere());
	}

	private static Stream<Life> networkParts() {
		String spoke = NETWORK + "virtualNetworks/spoke";
		String peering = "{'properties':{'remoteVirtualNetwork':{'id':'%s'},'allowForwardedTraffic':%s}}";
		String rule = "{'properties':{'priority':%d,'direction':'Inbound','access':'Deny','protocol':'Tcp','sourceAddressPrefix':'*','sourcePortRange':'*','destinationAddressPrefix':'*','destinationPortRange':'80'}}";
		String group = NETWORK + "networkSecurityGroups/holder";
		String subnet = "{'properties':{'addressPrefix':'%s'}}";
		return Stream.of(Life
			.of("Microsoft.Network/virtualNetworks/subnets", VNET + "/subnets/fresh", subnet.formatted("10.0.7.0/24"))
			.changed(subnet.formatted("10.0.8.0/24"), "10.0.8.0")
			.refused(subnet.formatted("10.0.0.0/25"), "400 NetcfgSubnetRangesOverlap"),
				Life.of("Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
						VNET + "/virtualNetworkPeerings/fresh", peering.formatted(spoke, false))
					.changed(peering.formatted(spoke, true), "\"allowForwardedTraffic\":true")
					.refused(peering.formatted(NETWORK + "virtualNetworks/nowhere", false),
							"400 InvalidResourceReference")
					.after(spoke,
							"{'location':'westus2','properties':{'addressSpace':{'addressPrefixes':['10.1.0.0/16']}}}"),
				Life.of("Microsoft.Network/networkSecurityGroups/securityRules", group + "/securityRules/fresh",
						rule.formatted(200))
					.changed(rule.formatted(300), "300")
					.refused(rule.formatted(9), "400 SecurityRuleInvalidPriority")
					.after(group, "{'location':'westus2'}"),
				Life.of("Microsoft.Network/loadBalancers/backendAddressPools",
						FabricArm.BALANCER + "/backendAddressPools/fresh", "{'properties':{}}")
					.refused(NETWORK + "loadBalancers/nowhere/backendAddressPools/fresh", "{'properties':{}}",
							"404 ParentResourceNotFound"));
	}

	private static Stream<Life> data() {
		String account = "{'location':'westus2','kind':'StorageV2','sku':{'name':'Standard_LRS'}%s}";
		String holder = STORAGE + "freshholder";
		String vault = "{'location':'westus2'%s,'properties':{'tenantId':'" + Simulator.TENANT
				+ "','sku':{'family':'A','name':'standard'},'enableRbacAuthorization':true}}";
		String tags = ",'tags':{'changed':'yes'}";
		String meta = "{'properties':{'metadata':{'changed':'yes'}}}";
		return Stream.of(
				Life.of("Microsoft.Storage/storageAccounts", STORAGE + "freshaccount", account.formatted(""))
					.changed(account.formatted(tags), "changed")
					.refusedElsewhere()
					.everywhere(),
				Life.of("Microsoft.Storage/storageAccounts/blobServices/containers",
						holder + "/blobServices/default/containers/fresh", "{'properties':{}}")
					.patched(meta, "changed")
					.refused(STORAGE + "nowhere/blobServices/default/containers/fresh", "{}",
							"404 ParentResourceNotFound")
					.after(holder, account.formatted("")),
				Life.of("Microsoft.Storage/storageAccounts/queueServices/queues",
						holder + "/queueServices/default/queues/fresh", "{'properties':{}}")
					.patched(meta, "changed")
					.refused(STORAGE + "nowhere/queueServices/default/queues/fresh", "{}", "404 ParentResourceNotFound")
					.after(holder, account.formatted("")),
				Life.of("Microsoft.KeyVault/vaults", VAULT + "fresh-vault", vault.formatted(""))
					.changed(vault.formatted(tags), "changed")
					.refused(VAULT + "1-vault", vault.formatted(""), "400 VaultNameNotValid")
					.everywhere());
	}

	private static Stream<Life> clusters() {
		String cluster = FabricArm.cluster("fresh").replace(",'subnetId':'" + FabricArm.SUBNET + "'", "");
		String card = NETWORK + "networkInterfaces/holder";
		String machine = "{'location':'westus2'%s,'properties':{'hardwareProfile':{'vmSize':'%s'},'networkProfile':{'networkInterfaces':[{'id':'"
				+ card + "'}]}}}";
		return Stream.of(
				Life.of("Microsoft.ServiceFabric/managedClusters", CLUSTERS + "fresh", cluster)
					.changed(cluster.replace("'owner':'me'", "'changed':'yes'"), "\"changed\"")
					.refused(cluster.replace("kvsadmin", "administrator"), "400 InvalidParameter")
					.everywhere(),
				Life.of("Microsoft.ServiceFabric/managedClusters/nodeTypes", CLUSTER + "/nodeTypes/Fresh",
						FabricArm.nodeType(false, "Standard_D2s_v5", 2, ""))
					.changed(FabricArm.nodeType(false, "Standard_D2s_v5", 3, ""), "\"vmInstanceCount\":3")
					.refused(FabricArm.nodeType(false, "Huge", 2, ""), "400 InvalidParameter"),
				Life.of("Microsoft.Compute/virtualMachines",
						GROUP + "/providers/Microsoft.Compute/virtualMachines/fresh",
						machine.formatted("", "Standard_B1s"))
					.changed(machine.formatted(",'tags':{'changed':'yes'}", "Standard_B1s"), "changed")
					.refused(machine.formatted("", "Huge"), "400 InvalidParameter")
					.everywhere()
					.after(card,
							"{'location':'westus2','properties':{'ipConfigurations':[{'name':'ip','properties':{'subnet':{'id':'"
									+ FabricArm.SUBNET + "'}}}]}}"));
	}

	private static Stream<Life> applications() {
		String application = REGION.application("1.0.0", "");
		String service = Deployed.service(0);
		String versions = CLUSTER + "/applicationTypes/KVStoreServer/versions/";
		return Stream.of(
				Life.of("Microsoft.ServiceFabric/managedClusters/applicationTypes", CLUSTER + "/applicationTypes/Fresh",
						"{'location':'westus2'}")
					.changed(TAGGED, "changed")
					.refused(CLUSTERS + "nowhere/applicationTypes/Fresh", "{'location':'westus2'}",
							"404 ParentResourceNotFound"),
				Life.of("Microsoft.ServiceFabric/managedClusters/applicationTypes/versions", versions + "2.0.0",
						Deployed.packageAt("2.0.0"))
					.refused(CLUSTER + "/applicationTypes/Nowhere/versions/2.0.0", Deployed.packageAt("2.0.0"),
							"404 ParentResourceNotFound"),
				Life.of("Microsoft.ServiceFabric/managedClusters/applications", CLUSTER + "/applications/fresh",
						application)
					.changed(application.replace("{'location':'westus2'",
							"{'location':'westus2','tags':{'changed':'yes'}"), "changed")
					.refused("{'location':'westus2','properties':{}}", "400 InvalidParameter"),
				Life.of("Microsoft.ServiceFabric/managedClusters/applications/services",
						Deployed.APPLICATION + "/services/fresh", service)
					.changed(service.replace("'instanceCount':-1", "'instanceCount':1"), "\"instanceCount\":1")
					.refused(CLUSTER + "/applications/nowhere/services/fresh", service, "404 ParentResourceNotFound"));
	}

	@ParameterizedTest
	@MethodSource("lives")
	void a_resource_is_refused_made_read_changed_listed_and_deleted(Life life) {
		life.live(REGION.arm);
	}

	@Test
	void no_type_is_left_out() {
		Set<String> types = new TreeSet<>();
		for (JsonNode provider : REGION.arm.get(SUBSCRIPTION + "/providers").json().get("value")) {
			String namespace = provider.get("namespace").asString() + "/";
			provider.get("resourceTypes").forEach((type) -> types.add(namespace + type.get("resourceType").asString()));
		}
		Set<String> known = lives().map(Life::type).collect(Collectors.toSet());
		assertThat(types).containsAll(known).containsAll(READ_ONLY);
		types.removeAll(known);
		types.removeAll(READ_ONLY);
		assertThat(types).allSatisfy((type) -> assertThat(type).matches(ACTION));
	}

	@ParameterizedTest
	@CsvSource({ "/subscriptions", "/tenants", "/providers", "%s/locations", "%s/providers", "%s/resources",
			"%s/providers/Microsoft.Authorization/permissions",
			"%s/providers/Microsoft.Compute/locations/westus2/usages?api-version=2024-07-01",
			"%s/providers/Microsoft.Compute/virtualMachineScaleSets?api-version=2024-07-01",
			"%s/providers/Microsoft.KeyVault/deletedVaults", "%s/providers/Microsoft.Network/publicIPAddresses",
			"%s/providers/Microsoft.ServiceFabric/locations/westus2/managedUnsupportedVMSizes" })
	void what_is_only_read_is_read_and_not_written(String path) {
		String list = path.formatted(SUBSCRIPTION);
		assertThat(REGION.arm.get(list).status()).isEqualTo(200);
		assertThat(Arm.code(Arm.unjudged().put(list, "{}"))).isEqualTo("405 MethodNotAllowed");
	}

}
