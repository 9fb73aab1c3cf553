package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import com.promptservice.controlplane.simulator.servicefabric.FetchedPackages;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Packages from a web server, as from a storage account, and from a file.
 */
class FetchedPackagesTests {

	private static final byte[] BYTES = { 1, 2, 3 };

	private final HttpServer server;

	private final FetchedPackages packages = new FetchedPackages();

	FetchedPackagesTests() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> {
			boolean signed = "sig=right".equals(exchange.getRequestURI().getQuery());
			exchange.sendResponseHeaders(signed ? 200 : 403, signed ? BYTES.length : -1);
			if (signed) {
				exchange.getResponseBody().write(BYTES);
			}
			exchange.close();
		});
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	private URI address(String query) {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/app.sfpkg?" + query);
	}

	@Test
	void aSignedAddressGivesThePackage() throws IOException {
		try (InputStream stream = this.packages.open(address("sig=right"))) {
			assertThat(stream.readAllBytes()).isEqualTo(BYTES);
		}
	}

	@Test
	void aRefusalIsSaidWithoutTheAddress() {
		assertThatIOException().isThrownBy(() -> this.packages.open(address("sig=wrong")))
			.withMessage("the server answered 403");
		URI nobody = URI.create("http://127.0.0.1:1/app.sfpkg?sig=secret");
		assertThatIOException().isThrownBy(() -> this.packages.open(nobody))
			.withMessage("the server could not be reached (ConnectException)");
		assertThatIOException().isThrownBy(() -> this.packages.open(URI.create("ftp://server/app.sfpkg")))
			.withMessage("the address is none of a web server");
	}

	@Test
	void aFileIsReadAsItIs(@TempDir Path folder) throws IOException {
		Path file = Files.write(folder.resolve("app.sfpkg"), BYTES);
		try (InputStream stream = this.packages.open(file.toUri())) {
			assertThat(stream.readAllBytes()).isEqualTo(BYTES);
		}
	}

}
