package com.promptservice.controlplane.peering;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * What customers were asked to write on their networks, to prove that they are their own:
 * a tag that only those who may change the network can set. A customer has a few at a
 * time; the oldest gives way.
 */
final class PeeringChallenges {

	/**
	 * The tag's name.
	 */
	static final String TAG = "kvstore-peering-proof";

	private static final int TRIES = 20;

	private final Documents documents;

	private final Duration validity;

	private final int most;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	PeeringChallenges(Documents documents, PeeringProperties properties, Clock clock) {
		this.documents = documents;
		this.validity = properties.challenge();
		this.most = properties.openRequests();
		this.clock = clock;
	}

	/**
	 * What the customer was asked to write on the network, unless that was too long ago.
	 */
	Optional<Challenge> current(String customer, String network) {
		return read(customer).map(Versioned::value)
			.map((challenges) -> challenges.byNetwork().get(network))
			.filter((challenge) -> challenge.expiresAt().isAfter(this.clock.instant()));
	}

	/**
	 * What the customer has to write on the network.
	 */
	Challenge issue(String customer, String network) {
		for (int attempt = 1; true; attempt++) {
			Optional<Versioned<Challenges>> stored = read(customer);
			Map<String, Challenge> open = new TreeMap<>(
					stored.map((version) -> version.value().byNetwork()).orElse(Map.of()));
			Instant now = this.clock.instant();
			open.values().removeIf((challenge) -> !challenge.expiresAt().isAfter(now));
			Challenge known = open.get(network);
			if (known != null) {
				return known;
			}
			while (open.size() >= this.most) {
				open.entrySet()
					.stream()
					.min(Map.Entry.comparingByValue(java.util.Comparator.comparing(Challenge::expiresAt)))
					.ifPresent((oldest) -> open.remove(oldest.getKey()));
			}
			byte[] nonce = new byte[16];
			this.random.nextBytes(nonce);
			Challenge issued = new Challenge(HexFormat.of().formatHex(nonce), now.plus(this.validity));
			open.put(network, issued);
			try {
				this.documents.writeSurely(Layout.peeringChallenges(customer), new Challenges(open),
						stored.map((version) -> Condition.matching(version.etag())).orElse(Condition.ABSENT));
				return issued;
			}
			catch (ConditionNotMetException ex) {
				if (attempt == TRIES) {
					throw ex;
				}
			}
		}
	}

	private Optional<Versioned<Challenges>> read(String customer) {
		return this.documents.read(Layout.peeringChallenges(customer), Challenges.class);
	}

	/**
	 * One tag to set.
	 *
	 * @param nonce its value
	 */
	record Challenge(String nonce, Instant expiresAt) {
	}

	/**
	 * The stored document.
	 */
	private record Challenges(Map<String, Challenge> byNetwork) {
	}

}
