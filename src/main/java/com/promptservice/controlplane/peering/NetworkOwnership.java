package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.azure.AzureLookups;
import com.promptservice.controlplane.azure.NetworkRef;
import com.promptservice.controlplane.customer.CustomerView;
import com.promptservice.controlplane.customer.Customers;
import com.promptservice.controlplane.operation.StepException;

/**
 * Finds out whether a network is a customer's own. Azure can't tell: once its owner let
 * the service in, Azure says yes to the service, whoever asked for it. Those who can't
 * prove it get the same answer whatever the reason, since the reason is about somebody
 * else.
 */
final class NetworkOwnership {

	private final Customers customers;

	private final NetworkClaims claims;

	private final PeeringChallenges challenges;

	private final AzureLookups lookups;

	NetworkOwnership(Customers customers, NetworkClaims claims, PeeringChallenges challenges, AzureLookups lookups) {
		this.customers = customers;
		this.claims = claims;
		this.challenges = challenges;
		this.lookups = lookups;
	}

	/**
	 * The proof.
	 * @param mayChallenge whether a tag to set is made up and told when there is none
	 * @param peer the region's network
	 * @throws ApiException SubscriptionNotAllowed
	 */
	Proven prove(VirtualNetworkId network, CustomerView customer, Caller caller, NetworkRef peer,
			boolean mayChallenge) {
		Optional<CustomerView> owner = this.customers.ofSubscription(network.subscriptionId());
		boolean registered = owner.filter((holder) -> holder.name().equals(customer.name())).isPresent();
		Optional<NetworkClaim> claim = this.claims.find(network.key());
		boolean elsewhere = (owner.isPresent() && !registered)
				|| claim.filter((other) -> !other.customer().equals(customer.name())).isPresent();
		if (registered && !elsewhere) {
			return new Proven(NetworkClaim.Proof.Subscription,
					customer.tenantOf(network.subscriptionId()).orElse(null));
		}
		if (caller.is(Caller.Role.Operator)) {
			return vouched(network, customer, owner, claim);
		}
		boolean tagged = tagged(network, customer, caller, peer);
		if (!elsewhere && (tagged || claim.isPresent())) {
			return new Proven(NetworkClaim.Proof.Tag, caller.tenantId());
		}
		throw refusal(network, customer, mayChallenge);
	}

	/**
	 * Whether the network is still the customer's, now that something is about to be
	 * made; claims it if so.
	 */
	boolean stands(PeeringSpec spec, Instant now) {
		// one look may be out of date, and a no ends the operation
		return (isTheirs(spec) || isTheirs(spec)) && claim(spec, now);
	}

	private boolean isTheirs(PeeringSpec spec) {
		boolean open = this.customers.find(spec.customer()).filter(CustomerView::isOpen).isPresent();
		boolean owned = this.customers.ofSubscription(spec.network().subscriptionId())
			.map((holder) -> holder.name().equals(spec.customer()))
			.orElse(spec.proof() != NetworkClaim.Proof.Subscription);
		return open && owned;
	}

	/**
	 * Claims the network for the peering's customer.
	 * @return false when it is another customer's
	 */
	boolean claim(PeeringSpec spec, Instant now) {
		NetworkClaim wanted = new NetworkClaim(spec.network().key(), spec.customer(), spec.proof(), List.of(), now);
		return this.claims.claim(wanted, spec.region()).customer().equals(spec.customer());
	}

	private static Proven vouched(VirtualNetworkId network, CustomerView customer, Optional<CustomerView> owner,
			Optional<NetworkClaim> claim) {
		String other = owner.map(CustomerView::name)
			.filter((name) -> !name.equals(customer.name()))
			.or(() -> claim.map(NetworkClaim::customer).filter((name) -> !name.equals(customer.name())))
			.orElse(null);
		if (other != null) {
			throw new ApiException(ErrorCode.SubscriptionNotAllowed,
					ApiError
						.of(ErrorCode.SubscriptionNotAllowed,
								network.text() + " is customer '" + other + "'s, not '" + customer.name() + "'s")
						.withTarget("$.virtualNetworkId"),
					Map.of());
		}
		String tenant = customer.tenantOf(network.subscriptionId())
			.orElseGet(() -> (customer.tenants().size() == 1) ? customer.tenants().getFirst().tenantId() : null);
		if (tenant == null) {
			throw new ApiException(ErrorCode.SubscriptionNotAllowed,
					ApiError
						.of(ErrorCode.SubscriptionNotAllowed,
								"Customer '" + customer.name() + "' has several tenants; register subscription "
										+ network.subscriptionId() + " in one of them first")
						.withTarget("$.virtualNetworkId"),
					Map.of());
		}
		return new Proven(NetworkClaim.Proof.Operator, tenant);
	}

	// The only look at a network that may be somebody else's: nothing of it is told
	private boolean tagged(VirtualNetworkId network, CustomerView customer, Caller caller, NetworkRef peer) {
		Optional<PeeringChallenges.Challenge> challenge = this.challenges.current(customer.name(), network.key());
		if (challenge.isEmpty() || peer == null) {
			return false;
		}
		try {
			return this.lookups.remoteNetwork(PeeringAssets.ref(network, caller.tenantId()), peer)
				.map((seen) -> seen.tags().get(PeeringChallenges.TAG))
				.filter(challenge.get().nonce()::equals)
				.isPresent();
		}
		catch (StepException ex) {
			return false;
		}
	}

	private ApiException refusal(VirtualNetworkId network, CustomerView customer, boolean mayChallenge) {
		ApiError error = ApiError
			.of(ErrorCode.SubscriptionNotAllowed,
					"It is not shown that " + network.text() + " is customer '" + customer.name() + "'s own")
			.withTarget("$.virtualNetworkId");
		if (mayChallenge) {
			String nonce = this.challenges.issue(customer.name(), network.key()).nonce();
			String command = "az network vnet update --ids '" + network.text() + "' --set tags." + PeeringChallenges.TAG
					+ "=" + nonce;
			error = error.withDetails(List.of(
					ApiError.detail(ErrorCode.SubscriptionNotAllowed, "$.virtualNetworkId",
							"An operator can register the subscription for this customer"),
					ApiError.detail(ErrorCode.SubscriptionNotAllowed, "$.virtualNetworkId", "Or set the tag "
							+ PeeringChallenges.TAG + "=" + nonce
							+ " on the network, let the service read it, and send the request again within a day: "
							+ command)));
		}
		return new ApiException(ErrorCode.SubscriptionNotAllowed, error, Map.of());
	}

	/**
	 * What was shown.
	 *
	 * @param tenantId of the network's subscription
	 */
	record Proven(NetworkClaim.Proof by, String tenantId) {
	}

}
