package com.promptservice.controlplane.peering;

import java.time.Instant;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * Says how the two halves of a peering stand together, who has to act, and how.
 */
final class Connections {

	static final String CUSTOMER = "Customer";

	static final String OPERATOR = "Operator";

	static final String SERVICE = "Service";

	static final String NOBODY = "Nobody";

	private final PeeringActions actions;

	private final PeeringProperties properties;

	Connections(PeeringActions actions, PeeringProperties properties) {
		this.actions = actions;
		this.properties = properties;
	}

	ConnectionStatus status(PeeringDocument peering) {
		if (peering.expiredAt() != null) {
			return ConnectionStatus.Expired;
		}
		PeeringObserved seen = peering.observed();
		return switch (peering.approval().state()) {
			case Rejected -> ConnectionStatus.Rejected;
			case Pending -> ConnectionStatus.PendingApproval;
			case Approved -> switch (seen.serviceSide()) {
				case Connected -> seen.isInSync() ? ConnectionStatus.Connected : ConnectionStatus.NotInSync;
				case Disconnected -> ConnectionStatus.Disconnected;
				case Initiated -> ConnectionStatus.AwaitingCustomer;
				// a half that once was connected was taken away past this service
				case Missing, Unknown -> (seen.connectedAt() != null || isRefusedByRemains(seen))
						? ConnectionStatus.Disconnected : ConnectionStatus.AwaitingCustomer;
			};
		};
	}

	ConnectionState of(PeeringDocument peering) {
		ConnectionStatus status = status(peering);
		PeeringObserved seen = peering.observed();
		List<ConnectionState.ActionRequired> steps = this.actions.of(peering, status);
		String actor = steps.stream()
			.filter((step) -> step.state() != ConnectionState.Progress.done)
			.map(ConnectionState.ActionRequired::actor)
			.findFirst()
			.orElse(NOBODY);
		return new ConnectionState(status, description(peering, status), actor, steps, seen.serviceSide(),
				seen.customerSide(), seen.syncLevel(), seen.observedAt(), expiresAt(peering));
	}

	/**
	 * When the peering is given up if nobody connects it, or null.
	 */
	Instant expiresAt(PeeringDocument peering) {
		return (peering.hasEnded() || peering.observed().connectedAt() != null) ? null
				: peering.halfOpenSince().plus(this.properties.expiry());
	}

	private static boolean isRefusedByRemains(PeeringObserved seen) {
		ApiError hindrance = seen.hindrance();
		return hindrance != null && ErrorCode.RemotePeeringDisconnected.name().equals(hindrance.code());
	}

	private static String description(PeeringDocument peering, ConnectionStatus status) {
		PeeringObserved seen = peering.observed();
		return switch (status) {
			case PendingApproval -> "The region's operators have to approve the peering";
			case Rejected -> "The region's operators refused the peering";
			case Expired -> "Nobody connected the peering in time; ask for it again";
			case Connected -> "Both halves stand; the endpoints can be reached from the customer's network";
			case NotInSync ->
				"Both halves stand, but not both know the other network's present addresses (" + seen.syncLevel() + ")";
			case Disconnected -> isRefusedByRemains(seen)
					? "What is left of an earlier half in the customer's network has to be deleted first"
					: "One half was removed; no traffic flows until both are made anew";
			case AwaitingCustomer -> awaiting(peering);
		};
	}

	private static String awaiting(PeeringDocument peering) {
		PeeringObserved seen = peering.observed();
		if (seen.hindrance() != null) {
			return seen.hindrance().message();
		}
		if (peering.error() != null && seen.serviceSide() == HalfState.Missing) {
			return peering.error().message();
		}
		return (seen.serviceSide() == HalfState.Initiated) ? "The region's half stands; the other half is missing"
				: "The region's half is about to be made";
	}

}
