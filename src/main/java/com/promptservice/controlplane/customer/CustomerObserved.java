package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.promptservice.controlplane.azure.Removed;
import com.promptservice.controlplane.azure.StorageAccount;
import com.promptservice.controlplane.operation.OperationDefinition.Outputs;
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
	 * What an operation's steps saw, and for the rest what was known before.
	 * @param sites where accounts were made
	 * @param leaving where accounts were removed
	 */
	CustomerObserved after(Outputs outputs, List<CustomerSite> sites, List<CustomerSite> leaving) {
		Map<String, CustomerAccount> accounts = new TreeMap<>();
		this.storageAccounts.forEach((account) -> accounts.put(account.region(), account));
		for (CustomerSite site : sites) {
			StorageAccount made = outputs.get(CustomerPlans.account(site.region()), StorageAccount.class);
			if (made != null) {
				accounts.put(site.region(), PublishCustomerConfig.account(site.region(), made));
			}
		}
		for (CustomerSite site : leaving) {
			if (outputs.get(CustomerPlans.account(site.region()), Removed.class) != null) {
				accounts.remove(site.region());
			}
		}
		return new CustomerObserved(List.copyOf(accounts.values()));
	}

	/**
	 * The account in a region, when its name is settled.
	 */
	Optional<CustomerAccount> in(String region) {
		return this.storageAccounts.stream().filter((account) -> account.region().equals(region)).findFirst();
	}

}
