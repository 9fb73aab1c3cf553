package com.promptservice.controlplane.customer;

import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Has the data plane of a region forget the customer, before its data goes.
 */
record WithdrawCustomerConfig(CustomerConfigs configs, String customer,
		String region) implements Step<PublishCustomerConfig.Published> {

	@Override
	public Class<PublishCustomerConfig.Published> outputType() {
		return PublishCustomerConfig.Published.class;
	}

	@Override
	public Outcome<PublishCustomerConfig.Published> visit(Visit visit) {
		this.configs.withdraw(this.customer, this.region, visit::beforeChange);
		return new Outcome.Done<>(
				new PublishCustomerConfig.Published(Layout.customerConfig(this.region, this.customer).path()));
	}

}
