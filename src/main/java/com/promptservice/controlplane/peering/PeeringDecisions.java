package com.promptservice.controlplane.peering;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ApiException;
import com.promptservice.controlplane.api.Caller;
import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.PublicUrls;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;
import com.promptservice.controlplane.operation.Decision;
import com.promptservice.controlplane.region.ProvisioningState;

/**
 * Judges writes of peerings against their live state.
 */
final class PeeringDecisions {

	private final PeeringStore peerings;

	private final PeeringReader reader;

	private final PeeringAdmissions admissions;

	private final PeeringRepresentations representations;

	private final PublicUrls urls;

	private final Clock clock;

	PeeringDecisions(PeeringStore peerings, PeeringReader reader, PeeringAdmissions admissions,
			PeeringRepresentations representations, PublicUrls urls, Clock clock) {
		this.peerings = peerings;
		this.reader = reader;
		this.admissions = admissions;
		this.representations = representations;
		this.urls = urls;
		this.clock = clock;
	}

	/**
	 * Judges a POST.
	 * @param preconditions given null, since nothing is there; throws when they do not
	 * hold
	 */
	Decision create(PeeringCandidate candidate, Consumer<String> preconditions, String operationId) {
		preconditions.accept(null);
		PeeringAdmissions.Admitted admitted = this.admissions.admit(candidate);
		PeeringDocument peering = PeeringDocument.created(admitted.spec(), admitted.site(), admitted.approval(),
				candidate.caller(), operationId, this.clock.instant());
		PeeringResource resource = this.representations.of(peering);
		return start(PeeringMaking.CREATE, peering, PeeringWork.of(peering, false, null), null,
				new Decision.Answer(201, resource.etag(), this.peerings.tree(resource)));
	}

	/**
	 * Judges an approval; one that was given already has the peering made once more.
	 */
	Decision approve(String id, Caller caller, Consumer<String> preconditions, String operationId) {
		Versioned<PeeringDocument> current = visible(id, caller, preconditions);
		PeeringDocument is = alive(current.value());
		if (is.approval().isApproved() && !is.isAtRest() && is.provisioningState() != ProvisioningState.Deleting) {
			return new Decision.Join(is.activeOperationId());
		}
		Instant now = this.clock.instant();
		PeeringApproval decision = is.approval().isApproved() ? is.approval()
				: PeeringApproval.approved(caller.key(), null, now);
		return make(PeeringMaking.APPROVE, current, decision, operationId);
	}

	/**
	 * Judges a repair.
	 */
	Decision repair(String id, Caller caller, Consumer<String> preconditions, String operationId) {
		Versioned<PeeringDocument> current = visible(id, caller, preconditions);
		return repair(current, operationId);
	}

	/**
	 * Judges a DELETE.
	 */
	Decision delete(String id, Caller caller, Consumer<String> preconditions, String operationId) {
		Optional<Versioned<PeeringDocument>> current = this.reader.find(id, caller);
		if (current.isEmpty() && !caller.is(Caller.Role.Operator)) {
			// what is somebody else's is not removed, and looks like what is nowhere
			throw PeeringStore.notFound(id);
		}
		preconditions.accept(current.map(this.representations::etag).orElse(null));
		if (current.isEmpty()) {
			return new Decision.Nothing();
		}
		PeeringDocument is = current.get().value();
		if (is.provisioningState() == ProvisioningState.Deleting) {
			return new Decision.Join(is.activeOperationId());
		}
		return remove(current.get(), false, is.activeOperationId(), operationId);
	}

	/**
	 * Refuses the peering for good.
	 * @return the peering after that
	 */
	PeeringDocument reject(String id, Caller caller, Consumer<String> preconditions) {
		Versioned<PeeringDocument> current = visible(id, caller, preconditions);
		if (current.value().approval().state() == PeeringApproval.State.Rejected) {
			return current.value();
		}
		requireAtRest(current.value());
		if (current.value().hasEnded() || current.value().approval().isApproved()) {
			throw conflict("Peering '" + id + "' is not waiting for approval; delete it instead");
		}
		Instant now = this.clock.instant();
		Instant seen = current.value().updatedAt();
		this.peerings.change(id, (peering) -> peering.isAtRest() && peering.updatedAt().equals(seen),
				(peering) -> peering.rejected(PeeringApproval.rejected(caller.key(), null, now), now));
		PeeringDocument after = this.reader.get(id, caller);
		if (after.approval().state() != PeeringApproval.State.Rejected) {
			throw conflict("Peering '" + id + "' has just changed");
		}
		this.admissions.release(after.spec());
		return after;
	}

	/**
	 * Goes on by itself with what waited for the customer.
	 */
	Decision resume(String id, Instant unchangedSince, String operationId) {
		return repair(unchanged(id, unchangedSince), operationId);
	}

	/**
	 * Gives up by itself what nobody connected.
	 */
	Decision expire(String id, Instant unchangedSince, String operationId) {
		return remove(unchanged(id, unchangedSince), true, null, operationId);
	}

	/**
	 * Judges whether an ended making can go on.
	 */
	Decision retryMaking(String kind, PeeringWork work, String operationId) {
		Versioned<PeeringDocument> current = existing(work.spec().id());
		return make(kind, current, alive(current.value()).approval(), operationId);
	}

	/**
	 * Judges whether an ended removal can go on.
	 */
	Decision retryDelete(PeeringWork work, String operationId) {
		Versioned<PeeringDocument> current = existing(work.spec().id());
		requireAtRest(current.value());
		return remove(current, work.expires(), work.supersedes(), operationId);
	}

	private Decision repair(Versioned<PeeringDocument> current, String operationId) {
		PeeringDocument is = alive(current.value());
		if (!is.approval().isApproved()) {
			throw conflict("Peering '" + is.id() + "' has to be approved first");
		}
		return make(PeeringMaking.REPAIR, current, is.approval(), operationId);
	}

	private Decision make(String kind, Versioned<PeeringDocument> current, PeeringApproval approval,
			String operationId) {
		requireAtRest(current.value());
		PeeringDocument peering = current.value()
			.claimed(approval, ProvisioningState.Updating, operationId, this.clock.instant());
		return start(kind, peering, PeeringWork.of(peering, false, null), current.etag(),
				new Decision.Answer(202, null, null));
	}

	private Decision remove(Versioned<PeeringDocument> current, boolean expires, String supersedes,
			String operationId) {
		PeeringDocument peering = current.value()
			.claimed(current.value().approval(), ProvisioningState.Deleting, operationId, this.clock.instant());
		return start(PeeringDelete.KIND, peering, PeeringWork.of(peering, expires, supersedes), current.etag(),
				new Decision.Answer(202, null, null));
	}

	private Decision start(String kind, PeeringDocument peering, PeeringWork work, String etag,
			Decision.Answer answer) {
		return new Decision.Start(kind, peering.spec().path(), peering.spec().region(), work,
				new Decision.Claim(Layout.peering(peering.id()), etag, this.peerings.tree(peering)), answer,
				work.supersedes());
	}

	private Versioned<PeeringDocument> visible(String id, Caller caller, Consumer<String> preconditions) {
		Versioned<PeeringDocument> current = this.reader.find(id, caller).orElseThrow(() -> PeeringStore.notFound(id));
		preconditions.accept(this.representations.etag(current));
		return current;
	}

	private Versioned<PeeringDocument> existing(String id) {
		return this.peerings.read(id).orElseThrow(() -> PeeringStore.notFound(id));
	}

	private Versioned<PeeringDocument> unchanged(String id, Instant since) {
		Versioned<PeeringDocument> current = existing(id);
		if (!current.value().updatedAt().equals(since)) {
			throw conflict("Peering '" + id + "' has just changed");
		}
		requireAtRest(current.value());
		return current;
	}

	private static PeeringDocument alive(PeeringDocument peering) {
		if (peering.hasEnded()) {
			throw conflict("Peering '" + peering.id() + "' is over; delete it and ask for a new one");
		}
		return peering;
	}

	private void requireAtRest(PeeringDocument peering) {
		if (!peering.isAtRest()) {
			String message = "Peering '" + peering.id() + "' is " + peering.provisioningState() + " by operation '"
					+ peering.activeOperationId() + "'";
			throw new ApiException(ErrorCode.AnotherOperationInProgress,
					ApiError.of(ErrorCode.AnotherOperationInProgress, message), Map.of("operation-location",
							this.urls.of("/operations/" + peering.activeOperationId()), "retry-after", "5"));
		}
	}

	private static ApiException conflict(String message) {
		return new ApiException(ErrorCode.PeeringStateConflict, message);
	}

}
