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
	/** Deleting any network resource. */
	NETWORK_DELETE(4),
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
	/** From a role assignment to its effect on a data plane. */
	ROLE_EFFECT(30),
	/** From a new vault to a data plane that answers. */
	VAULT(120),
	/** Purging a deleted vault. */
	VAULT_PURGE(10),
	/** Issuing a certificate. */
	CERTIFICATE(12);

	private final Duration usual;

	Timing(long seconds) {
		this.usual = Duration.ofSeconds(seconds);
	}

	/** The time it takes on Azure. */
	public Duration usual() {
		return this.usual;
	}

}
