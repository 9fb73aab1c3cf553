package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.operation.OperationDefinition;
import com.promptservice.controlplane.operation.OperationStatus;
import com.promptservice.controlplane.operation.Plan;
import com.promptservice.controlplane.region.ProvisioningState;
import com.promptservice.controlplane.region.RegionRemoval;

/**
 * The operation that brings a customer about or back in line.
 */
record CustomerCreateOrUpdate(CustomerPlans plans, CustomerStore customers, CustomerClaims claims,
		CustomerDecisions decisions) implements OperationDefinition<CustomerCreateOrUpdate.Input> {

	static final String KIND = "CustomerCreateOrUpdate";

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
		return this.plans.writing(input);
	}

	@Override
	public void settle(Settlement<Input> end) {
		Input input = end.input();
		boolean claimed = end.outputs().get(CustomerPlans.CLAIMS, EnsureClaims.Claimed.class) != null;
		// Without its claims nothing of it was done
		boolean refused = end.status() == OperationStatus.Failed && !claimed;
		this.customers.settle(input.spec().customer(), end.operationId(), (customer) -> {
			if (refused && input.previous() == null) {
				return null;
			}
			return customer.settled(refused ? input.previous() : input.spec(),
					customer.observed().after(end.outputs(), input.sites(), input.leaving()),
					ProvisioningState.after(end.status()), end.error(), end.at());
		});
		Stream
			.concat(input.spec().claims(end.at()).stream(),
					(input.previous() != null) ? input.previous().claims(end.at()).stream() : Stream.empty())
			.forEach(this.claims::release);
	}

	@Override
	public Record result(Input input, Outputs outputs) {
		return input.leaving().isEmpty() ? null : RegionRemoval.of(plan(input), outputs);
	}

	@Override
	public Decision retry(Input input, String newOperationId) {
		return this.decisions.retryWrite(input, newOperationId);
	}

	/**
	 * What the operation is about.
	 *
	 * @param previous the customer before, or null when there was none
	 * @param sites the wanted regions
	 * @param leaving the regions that are taken from the customer
	 * @param deleteData whether data in those may go too
	 */
	record Input(CustomerSpec spec, CustomerSpec previous, List<CustomerSite> sites, List<CustomerSite> leaving,
			boolean deleteData) {
	}

}
