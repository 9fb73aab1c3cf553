package com.promptservice.controlplane.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Gives every request the same bytes for an answer, whatever was asked, and hangs up.
 */
public final class SpoiltServer implements AutoCloseable {

	private final ServerSocket server;

	private final String answer;

	public SpoiltServer(String answer) {
		this.answer = answer;
		try {
			this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.startVirtualThread(this::serve);
	}

	/**
	 * The connection string of an account here.
	 */
	public String connectionString() {
		return Azurite.connectionString("spoilt", this.server.getLocalPort(), this.server.getLocalPort());
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				readRequest(socket.getInputStream());
				OutputStream out = socket.getOutputStream();
				out.write(this.answer.getBytes(StandardCharsets.ISO_8859_1));
				out.flush();
			}
			catch (IOException ex) {
				// the client or the test has hung up
			}
		}
	}

	private static void readRequest(InputStream in) throws IOException {
		StringBuilder head = new StringBuilder();
		while (head.indexOf("\r\n\r\n") < 0) {
			int c = in.read();
			if (c < 0) {
				return;
			}
			head.append((char) c);
		}
		for (String line : head.toString().split("\r\n")) {
			if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
				in.readNBytes(Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()));
			}
		}
	}

}
