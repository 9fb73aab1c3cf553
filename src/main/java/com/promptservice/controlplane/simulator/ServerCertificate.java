package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate that the simulator serves HTTPS with, made anew at each start together
 * with an authority that signs this one alone. No key is ever written anywhere.
 */
final class ServerCertificate {

	private static final Duration VALID = Duration.ofDays(365);

	private static final Duration CLOCK_SKEW = Duration.ofDays(1);

	private final X509Certificate authority;

	private final SSLContext context;

	private ServerCertificate(X509Certificate authority, SSLContext context) {
		this.authority = authority;
		this.context = context;
	}

	/** A new certificate for localhost, 127.0.0.1 and ::1, valid from now on. */
	static ServerCertificate make(Clock clock) {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(new ECGenParameterSpec("secp256r1"));
			KeyPair authorityKeys = generator.generateKeyPair();
			KeyPair serverKeys = generator.generateKeyPair();
			Instant from = clock.instant().minus(CLOCK_SKEW);
			X500Name issuer = new X500Name("CN=Local Azure authority of " + clock.instant());
			X509v3CertificateBuilder root = builder(issuer, issuer, authorityKeys, authorityKeys, from);
			root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
			root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
			X509v3CertificateBuilder server = builder(new X500Name("CN=localhost"), issuer, serverKeys, authorityKeys,
					from);
			server.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
			server.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
			server.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
			server.addExtension(Extension.subjectAlternativeName, false,
					new GeneralNames(new GeneralName[] { new GeneralName(GeneralName.dNSName, "localhost"),
							new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
							new GeneralName(GeneralName.iPAddress, "::1") }));
			return new ServerCertificate(sign(root, authorityKeys),
					context(serverKeys, sign(server, authorityKeys), sign(root, authorityKeys)));
		}
		catch (GeneralSecurityException | OperatorCreationException | IOException ex) {
			throw new IllegalStateException("This JDK can't make a certificate for HTTPS", ex);
		}
	}

	private static X509v3CertificateBuilder builder(X500Name subject, X500Name issuer, KeyPair keys, KeyPair signer,
			Instant from) throws GeneralSecurityException, IOException {
		BigInteger serial = new BigInteger(120, new SecureRandom()).setBit(119);
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer, serial, Date.from(from),
				Date.from(from.plus(VALID)), subject, keys.getPublic());
		JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
		builder.addExtension(Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(keys.getPublic()));
		builder.addExtension(Extension.authorityKeyIdentifier, false,
				ids.createAuthorityKeyIdentifier(signer.getPublic()));
		return builder;
	}

	private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer)
			throws OperatorCreationException, GeneralSecurityException {
		return new JcaX509CertificateConverter()
			.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
	}

	private static SSLContext context(KeyPair keys, Certificate... chain) throws GeneralSecurityException, IOException {
		char[] password = {};
		KeyStore store = KeyStore.getInstance("PKCS12");
		store.load(null, password);
		store.setKeyEntry("server", keys.getPrivate(), password, chain);
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(store, password);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(managers.getKeyManagers(), null, null);
		return context;
	}

	/** What the server needs. */
	SSLContext context() {
		return this.context;
	}

	/**
	 * Writes the certificate of the authority, which clients have to trust, as PEM;
	 * whoever reads the file finds it whole.
	 */
	void writeTo(Path file) throws IOException {
		try {
			String pem = "-----BEGIN CERTIFICATE-----\n"
					+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(this.authority.getEncoded())
					+ "\n-----END CERTIFICATE-----\n";
			Path folder = file.toAbsolutePath().getParent();
			Files.createDirectories(folder);
			Path whole = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
			Files.writeString(whole, pem);
			Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (GeneralSecurityException ex) {
			throw new IOException(ex);
		}
	}

}
