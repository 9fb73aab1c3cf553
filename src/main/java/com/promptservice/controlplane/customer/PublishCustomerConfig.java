package com.promptservice.controlplane.customer;

import com.promptservice.controlplane.azure.StorageAccount;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Tells the data plane of a region of the customer.
 *
 * @param account name of the step that made the storage account
 */
record PublishCustomerConfig(CustomerConfigs configs, String customer, String region,
		String account) implements Step<PublishCustomerConfig.Published> {

	@Override
	public Class<Published> outputType() {
		return Published.class;
	}

	@Override
	public Outcome<Published> visit(Visit visit) {
		StorageAccount made = visit.output(this.account, StorageAccount.class);
		this.configs.publish(this.customer, account(this.region, made), visit::beforeChange);
		return new Outcome.Done<>(new Published(Layout.customerConfig(this.region, this.customer).path()));
	}

	static CustomerAccount account(String region, StorageAccount made) {
		return new CustomerAccount(region, made.name(), made.id(), made.blobEndpoint());
	}

	/**
	 * Where it was published.
	 *
	 * @param path the blob's name in the metadata container
	 */
	record Published(String path) {
	}

}
