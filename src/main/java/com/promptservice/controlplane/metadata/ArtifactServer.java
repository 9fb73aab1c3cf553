package com.promptservice.controlplane.metadata;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for Azure Blob Storage where files are kept on this machine: gives a file to
 * whoever shows its signed address in time, and nothing to anybody else.
 */
final class ArtifactServer implements AutoCloseable {

	private static final String ALGORITHM = "HmacSHA256";

	private static final Pattern QUERY = Pattern.compile("se=(\\d{1,12})&sig=([A-Za-z0-9_-]{43})");

	private final Artifacts files;

	private final Clock clock;

	/** Lives as long as the process, and so do its signatures. */
	private final SecretKeySpec key;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	ArtifactServer(Artifacts files, Clock clock) {
		this.files = files;
		this.clock = clock;
		byte[] random = new byte[32];
		new SecureRandom().nextBytes(random);
		this.key = new SecretKeySpec(random, ALGORITHM);
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No port is free for the packages' server", ex);
		}
		this.server.createContext("/", this::serve);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	/**
	 * Names of files need no escaping: they hold letters, digits and {@code ._~-/}.
	 */
	URI address(DocumentName name) {
		return URI
			.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/" + name.place() + "/" + name.path());
	}

	URI signed(DocumentName name, Duration validity) {
		URI address = address(name);
		long until = this.clock.instant().plus(validity).getEpochSecond();
		return URI.create(address + "?se=" + until + "&sig=" + signature(address.getPath(), until));
	}

	private void serve(HttpExchange exchange) throws IOException {
		try (exchange) {
			if (!exchange.getRequestMethod().equals("GET")) {
				exchange.sendResponseHeaders(405, -1);
			}
			else if (!admitted(exchange.getRequestURI())) {
				exchange.sendResponseHeaders(403, -1);
			}
			else {
				send(exchange);
			}
		}
	}

	private boolean admitted(URI address) {
		Matcher query = QUERY.matcher(String.valueOf(address.getRawQuery()));
		if (!query.matches()) {
			return false;
		}
		long until = Long.parseLong(query.group(1));
		byte[] wanted = signature(address.getRawPath(), until).getBytes(StandardCharsets.US_ASCII);
		return MessageDigest.isEqual(wanted, query.group(2).getBytes(StandardCharsets.US_ASCII))
				&& this.clock.instant().isBefore(Instant.ofEpochSecond(until));
	}

	private void send(HttpExchange exchange) throws IOException {
		String[] parts = exchange.getRequestURI().getPath().substring(1).split("/", 2);
		DocumentName name = new DocumentName(parts[0], parts[1]);
		Optional<Long> size = this.files.size(name);
		Optional<InputStream> file = this.files.open(name);
		if (size.isEmpty() || file.isEmpty()) {
			exchange.sendResponseHeaders(404, -1);
			return;
		}
		try (InputStream content = file.get()) {
			exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
			exchange.sendResponseHeaders(200, (size.get() > 0) ? size.get() : -1);
			content.transferTo(exchange.getResponseBody());
		}
	}

	private String signature(String path, long until) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return Base64.getUrlEncoder()
				.withoutPadding()
				.encodeToString(mac.doFinal((path + "\n" + until).getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java runtime has " + ALGORITHM, ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.close();
	}

}
