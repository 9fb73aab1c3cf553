package com.promptservice.controlplane.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;

/**
 * Tokens that must not be believed (RFC 8725), by name; each is 401.
 */
final class TokenAttacks {

	private final TestTokens tokens;

	private final Map<String, String> attacks = new LinkedHashMap<>();

	private TokenAttacks(TestTokens tokens) {
		this.tokens = tokens;
	}

	static Map<String, String> on(TestTokens tokens) {
		try {
			TokenAttacks made = new TokenAttacks(tokens);
			made.claims();
			made.times();
			made.algorithms();
			made.headers();
			made.forms();
			made.wrappings();
			return made.attacks;
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void claims() {
		String tenant = this.tokens.tenant();
		String stranger = UUID.randomUUID().toString();
		String issuer = this.tokens.policy().issuerOf(tenant);
		claim("wrong audience", "aud", "api://somebody-else");
		claim("audience that only begins right", "aud", this.tokens.policy().audience() + ".evil");
		claim("list of wrong audiences", "aud", List.of("a", "b"));
		claim("no audience", "aud", null);
		claim("unknown tenant", "tid", stranger);
		with("unknown tenant with its own issuer", (claims) -> {
			claims.put("tid", stranger);
			claims.put("iss", this.tokens.policy().issuerOf(stranger));
		});
		claim("issuer of another tenant", "iss", this.tokens.policy().issuerOf(stranger));
		claim("issuer with a trailing slash", "iss", issuer + "/");
		claim("issuer of version 1", "iss", "https://sts.windows.net/" + tenant + "/");
		claim("look-alike issuer", "iss", issuer.replace("/v2.0", "/v2.O"));
		claim("no issuer", "iss", null);
		claim("no tenant", "tid", null);
		claim("tenant of another type", "tid", List.of(tenant));
		claim("no object id", "oid", null);
		claim("object id that is a number", "oid", 7);
		claim("object id that is no GUID", "oid", "root");
		claim("issued in the future", "iat", TestTokens.secondsFromNow(3600));
	}

	private void times() {
		claim("expired", "exp", TestTokens.secondsFromNow(-120));
		claim("no expiry", "exp", null);
		claim("expiry that is text", "exp", "tomorrow");
		claim("expiry beyond every calendar", "exp", 1e30);
		claim("not yet valid", "nbf", TestTokens.secondsFromNow(300));
	}

	private void algorithms() throws JOSEException {
		RSAKey stranger = new RSAKeyGenerator(2048).keyID(this.tokens.key().getKeyID()).generate();
		Payload good = payload();
		for (String none : List.of("none", "None", "nOnE", "")) {
			String header = base64("{\"alg\":\"" + none + "\",\"typ\":\"JWT\"}");
			add("algorithm '" + none + "'", header + "." + good.toBase64URL() + ".");
		}
		byte[] publicKey = this.tokens.key().toRSAPublicKey().getEncoded();
		add("HS256 with the public key", hmac(good, publicKey));
		add("HS256 with the public key in PEM",
				hmac(good, ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(publicKey)
						+ "\n-----END PUBLIC KEY-----\n")
					.getBytes(StandardCharsets.US_ASCII)));
		add("signed by a stranger under our key id", TestTokens.sign(this.tokens.header(), good, stranger));
		add("PS256 with our key", signed(new JWSHeader.Builder(JWSAlgorithm.PS256), good));
		add("RS512 with our key", signed(new JWSHeader.Builder(JWSAlgorithm.RS512), good));
		ECKey curve = new ECKeyGenerator(Curve.P_256).keyID(this.tokens.key().getKeyID()).generate();
		JWSObject elliptic = new JWSObject(
				new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(curve.getKeyID()).jwk(curve.toPublicJWK()).build(),
				good);
		elliptic.sign(new ECDSASigner(curve));
		add("ES256 with its own key", elliptic.serialize());
		add("ES256 with a signature of zeros", base64("{\"alg\":\"ES256\"}") + "." + good.toBase64URL() + "."
				+ Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]));
		add("embedded key", TestTokens
			.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(stranger.toPublicJWK()).build(), good, stranger));
	}

	private void headers() {
		Payload good = payload();
		JWSHeader.Builder unknown = new JWSHeader.Builder(JWSAlgorithm.RS256);
		add("unknown key id", signed(unknown.keyID("unknown"), good));
		add("key id that is a path", signed(unknown.keyID("../../dev/null"), good));
		add("critical header that nobody knows",
				signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.tokens.key().getKeyID())
					.criticalParams(Set.of("exotic"))
					.customParam("exotic", "1"), good));
		add("type of another kind", signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.tokens.key().getKeyID())
			.type(new com.nimbusds.jose.JOSEObjectType("logout+jwt")), good));
	}

	private void forms() {
		String good = this.tokens.with((claims) -> {
		});
		String[] parts = good.split("\\.");
		String other = this.tokens.with((claims) -> claims.put("oid", UUID.randomUUID().toString()));
		add("signature of another token", parts[0] + "." + parts[1] + "." + other.split("\\.")[2]);
		add("signature cut short", good.substring(0, good.length() - 8));
		add("no signature", parts[0] + "." + parts[1] + ".");
		add("four parts", good + ".e30");
		add("five parts", good + ".e30.e30");
		add("padding", good + "=");
		add("one word", "letmein");
		add("payload that is no object", TestTokens.sign(this.tokens.header(), new Payload("[1]"), this.tokens.key()));
		add("payload with a key twice", TestTokens.sign(this.tokens.header(),
				new Payload(payload().toString().replaceFirst("\\{", "{\"tid\":\"x\",")), this.tokens.key()));
	}

	/**
	 * The right token in a wrapping that nobody asked for.
	 */
	private void wrappings() throws JOSEException {
		String good = this.tokens.role("KvStore.Operator");
		add("a token in a signed token",
				TestTokens.sign(new JWSHeader.Builder(this.tokens.header()).contentType("JWT").build(),
						new Payload(good), this.tokens.key()));
		JWEObject sealed = new JWEObject(new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A128GCM)
			.keyID(this.tokens.key().getKeyID())
			.contentType("JWT")
			.build(), new Payload(good));
		sealed.encrypt(new RSAEncrypter(this.tokens.key().toRSAPublicKey()));
		add("a token in an encrypted one", sealed.serialize());
		JWSHeader bare = new JWSHeader.Builder(this.tokens.header()).base64URLEncodePayload(false)
			.criticalParams(Set.of("b64"))
			.build();
		JWSObject unencoded = new JWSObject(bare, payload());
		unencoded.sign(new RSASSASigner(this.tokens.key()));
		String[] parts = { bare.toBase64URL().toString(), unencoded.getSignature().toString() };
		add("a payload that is not encoded", parts[0] + "." + payload() + "." + parts[1]);
		add("a payload said not to be encoded", parts[0] + "." + payload().toBase64URL() + "." + parts[1]);
		Base64URL encoded = new RSASSASigner(this.tokens.key()).sign(this.tokens.header(),
				(parts[0] + "." + payload().toBase64URL()).getBytes(StandardCharsets.US_ASCII));
		add("a payload said not to be encoded, signed as if it were",
				parts[0] + "." + payload().toBase64URL() + "." + encoded);
	}

	private void claim(String name, String claim, Object value) {
		with(name, (claims) -> {
			if (value != null) {
				claims.put(claim, value);
			}
			else {
				claims.remove(claim);
			}
		});
	}

	private void with(String name, Consumer<Map<String, Object>> change) {
		add(name, this.tokens.with(change));
	}

	private void add(String name, String token) {
		this.attacks.put(name, token);
	}

	private Payload payload() {
		return new Payload(this.tokens.claims((claims) -> {
		}));
	}

	private String signed(JWSHeader.Builder header, Payload payload) {
		try {
			JWSObject token = new JWSObject(header.build(), payload);
			token.sign(new RSASSASigner(this.tokens.key(), Set.of()));
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String hmac(Payload payload, byte[] secret) throws JOSEException {
		JWSObject token = new JWSObject(
				new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(this.tokens.key().getKeyID()).build(), payload);
		token.sign(new MACSigner(secret));
		return token.serialize();
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

}
