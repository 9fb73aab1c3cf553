package com.promptservice.controlplane.simulator.core;

import java.time.Duration;

/**
 * What takes time on Azure, and how long it takes there when nothing goes wrong.
 */
public enum Timing {

	/** Creating or updating a resource group. */
	GROUP(2),
	/** Deleting a resource group and everything in it. */
	GROUP_DELETE(10),
	/** Registering a subscription with a provider, or the opposite. */
	REGISTRATION(30),
	/** Writing a virtual network. */
	VIRTUAL_NETWORK(4),
	/** Writing a subnet. */
	SUBNET(4),
	/** Writing a network security group. */
	NETWORK_SECURITY_GROUP(3),
	/** Writing a security rule. */
	SECURITY_RULE(3),
	/** Writing a load balancer. */
	LOAD_BALANCER(4),
	/** Writing a backend pool of a load balancer. */
	BACKEND_POOL(4),
	/** Writing a half of a peering. */
	PEERING(8),
	/** Writing a network interface. */
	NETWORK_INTERFACE(3),
	/** Deleting any network resource. */
	NETWORK_DELETE(4),
	/** Creating or updating a virtual machine. */
	VIRTUAL_MACHINE(45),
	/** Starting, stopping or deleting a virtual machine. */
	VIRTUAL_MACHINE_ACTION(30),
	/** Running a script on a virtual machine. */
	RUN_COMMAND(25),
	/** Creating a storage account. */
	STORAGE_ACCOUNT(25),
	/** Updating or deleting a storage account. */
	STORAGE_ACCOUNT_UPDATE(1),
	/** Writing a blob container. */
	CONTAINER(1),
	/** Writing a queue. */
	QUEUE(1),
	/** Writing a user-assigned identity. */
	IDENTITY(2),
	/** From a new identity to a principal that role assignments find. */
	PRINCIPAL_REPLICATION(10),
	/** Writing a role assignment. */
	ROLE_ASSIGNMENT(1),
	/** From a role assignment to its effect. */
	ROLE_EFFECT(30),
	/** From a new vault to a data plane that answers. */
	VAULT(120),
	/** Purging a deleted vault. */
	VAULT_PURGE(10),
	/** Issuing a certificate. */
	CERTIFICATE(12),
	/** Creating a managed cluster, which has no nodes yet. */
	CLUSTER(220),
	/** Updating a managed cluster. */
	CLUSTER_UPDATE(186),
	/** Deleting a managed cluster with everything in it. */
	CLUSTER_DELETE(210),
	/** Creating the primary node type of a cluster. */
	PRIMARY_NODE_TYPE(975),
	/** Creating any other node type. */
	NODE_TYPE(780),
	/** Updating or scaling a node type. */
	NODE_TYPE_UPDATE(300),
	/** Deleting a node type. */
	NODE_TYPE_DELETE(600),
	/** Restarting, reimaging or deleting nodes. */
	NODE_ACTION(310),
	/** Writing an application type. */
	APPLICATION_TYPE(3),
	/** Provisioning a version of an application type. */
	APPLICATION_VERSION(90),
	/** Creating an application. */
	APPLICATION(75),
	/** The identity service that the first application with an identity brings along. */
	IDENTITY_SERVICE(60),
	/** Upgrading one upgrade domain, its health checks left out. */
	UPGRADE_DOMAIN(15),
	/** Asking for the state of an upgrade, or steering it. */
	UPGRADE_ACTION(2),
	/** Creating or updating a service. */
	SERVICE(75),
	/** Deleting an application type, a version or a service. */
	APPLICATION_PART_DELETE(30),
	/** Deleting an application with its services. */
	APPLICATION_DELETE(60);

	private final Duration usual;

	Timing(long seconds) {
		this.usual = Duration.ofSeconds(seconds);
	}

	/** The time it takes on Azure. */
	public Duration usual() {
		return this.usual;
	}

}
