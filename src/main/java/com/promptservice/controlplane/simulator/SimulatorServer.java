package com.promptservice.controlplane.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.promptservice.controlplane.simulator.core.SimulatorRequest;
import com.promptservice.controlplane.simulator.core.SimulatorResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a simulator on the loopback interface, one virtual thread a request, also over
 * HTTPS for clients that send tokens over nothing else.
 */
public final class SimulatorServer implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(SimulatorServer.class);

	static {
		// without it every answer waits for the client's delayed acknowledgement
		System.setProperty("sun.net.httpserver.nodelay", "true");
	}

	private final Simulator simulator;

	private final HttpServer server;

	private final HttpsServer secured;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	/** Starts to listen on loopback; port 0 takes any free one. */
	public SimulatorServer(Simulator simulator, int port) {
		this(simulator, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
	}

	/** Starts to listen on an interface. */
	SimulatorServer(Simulator simulator, InetSocketAddress address) {
		this.simulator = simulator;
		this.server = open(address, null);
		this.secured = null;
		LOG.info("The local Azure listens on {}", baseUrl());
	}

	/** Starts to listen on two ports, with HTTPS on the second. */
	SimulatorServer(Simulator simulator, InetSocketAddress address, InetSocketAddress securedAddress,
			ServerCertificate certificate) {
		this.simulator = simulator;
		this.server = open(address, null);
		try {
			this.secured = (HttpsServer) open(securedAddress, certificate);
		}
		catch (UncheckedIOException ex) {
			this.server.stop(0);
			throw ex;
		}
		LOG.info("The local Azure listens on {} and {}", baseUrl(), securedUrl());
	}

	private HttpServer open(InetSocketAddress address, ServerCertificate certificate) {
		HttpServer opened;
		try {
			opened = (certificate == null) ? HttpServer.create(address, 0) : HttpsServer.create(address, 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The simulator can't listen on " + address, ex);
		}
		if (opened instanceof HttpsServer https) {
			https.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
		}
		String scheme = (certificate == null) ? "http" : "https";
		opened.createContext("/", (exchange) -> serve(exchange, scheme));
		opened.setExecutor(this.threads);
		opened.start();
		return opened;
	}

	/** The port that it listens on. */
	public int port() {
		return this.server.getAddress().getPort();
	}

	/** The endpoint to give to clients of Azure Resource Manager. */
	public URI baseUrl() {
		return URI.create("http://127.0.0.1:" + port());
	}

	/** The same endpoint over HTTPS, or null when there is none. */
	public URI securedUrl() {
		return (this.secured == null) ? null : URI.create("https://127.0.0.1:" + this.secured.getAddress().getPort());
	}

	/** The endpoint of a vault's data plane, in place of the host in its vaultUri. */
	public URI vaultUrl(String vault) {
		return URI.create(baseUrl() + "/keyvault/" + vault);
	}

	/** What this server serves. */
	public Simulator simulator() {
		return this.simulator;
	}

	private void serve(HttpExchange exchange, String scheme) throws IOException {
		try (exchange) {
			Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
			if (!local(headers.get("Host"))) {
				exchange.sendResponseHeaders(421, -1);
				return;
			}
			// the scheme and host that answers refer the caller to
			URI uri = URI.create(scheme + "://" + headers.get("Host") + exchange.getRequestURI());
			SimulatorResponse response = this.simulator.handle(new SimulatorRequest(exchange.getRequestMethod(), uri,
					headers, exchange.getRequestBody().readAllBytes()));
			Thread.sleep(response.latency());
			if (!response.dropped()) {
				send(exchange, response);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	// a page in a browser must not reach the simulator under a name of its own
	private static boolean local(String host) {
		if (host == null) {
			return false;
		}
		String name = host.replaceFirst(":\\d+$", "");
		return name.equals("127.0.0.1") || name.equals("localhost") || name.equals("[::1]");
	}

	private static void send(HttpExchange exchange, SimulatorResponse response) throws IOException {
		response.headers().forEach(exchange.getResponseHeaders()::set);
		boolean empty = response.body().length == 0;
		exchange.sendResponseHeaders(response.status(), empty ? -1 : response.body().length);
		if (!empty) {
			exchange.getResponseBody().write(response.body());
		}
	}

	@Override
	public void close() {
		for (HttpServer open : (this.secured == null) ? List.of(this.server) : List.of(this.server, this.secured)) {
			open.stop(0);
		}
		this.threads.shutdownNow();
		this.simulator.close();
	}

}
