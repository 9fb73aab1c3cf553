package com.promptservice.controlplane.peering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.promptservice.controlplane.metadata.Condition;
import com.promptservice.controlplane.metadata.ConditionNotMetException;
import com.promptservice.controlplane.metadata.Documents;
import com.promptservice.controlplane.metadata.Layout;
import com.promptservice.controlplane.metadata.Versioned;

/**
 * Whose the networks are: one network, one customer, in every region. A claim is made
 * before a peering is recorded and given back when the last one has gone.
 */
record NetworkClaims(Documents documents) {

	private static final int TRIES = 20;

	Optional<NetworkClaim> find(String network) {
		return read(network).map(Versioned::value);
	}

	/**
	 * Claims a network for a peering in a region, unless it is another customer's.
	 * @return the claim that stands now
	 */
	NetworkClaim claim(NetworkClaim wanted, String region) {
		return change(wanted.network(), (current) -> {
			if (current == null) {
				return wanted.in(region);
			}
			return current.customer().equals(wanted.customer()) ? current.in(region) : current;
		});
	}

	/**
	 * Gives the claim back as far as it was made for this region.
	 */
	void release(String network, String customer, String region) {
		this.documents.change(name(network), NetworkClaim.class,
				(claim) -> claim.customer().equals(customer) && !claim.equals(left(claim, region)),
				(claim) -> left(claim, region));
	}

	private static NetworkClaim left(NetworkClaim claim, String region) {
		NetworkClaim left = claim.without(region);
		return left.regions().isEmpty() ? null : left;
	}

	private NetworkClaim change(String network, UnaryOperator<NetworkClaim> change) {
		for (int attempt = 1; true; attempt++) {
			Optional<Versioned<NetworkClaim>> current = read(network);
			NetworkClaim before = current.map(Versioned::value).orElse(null);
			NetworkClaim after = change.apply(before);
			try {
				if (after == null && before != null) {
					this.documents.delete(name(network), current.get().etag());
				}
				else if (after != null && !after.equals(before)) {
					this.documents.writeSurely(name(network), after,
							current.map((version) -> Condition.matching(version.etag())).orElse(Condition.ABSENT));
				}
				return after;
			}
			catch (ConditionNotMetException ex) {
				if (attempt == TRIES) {
					throw ex;
				}
			}
		}
	}

	private Optional<Versioned<NetworkClaim>> read(String network) {
		return this.documents.read(name(network), NetworkClaim.class);
	}

	private static com.promptservice.controlplane.metadata.DocumentName name(String network) {
		return Layout.networkClaim(digest(network));
	}

	/**
	 * A short name of a network that no other one has; lower-case hex.
	 */
	static String digest(String network) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(network.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
