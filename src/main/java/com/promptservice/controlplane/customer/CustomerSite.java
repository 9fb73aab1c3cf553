package com.promptservice.controlplane.customer;

import com.promptservice.controlplane.azure.Placement;
import com.promptservice.controlplane.azure.StorageAccountSpec;

/**
 * A region as a customer's data sees it.
 *
 * @param at where the customer's storage account lies
 * @param accountName its name when it is settled, or null
 */
record CustomerSite(String region, Placement at, String accountName) {

	static String owner(String customer) {
		return "customer/" + customer;
	}

	/**
	 * The account of this name.
	 */
	StorageAccountSpec account(String name) {
		return new StorageAccountSpec(this.at, name);
	}

}
