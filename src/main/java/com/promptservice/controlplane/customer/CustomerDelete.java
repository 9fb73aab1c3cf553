package com.promptservice.controlplane.customer;

import java.util.List;

import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionRemoval;

/**
 * The operation that removes a customer with its storage accounts.
 */
record CustomerDelete(CustomerPlans plans, CustomerStore customers, CustomerClaims claims,
		CustomerDecisions decisions) implements OperationDefinition<CustomerDelete.Input> {

	static final String KIND = "CustomerDelete";

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Class<Input> inputType() {
		return Input.class;
	}

	@Override
	public Plan plan(Input input) {
		return this.plans.removing(input);
	}

	@Override
	public void settle(Settlement<Input> end) {
		Input input = end.input();
		boolean gone = end.status() == OperationStatus.Succeeded;
		boolean untouched = end.status() == OperationStatus.Failed && input.sites()
			.stream()
			.map((site) -> CustomerPlans.withdrawal(site.region()))
			.allMatch((step) -> end.outputs().get(step, PublishCustomerConfig.Published.class) == null);
		// A customer whose removal was refused is as it was, and so are the claims
		ProvisioningState left = untouched ? input.before() : gone ? null : ProvisioningState.after(end.status());
		this.customers.settle(input.spec().customer(), end.operationId(),
				(customer) -> gone ? null
						: customer.settled(customer.spec(),
								customer.observed().after(end.outputs(), List.of(), input.sites()), left, end.error(),
								end.at()));
		if (gone) {
			input.spec().claims(end.at()).forEach(this.claims::release);
		}
	}

	@Override
	public Record result(Input input, Outputs outputs) {
		return RegionRemoval.of(plan(input), outputs);
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		return this.decisions.retryDelete(input, newOperationId);
	}

	/**
	 * What the operation is about.
	 *
	 * @param sites every region where the customer has an account or may have one
	 * @param before how the customer stood at rest
	 * @param supersedes the operation that it takes over from, or null
	 */
	record Input(CustomerSpec spec, List<CustomerSite> sites, boolean deleteData, ProvisioningState before,
			String supersedes) {
	}

}
