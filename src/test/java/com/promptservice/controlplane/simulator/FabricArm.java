package com.promptservice.controlplane.simulator;

import com.promptservice.controlplane.simulator.core.Principals;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import tools.jackson.databind.JsonNode;

import static com.promptservice.controlplane.simulator.Arm.GROUP;
import static com.promptservice.controlplane.simulator.Arm.IDENTITY;
import static com.promptservice.controlplane.simulator.Arm.NETWORK;
import static com.promptservice.controlplane.simulator.Arm.SUBSCRIPTION;
import static com.promptservice.controlplane.simulator.Arm.VNET;

/**
 * A region that is ready for managed clusters, and the bodies that make them.
 */
final class FabricArm {

	static final String SUBNET = VNET + "/subnets/one";

	static final String BALANCER = NETWORK + "loadBalancers/ilb";

	static final String POOL = BALANCER + "/backendAddressPools/appBackendPool";

	static final String UAMI = IDENTITY + "app";

	static final String CLUSTERS = GROUP + "/providers/Microsoft.ServiceFabric/managedClusters/";

	static final String CLUSTER = CLUSTERS + "kvs-wus2-01";

	static final String SYSTEM = CLUSTER + "/nodeTypes/System";

	static final String APP = CLUSTER + "/nodeTypes/App";

	static final String NETWORK_CONTRIBUTOR = "4d97b98b-1d4f-4787-a291-c67834d212e7";

	static final String IDENTITY_OPERATOR = "f1a07417-d97a-45cb-824c-7a7467783830";

	final Arm arm;

	FabricArm(Arm arm) {
		this.arm = arm.withNetwork();
		String port = "{'name':'%1$s','properties':{'protocol':'Tcp','port':%1$s,'intervalInSeconds':5}}";
		String rule = "{'name':'%1$s','properties':{'protocol':'Tcp','frontendPort':%1$s,'backendPort':%1$s,'frontendIPConfiguration':{'id':'"
				+ BALANCER + "/frontendIPConfigurations/front'},'backendAddressPool':{'id':'" + POOL
				+ "'},'probe':{'id':'" + BALANCER + "/probes/%1$s'}}}";
		arm.put(BALANCER,
				"{'location':'westus2','sku':{'name':'Standard'},'properties':{'frontendIPConfigurations':[{'name':'front','properties':{'privateIPAllocationMethod':'Static','privateIPAddress':'10.0.0.4','subnet':{'id':'"
						+ SUBNET + "'}}}],'backendAddressPools':[{'name':'appBackendPool'}],'probes':["
						+ port.formatted("8085") + "," + port.formatted("8086") + "],'loadBalancingRules':["
						+ rule.formatted("8085") + "," + rule.formatted("8086") + "]}}");
		arm.put(UAMI, "{'location':'westus2'}");
		arm.settle();
	}

	/**
	 * Gives the Service Fabric resource provider its roles, and time for them to work.
	 */
	FabricArm withRoles() {
		role(SUBNET, NETWORK_CONTRIBUTOR, 1);
		role(BALANCER, NETWORK_CONTRIBUTOR, 2);
		role(UAMI, IDENTITY_OPERATOR, 3);
		this.arm.pass(30);
		return this;
	}

	void role(String scope, String role, int number) {
		this.arm.put(
				scope + "/providers/Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-00000000000"
						+ number,
				"{'properties':{'principalId':'" + Principals.SERVICE_FABRIC + "','roleDefinitionId':'" + SUBSCRIPTION
						+ "/providers/Microsoft.Authorization/roleDefinitions/" + role + "'}}");
	}

	/** A whole cluster, ready for applications. */
	FabricArm withCluster() {
		withRoles();
		this.arm.put(CLUSTER, cluster("kvs-wus2-01"));
		this.arm.settle();
		this.arm.put(SYSTEM, system(5));
		this.arm.put(APP, app(2));
		this.arm.settle();
		return this;
	}

	static String cluster(String dnsName) {
		return "{'location':'westus2','sku':{'name':'Standard'},'tags':{'owner':'me'},'properties':{'dnsName':'"
				+ dnsName
				+ "','adminUserName':'kvsadmin','adminPassword':'Sesame-Open-1','clients':[{'isAdmin':true,'thumbprint':'123BDACDCDFB2C7B250192C6078E47D1E1DB119B'}],'subnetId':'"
				+ SUBNET + "'}}";
	}

	static String system(int nodes) {
		return nodeType(true, "Standard_D2s_v5", nodes, "");
	}

	static String app(int nodes) {
		return nodeType(false, "Standard_E80ids_v4", nodes,
				",'useDefaultPublicLoadBalancer':true,'frontendConfigurations':[{'loadBalancerBackendAddressPoolId':'"
						+ POOL
						+ "','ipAddressType':'IPv4'}],'networkSecurityRules':[{'name':'grpc','protocol':'tcp','sourceAddressPrefix':'VirtualNetwork','destinationAddressPrefix':'*','sourcePortRange':'*','destinationPortRange':'8085-8086','access':'allow','priority':1000,'direction':'inbound'}],'vmManagedIdentity':{'userAssignedIdentities':['"
						+ UAMI + "']}");
	}

	static String nodeType(boolean primary, String size, int nodes, String more) {
		return "{'properties':{'isPrimary':" + primary + ",'vmInstanceCount':" + nodes + ",'vmSize':'" + size
				+ "','dataDiskSizeGB':128,'vmImagePublisher':'MicrosoftWindowsServer','vmImageOffer':'WindowsServer','vmImageSku':'2022-Datacenter','vmImageVersion':'latest'"
				+ more + "}}";
	}

	/** The answer to a poll of the operation that an answer announced. */
	JsonNode poll(SimulatorResponse announced) {
		return this.arm.get(path(announced.header("Azure-AsyncOperation"))).json();
	}

	static String path(String url) {
		return url.replace("http://localhost", "");
	}

	static String text(JsonNode node, String pointer) {
		JsonNode at = node.at(pointer);
		return at.isMissingNode() ? null : at.asString();
	}

}
