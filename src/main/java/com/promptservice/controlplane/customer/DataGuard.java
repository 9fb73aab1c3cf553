package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.AzureLookups;

/**
 * Keeps a region from being taken from a customer while a peering connects it there, or
 * while its storage account holds data that nobody said may go. The data plane makes a
 * blob container before it writes, so an account without one is empty.
 */
record DataGuard(AzureLookups lookups, Supplier<List<CustomerChildren>> children, String customer, CustomerSite site,
		boolean deleteData) {

	/**
	 * Why the region must stay, when it must.
	 * @param account name of the storage account, or null when there is none
	 */
	Optional<ApiError> objection(String account) {
		List<ApiError> connected = this.children.get()
			.stream()
			.flatMap((feature) -> feature.of(this.customer, this.site.region()).stream())
			.map(CustomerDecisions::inUse)
			.toList();
		if (!connected.isEmpty()) {
			return Optional.of(ApiError.of(ErrorCode.CustomerNotEmpty, ErrorCode.CustomerNotEmpty.meaning())
				.withDetails(connected));
		}
		if (account == null || this.deleteData) {
			return Optional.empty();
		}
		List<String> containers = this.lookups.blobContainers(this.site.account(account));
		return containers.isEmpty() ? Optional.empty()
				: Optional.of(ApiError.of(ErrorCode.CustomerDataExists,
						"Storage account '" + account + "' in region '" + this.site.region()
								+ "' holds data of customer '" + this.customer + "', among it "
								+ String.join(", ", containers)));
	}

}
