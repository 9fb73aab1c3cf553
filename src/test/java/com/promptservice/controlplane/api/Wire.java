package com.promptservice.controlplane.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks HTTP byte by byte, so that a test can say what no well-behaved client would.
 */
record Wire(int port) {

	static final String VERSION = "api-version=2026-11-01";

	Answer get(String target) {
		return request("GET", target, Map.of(), null);
	}

	Answer put(String target, String json) {
		return request("PUT", target, Map.of("Content-Type", "application/json"), json);
	}

	Answer request(String method, String target, Map<String, String> headers, String body) {
		StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
		headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
		byte[] content = (body != null) ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
		if (body != null) {
			head.append("Content-Length: ").append(content.length).append("\r\n");
		}
		head.append("Connection: close\r\n\r\n");
		return raw(head.toString().getBytes(StandardCharsets.UTF_8), content);
	}

	Answer raw(byte[]... parts) {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(8000);
			try {
				for (byte[] part : parts) {
					socket.getOutputStream().write(part);
				}
				socket.getOutputStream().flush();
			}
			catch (SocketException ex) {
				// The server may have answered and closed before it read everything.
			}
			return read(socket.getInputStream());
		}
		catch (IOException ex) {
			throw new AssertionError("No answer from the server", ex);
		}
	}

	Answer raw(String request) {
		return raw(request.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Sends a head and then one byte every so often, until the server answers.
	 */
	Answer drip(String head, long pause, int bytes) throws IOException, InterruptedException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(8000);
			OutputStream out = socket.getOutputStream();
			out.write(head.getBytes(StandardCharsets.ISO_8859_1));
			for (int i = 0; i < bytes && socket.getInputStream().available() == 0; i++) {
				out.write(' ');
				out.flush();
				Thread.sleep(pause);
			}
			return read(socket.getInputStream());
		}
	}

	private static Answer read(InputStream in) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			for (int next = in.read(); next >= 0; next = in.read()) {
				bytes.write(next);
				if (complete(bytes)) {
					break;
				}
			}
		}
		catch (SocketTimeoutException | SocketException ex) {
			// What came so far is the answer.
		}
		return Answer.parse(bytes.toString(StandardCharsets.UTF_8));
	}

	private static boolean complete(ByteArrayOutputStream bytes) {
		if (bytes.size() < 16 || bytes.toByteArray()[bytes.size() - 1] == ' ') {
			return false;
		}
		String text = bytes.toString(StandardCharsets.ISO_8859_1);
		int end = text.indexOf("\r\n\r\n");
		int length = text.toLowerCase(Locale.ROOT).indexOf("\r\ncontent-length:");
		if (end < 0 || length < 0 || length > end) {
			return false;
		}
		int stop = text.indexOf("\r\n", length + 2);
		return bytes.size() >= end + 4 + Integer.parseInt(text.substring(length + 17, stop).strip());
	}

	/**
	 * What the server said.
	 */
	record Answer(int status, Map<String, String> headers, String body) {

		private static final JsonMapper MAPPER = JsonMapper.shared();

		static Answer parse(String text) {
			int end = text.indexOf("\r\n\r\n");
			if (end < 0) {
				return new Answer(0, Map.of(), text);
			}
			List<String> lines = text.substring(0, end).lines().toList();
			Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
			lines.stream()
				.skip(1)
				.map((line) -> line.split(":", 2))
				.forEach((pair) -> headers.merge(pair[0].strip(), pair[1].strip(), (one, two) -> one + ", " + two));
			String body = text.substring(end + 4);
			return new Answer(Integer.parseInt(lines.getFirst().split(" ")[1]), headers,
					"chunked".equals(headers.get("transfer-encoding")) ? unchunked(body) : body);
		}

		private static String unchunked(String body) {
			StringBuilder whole = new StringBuilder();
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			for (int at = 0; at < bytes.length;) {
				int line = at;
				while (bytes[line] != '\r') {
					line++;
				}
				int size = Integer.parseInt(new String(bytes, at, line - at, StandardCharsets.US_ASCII), 16);
				whole.append(new String(bytes, line + 2, size, StandardCharsets.UTF_8));
				at = (size == 0) ? bytes.length : line + 2 + size + 2;
			}
			return whole.toString();
		}

		JsonNode json() {
			return MAPPER.readTree(this.body);
		}

		JsonNode error() {
			return json().get("error");
		}

		List<String> details() {
			return error().path("details")
				.valueStream()
				.map((detail) -> detail.path("code").asString() + " " + detail.path("target").asString())
				.toList();
		}

		/**
		 * The oracle for everything that is refused.
		 */
		Answer isRefused(int status, String code) {
			Assertions.assertThat(this.status).as("status of %s", this).isEqualTo(status);
			Assertions.assertThat(this.headers.get("content-type")).startsWith("application/json");
			Assertions.assertThat(this.headers.get("x-ms-error-code")).as("%s", this).isEqualTo(code);
			Assertions.assertThat(error().path("code").asString()).isEqualTo(code);
			Assertions.assertThat(error().path("message").asString()).isNotBlank();
			Assertions.assertThat(error().path("requestId").asString())
				.isNotBlank()
				.isEqualTo(this.headers.get("x-ms-request-id"));
			Assertions.assertThat(this.body)
				.doesNotContainPattern("(?i)com\\.promptservice|java\\.|springframework|jackson|jakarta|apache|tomcat")
				.doesNotContainPattern("Exception\\b|\\bnull\\b\\s*[,}]");
			return this;
		}

		Answer isRefused(String code) {
			return isRefused(ErrorCode.valueOf(code).status(), code);
		}

	}

}
