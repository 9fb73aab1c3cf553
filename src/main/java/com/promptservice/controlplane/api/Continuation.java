package com.promptservice.controlplane.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where the next page of a list begins, signed together with the list and its filter.
 */
final class Continuation {

	private static final int SIGNATURE = 16;

	private final SecretKeySpec key;

	Continuation(String key) {
		this.key = new SecretKeySpec(CanonicalJson.hash(CanonicalJson.utf8(key)), "HmacSHA256");
	}

	String token(String list, String filter, String after) {
		byte[] position = CanonicalJson.utf8(after);
		byte[] signed = Arrays.copyOf(sign(list, filter, position), SIGNATURE + position.length);
		System.arraycopy(position, 0, signed, SIGNATURE, position.length);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
	}

	/**
	 * The key after which the page begins.
	 * @throws ApiException InvalidContinuationToken
	 */
	String after(String token, String list, String filter) {
		byte[] signed;
		try {
			signed = Base64.getUrlDecoder().decode(token);
		}
		catch (IllegalArgumentException ex) {
			throw invalid();
		}
		if (signed.length <= SIGNATURE) {
			throw invalid();
		}
		byte[] position = Arrays.copyOfRange(signed, SIGNATURE, signed.length);
		byte[] signature = Arrays.copyOf(signed, SIGNATURE);
		if (!MessageDigest.isEqual(signature, sign(list, filter, position))) {
			throw invalid();
		}
		return new String(position, StandardCharsets.UTF_8);
	}

	private byte[] sign(String list, String filter, byte[] position) {
		try {
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(this.key);
			mac.update(CanonicalJson.hash(CanonicalJson.utf8(list), CanonicalJson.utf8(filter), position));
			return Arrays.copyOf(mac.doFinal(), SIGNATURE);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has HmacSHA256", ex);
		}
	}

	private static ApiException invalid() {
		return new ApiException(ErrorCode.InvalidContinuationToken,
				ApiError
					.of(ErrorCode.InvalidContinuationToken,
							"The continuation is not one that this service made for this list and filter.")
					.withTarget("query:" + ListQuery.CONTINUATION),
				Map.of());
	}

}
