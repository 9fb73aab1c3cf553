package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.Optional;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What was seen of a customer in Azure.
 *
 * @param storageAccounts in the order of regions
 */
@Schema(name = "CustomerStatus", description = "What Azure has of the customer")
record CustomerObserved(List<CustomerAccount> storageAccounts) {

	static final CustomerObserved NOTHING = new CustomerObserved(List.of());

	/**
	 * The account in a region, when its name is settled.
	 */
	Optional<CustomerAccount> in(String region) {
		return this.storageAccounts.stream().filter((account) -> account.region().equals(region)).findFirst();
	}

}
