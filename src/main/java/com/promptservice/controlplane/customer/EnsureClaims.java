package com.promptservice.controlplane.customer;

import java.util.List;
import java.util.stream.Stream;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.operation.Outcome;
import com.promptservice.controlplane.operation.Step;
import com.promptservice.controlplane.operation.Visit;

/**
 * Makes sure that the customer's tenants and subscriptions are its own, before anything
 * else is done for it.
 */
record EnsureClaims(CustomerClaims claims, CustomerSpec spec) implements Step<EnsureClaims.Claimed> {

	@Override
	public Class<Claimed> outputType() {
		return Claimed.class;
	}

	@Override
	public Outcome<Claimed> visit(Visit visit) {
		List<CustomerClaim> all = this.spec.claims(visit.now());
		if (!all.stream().allMatch(this.claims::holds)) {
			visit.beforeChange();
		}
		List<ApiError> taken = taken(this.claims, all);
		return taken.isEmpty() ? new Outcome.Done<>(new Claimed(all.size())) : new Outcome.Failed<>(refusal(taken));
	}

	/**
	 * Claims everything.
	 * @return a finding for each that is another customer's
	 */
	static List<ApiError> taken(CustomerClaims claims, List<CustomerClaim> wanted) {
		return wanted.stream().flatMap((claim) -> {
			String holder = claims.claim(claim);
			return holder.equals(claim.customer()) ? Stream.<ApiError>empty()
					: Stream.of(ApiError.detail(ErrorCode.ClaimedByAnotherCustomer, "$.tenants",
							"The " + claim.kind() + " " + claim.id() + " belongs to customer '" + holder + "'"));
		}).toList();
	}

	static ApiError refusal(List<ApiError> taken) {
		return ApiError.of(ErrorCode.ClaimedByAnotherCustomer, ErrorCode.ClaimedByAnotherCustomer.meaning())
			.withTarget("$.tenants")
			.withDetails(taken);
	}

	/**
	 * That everything is claimed.
	 */
	record Claimed(int count) {
	}

}
