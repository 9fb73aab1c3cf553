package com.promptservice.controlplane.peering;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;
import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.ApiPatterns;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;
import com.promptservice.controlplane.api.Submitted;
import com.promptservice.controlplane.azure.NetworkRef;
import com.promptservice.controlplane.customer.CustomerView;
import com.promptservice.controlplane.customer.Customers;
import com.promptservice.controlplane.region.RegionFindings;
import com.promptservice.controlplane.region.RegionView;
import com.promptservice.controlplane.region.Regions;

/**
 * Reads and judges the bodies of requests for peerings, and on whose behalf they are.
 */
final class PeeringRequests {

	private static final Pattern REGION = Pattern.compile(ApiPatterns.REGION);

	private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[A-Za-z0-9.-]{1,189}");

	private static final int LONGEST_EMAIL = 254;

	private final Regions regions;

	private final Customers customers;

	private final NetworkOwnership ownership;

	private final TimeOrderedEpochFactory ids;

	PeeringRequests(Regions regions, Customers customers, NetworkOwnership ownership, TimeOrderedEpochFactory ids) {
		this.regions = regions;
		this.customers = customers;
		this.ownership = ownership;
		this.ids = ids;
	}

	/**
	 * The request.
	 * @throws ApiException InvalidRequest with every finding
	 */
	PeeringRequest valid(Submitted<PeeringRequest> body) {
		body.readOnly(null, null);
		return body.value(this::judge);
	}

	/**
	 * What the request asks for, once it is shown that it may.
	 * @param mayChallenge whether one who has shown nothing yet is told what to do
	 * @throws ApiException Forbidden, ParentNotFound or SubscriptionNotAllowed
	 */
	PeeringCandidate candidate(PeeringRequest request, Caller caller, boolean mayChallenge) {
		CustomerView customer = customer(request, caller);
		RegionView site = this.regions.find(request.region())
			.orElseThrow(() -> refusal(ErrorCode.ParentNotFound, "There is no region '" + request.region() + "'",
					"$.region"));
		if (!customer.regions().contains(site.name())) {
			throw refusal(ErrorCode.Forbidden,
					"Customer '" + customer.name() + "' is not set up in region '" + site.name() + "'", "$.region");
		}
		VirtualNetworkId network = VirtualNetworkId.of(request.virtualNetworkId());
		NetworkRef peer = PeeringAssets.service(site);
		NetworkOwnership.Proven proven = this.ownership.prove(network, customer, caller, peer, mayChallenge);
		return new PeeringCandidate(site.name() + "." + this.ids.create(), site.name(), network, customer, proven,
				mode(request), request.contactEmail(), caller);
	}

	private CustomerView customer(PeeringRequest request, Caller caller) {
		Optional<CustomerView> own = this.customers.of(caller);
		if (!caller.is(Caller.Role.Operator)) {
			CustomerView customer = own.orElseThrow(() -> refusal(ErrorCode.Forbidden,
					"No customer is registered for the tenant of this caller", null));
			if (request.customer() != null && !request.customer().equals(customer.name())) {
				throw refusal(ErrorCode.Forbidden, "Only an operator may ask on behalf of somebody else", "$.customer");
			}
			return customer;
		}
		if (request.customer() == null) {
			Optional<CustomerView> customer = own.or(() -> this.customers.ofTenant(caller.tenantId()));
			new Findings()
				.require(customer.isPresent(), ErrorCode.RequiredFieldMissing, "$.customer",
						"'customer' is missing; an operator has none")
				.throwIfAny();
			return customer.orElseThrow();
		}
		return this.customers.find(request.customer())
			.orElseThrow(() -> refusal(ErrorCode.ParentNotFound, "There is no customer '" + request.customer() + "'",
					"$.customer"));
	}

	private void judge(PeeringRequest request, Findings all) {
		RegionFindings findings = new RegionFindings(all);
		if (findings.has(request.region(), "region", "; it has no default")
				&& !REGION.matcher(request.region()).matches()) {
			findings.add(ErrorCode.InvalidFormat, "region",
					RegionFindings.shown(request.region()) + " must match ^" + ApiPatterns.REGION + "$");
		}
		if (findings.has(request.virtualNetworkId(), "virtualNetworkId", "; it has no default")) {
			network(findings, request);
		}
		if (request.mode() != null && mode(request) == null) {
			findings.add(ErrorCode.InvalidFormat, "mode",
					RegionFindings.shown(request.mode()) + " must be customerManaged or delegated");
		}
		if (request.contactEmail() != null && (request.contactEmail().length() > LONGEST_EMAIL
				|| !EMAIL.matcher(request.contactEmail()).matches())) {
			findings.add(ErrorCode.InvalidFormat, "contactEmail", RegionFindings.shown(request.contactEmail())
					+ " is not an address such as network@contoso.example");
		}
		if (request.customer() != null && !request.customer().matches(ApiPatterns.CUSTOMER)) {
			findings.add(ErrorCode.InvalidFormat, "customer",
					RegionFindings.shown(request.customer()) + " is not the name of a customer");
		}
	}

	private void network(RegionFindings findings, PeeringRequest request) {
		Optional<VirtualNetworkId> network = VirtualNetworkId.parse(request.virtualNetworkId());
		if (network.isEmpty()) {
			findings.add(ErrorCode.InvalidArmId, "virtualNetworkId", RegionFindings.shown(request.virtualNetworkId())
					+ " is not the ARM id of a virtual network, such as /subscriptions/<guid>/resourceGroups/<name>/providers/Microsoft.Network/virtualNetworks/<name>");
		}
		else if (request.region() != null && REGION.matcher(request.region()).matches()
				&& this.regions.find(request.region())
					.filter((site) -> site.virtualNetworkId().equalsIgnoreCase(network.get().text()))
					.isPresent()) {
			findings.add(ErrorCode.InvalidArmId, "virtualNetworkId", "This is the region's own network");
		}
	}

	private static PeeringMode mode(PeeringRequest request) {
		if (request.mode() == null) {
			return PeeringMode.customerManaged;
		}
		for (PeeringMode mode : PeeringMode.values()) {
			if (mode.name().equals(request.mode())) {
				return mode;
			}
		}
		return null;
	}

	private static ApiException refusal(ErrorCode code, String message, String target) {
		return new ApiException(code, ApiError.of(code, message).withTarget(target), Map.of());
	}

}
