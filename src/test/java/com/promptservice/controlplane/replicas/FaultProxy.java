package com.promptservice.controlplane.replicas;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A reverse proxy on loopback that understands HTTP/1.1 as far as it takes to spoil whole
 * requests and answers. It can be down: then connections are refused.
 */
final class FaultProxy implements AutoCloseable {

	private static final HttpMessage BUSY = HttpMessage.of("HTTP/1.1 503 Server Busy",
			"x-ms-error-code: ServerBusy\r\nContent-Type: application/xml\r\n",
			"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>ServerBusy</Code>"
					+ "<Message>Ingress is over the account limit.</Message></Error>");

	private static final HttpMessage GARBAGE = HttpMessage.of("HTTP/1.1 200 OK", "Content-Type: text/html\r\n",
			"<html>Welcome to the hotel's network");

	private final InetSocketAddress upstream;

	private final int port;

	private final Random random;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private final Map<NetworkFault, Integer> counts = new EnumMap<>(NetworkFault.class);

	private volatile NetworkWeather weather = NetworkWeather.FAIR;

	private Supplier<NetworkFault> forecast = () -> NetworkFault.PASS;

	private volatile Predicate<HttpMessage> cuts = (request) -> false;

	private volatile ServerSocket server;

	FaultProxy(int upstreamPort, long seed) {
		this.upstream = new InetSocketAddress(InetAddress.getLoopbackAddress(), upstreamPort);
		this.random = new Random(seed);
		this.port = listen(0);
	}

	int port() {
		return this.port;
	}

	synchronized void weather(NetworkWeather newWeather) {
		this.weather = newWeather;
		this.forecast = () -> this.weather.draw(this.random);
	}

	/**
	 * Has the same thing happen to every so many requests, beginning with this one.
	 */
	synchronized void strikeEvery(int part, int offset, NetworkFault fault) {
		AtomicInteger number = new AtomicInteger();
		this.forecast = () -> (number.getAndIncrement() % part == offset) ? fault : NetworkFault.PASS;
	}

	/**
	 * Cuts the connection after the next request of this kind was answered upstream.
	 */
	void cutOnce(Predicate<HttpMessage> kind) {
		this.cuts = kind;
	}

	/**
	 * How often each fault has struck, and how many requests passed.
	 */
	synchronized Map<NetworkFault, Integer> counts() {
		return new EnumMap<>(this.counts);
	}

	/**
	 * Refuses connections from now on, and resets those that there are.
	 */
	void down() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.open.forEach(FaultProxy::reset);
	}

	/**
	 * Serves again, on the same port.
	 */
	void up() {
		listen(this.port);
	}

	@Override
	public void close() {
		down();
	}

	private int listen(int wanted) {
		try {
			ServerSocket socket = new ServerSocket();
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 200);
			this.server = socket;
			Thread.ofVirtual().name("proxy").start(() -> accept(socket));
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept(ServerSocket socket) {
		try {
			while (true) {
				Socket client = socket.accept();
				Thread.ofVirtual().name("proxied").start(() -> serve(client));
			}
		}
		catch (IOException ex) {
			// down
		}
	}

	private void serve(Socket client) {
		this.open.add(client);
		try (client) {
			client.setTcpNoDelay(true);
			InputStream fromClient = new BufferedInputStream(client.getInputStream());
			HttpMessage request = HttpMessage.request(fromClient);
			while (request != null && !this.server.isClosed() && pass(request, client)) {
				request = HttpMessage.request(fromClient);
			}
		}
		catch (IOException ex) {
			// one of them has gone
		}
		finally {
			this.open.remove(client);
		}
	}

	/**
	 * Takes one request through the weather.
	 * @return whether the connection lives
	 */
	private boolean pass(HttpMessage request, Socket client) throws IOException {
		NetworkFault fault = draw(request);
		switch (fault) {
			case DELAY -> LockSupport.parkNanos(delay());
			case REFUSE -> {
				BUSY.write(client.getOutputStream());
				return true;
			}
			case RESET -> {
				reset(client);
				return false;
			}
			default -> {
			}
		}
		HttpMessage answer = answer(request);
		switch (fault) {
			case CUT -> reset(client);
			case TRUNCATE -> answer.writeHalf(client.getOutputStream());
			case GARBAGE -> GARBAGE.write(client.getOutputStream());
			default -> answer.write(client.getOutputStream());
		}
		boolean spoilt = fault == NetworkFault.CUT || fault == NetworkFault.TRUNCATE;
		return !spoilt && !answer.closes() && !request.closes();
	}

	/**
	 * The answer from upstream, over a connection of its own: one that was kept could
	 * have been closed meanwhile, and nobody asked for that fault.
	 */
	private HttpMessage answer(HttpMessage request) throws IOException {
		try (Socket server = new Socket()) {
			server.connect(this.upstream);
			server.setTcpNoDelay(true);
			request.write(server.getOutputStream());
			return HttpMessage.response(new BufferedInputStream(server.getInputStream()), request.method());
		}
	}

	private synchronized NetworkFault draw(HttpMessage request) {
		NetworkFault fault = this.forecast.get();
		if (this.cuts.test(request)) {
			this.cuts = (any) -> false;
			fault = NetworkFault.CUT;
		}
		this.counts.merge(fault, 1, Integer::sum);
		return fault;
	}

	private synchronized long delay() {
		return TimeUnit.MILLISECONDS.toNanos(this.weather.drawDelay(this.random).toMillis());
	}

	private static void reset(Socket socket) {
		try {
			socket.setSoLinger(true, 0);
			socket.close();
		}
		catch (IOException ex) {
			// it is closed already
		}
	}

}
