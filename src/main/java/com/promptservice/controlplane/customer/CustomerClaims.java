package com.promptservice.controlplane.customer;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.DocumentName;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Whose the tenants and subscriptions are: each is one customer's. It is claimed before
 * the customer is recorded with it and given back after the customer has lost it; a claim
 * that a crash left alone grants nothing, and is given to whoever asks once it is old.
 */
final class CustomerClaims {

	private final Documents documents;

	private final Duration grace;

	private final Clock clock;

	CustomerClaims(Documents documents, Duration grace, Clock clock) {
		this.documents = documents;
		this.grace = grace;
		this.clock = clock;
	}

	/**
	 * The customer whose tenant or subscription this is: it holds the claim and its
	 * document says so too.
	 */
	Optional<CustomerDocument> holder(String kind, String id) {
		return (id != null) ? read(kind, id.toLowerCase(Locale.ROOT)).map(Versioned::value).flatMap(this::owner)
				: Optional.empty();
	}

	/**
	 * Claims the tenant or subscription unless it is another customer's.
	 * @return the customer that has it now
	 */
	String claim(CustomerClaim wanted) {
		Optional<Versioned<CustomerClaim>> current = read(wanted.kind(), wanted.id());
		if (current.isPresent()
				&& (current.get().value().customer().equals(wanted.customer()) || !isStale(current.get().value()))) {
			return current.get().value().customer();
		}
		try {
			this.documents.writeSurely(name(wanted), wanted,
					current.map((version) -> Condition.matching(version.etag())).orElse(Condition.ABSENT));
			return wanted.customer();
		}
		catch (ConditionNotMetException ex) {
			return read(wanted.kind(), wanted.id()).map((version) -> version.value().customer())
				.orElse(wanted.customer());
		}
	}

	/**
	 * Whether the tenant or subscription is claimed for this customer.
	 */
	boolean holds(CustomerClaim wanted) {
		return read(wanted.kind(), wanted.id())
			.filter((version) -> version.value().customer().equals(wanted.customer()))
			.isPresent();
	}

	/**
	 * Gives the claim back, unless the customer is recorded with it or it is another
	 * customer's.
	 */
	void release(CustomerClaim claim) {
		// one look may be out of date, and nobody looks after this until the claim is old
		for (int look = 0; look < 2; look++) {
			read(claim.kind(), claim.id()).filter((version) -> version.value().customer().equals(claim.customer()))
				.filter((version) -> owner(version.value()).isEmpty())
				.ifPresent((version) -> remove(claim, version.etag()));
		}
	}

	private boolean isStale(CustomerClaim claim) {
		return !claim.claimedAt().plus(this.grace).isAfter(this.clock.instant()) && owner(claim).isEmpty();
	}

	private Optional<CustomerDocument> owner(CustomerClaim claim) {
		return this.documents.read(Layout.customer(claim.customer()), CustomerDocument.class)
			.map(Versioned::value)
			.filter((customer) -> customer.spec().lists(claim));
	}

	private void remove(CustomerClaim claim, String etag) {
		try {
			this.documents.delete(name(claim), etag);
		}
		catch (ConditionNotMetException ex) {
			// somebody else gave it back or took it
		}
	}

	private Optional<Versioned<CustomerClaim>> read(String kind, String id) {
		return this.documents.read(Layout.customerClaim(kind, id), CustomerClaim.class);
	}

	private static DocumentName name(CustomerClaim claim) {
		return Layout.customerClaim(claim.kind(), claim.id());
	}

}
