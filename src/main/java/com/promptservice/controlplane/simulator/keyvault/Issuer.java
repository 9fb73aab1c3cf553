package com.promptservice.controlplane.simulator.keyvault;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Json;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import tools.jackson.databind.JsonNode;

/**
 * Issues self-signed certificates by a Key Vault policy. All of them share one key pair
 * per process, since making one takes longer than a whole test; the private key never
 * leaves here.
 */
final class Issuer {

	private static final int MOST_REQUESTS = 100;

	/** By subject: signing costs more than all the rest of a call. */
	private static final Map<String, byte[]> REQUESTS = new ConcurrentHashMap<>();

	private static final Map<String, Integer> USAGES = Map.of("digitalsignature", KeyUsage.digitalSignature,
			"nonrepudiation", KeyUsage.nonRepudiation, "keyencipherment", KeyUsage.keyEncipherment, "dataencipherment",
			KeyUsage.dataEncipherment, "keyagreement", KeyUsage.keyAgreement, "keycertsign", KeyUsage.keyCertSign,
			"crlsign", KeyUsage.cRLSign);

	private Issuer() {
	}

	/** The DER bytes of a certificate that is valid from a moment on. */
	static byte[] issue(JsonNode policy, UUID serial, Instant from) {
		JsonNode wish = policy.get("x509_props");
		try {
			X500Name subject = new X500Name(Json.text(wish, "subject"));
			String months = Json.text(wish, "validity_months");
			Instant until = from.atOffset(ZoneOffset.UTC)
				.plusMonths((months == null) ? 12 : Long.parseLong(months))
				.toInstant();
			BigInteger number = new BigInteger(serial.toString().replace("-", ""), 16);
			KeyPair pair = OnePair.PAIR;
			X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(subject, number, Date.from(from),
					Date.from(until), subject, pair.getPublic());
			extend(builder, wish);
			return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate())).getEncoded();
		}
		catch (IOException | OperatorCreationException | IllegalArgumentException ex) {
			throw ArmException.provider(400, "BadParameter", "The certificate policy is not valid: " + ex.getMessage());
		}
	}

	/** The signing request that goes with a certificate; its subject alone makes it. */
	static byte[] request(JsonNode policy) {
		if (REQUESTS.size() >= MOST_REQUESTS) {
			REQUESTS.clear();
		}
		return REQUESTS.computeIfAbsent(Json.text(policy.get("x509_props"), "subject"), Issuer::signedRequest).clone();
	}

	private static byte[] signedRequest(String name) {
		try {
			X500Name subject = new X500Name(name);
			return new JcaPKCS10CertificationRequestBuilder(subject, OnePair.PAIR.getPublic())
				.build(new JcaContentSignerBuilder("SHA256withRSA").build(OnePair.PAIR.getPrivate()))
				.getEncoded();
		}
		catch (IOException | OperatorCreationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void extend(X509v3CertificateBuilder builder, JsonNode wish) throws IOException {
		int usage = 0;
		for (JsonNode each : Json.each(wish, "key_usage")) {
			usage |= USAGES.getOrDefault(each.asString().toLowerCase(Locale.ROOT), 0);
		}
		builder.addExtension(Extension.keyUsage, true,
				new KeyUsage((usage != 0) ? usage : KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
		builder.addExtension(Extension.basicConstraints, false, new BasicConstraints(false));
		List<KeyPurposeId> purposes = new ArrayList<>();
		for (JsonNode each : Json.each(wish, "ekus")) {
			purposes.add(KeyPurposeId.getInstance(new ASN1ObjectIdentifier(each.asString())));
		}
		if (purposes.isEmpty()) {
			purposes.add(KeyPurposeId.id_kp_serverAuth);
			purposes.add(KeyPurposeId.id_kp_clientAuth);
		}
		builder.addExtension(Extension.extendedKeyUsage, false,
				new ExtendedKeyUsage(purposes.toArray(KeyPurposeId[]::new)));
		List<GeneralName> names = new ArrayList<>();
		for (JsonNode name : Json.each(wish.get("sans"), "dns_names")) {
			names.add(new GeneralName(GeneralName.dNSName, name.asString()));
		}
		if (!names.isEmpty()) {
			builder.addExtension(Extension.subjectAlternativeName, false,
					new GeneralNames(names.toArray(GeneralName[]::new)));
		}
	}

	private static final class OnePair {

		private static final KeyPair PAIR = make();

		private static KeyPair make() {
			try {
				KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
				generator.initialize(2048);
				return generator.generateKeyPair();
			}
			catch (GeneralSecurityException ex) {
				throw new IllegalStateException("This JDK can't make RSA keys", ex);
			}
		}

	}

}
