package com.promptservice.controlplane.replicas;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A whole HTTP/1.1 request or response, byte for byte.
 *
 * @param head start line and headers, with the empty line that ends them
 * @param body as it came, chunks and all
 */
record HttpMessage(byte[] head, byte[] body) {

	private static final int LARGEST_HEAD = 64 * 1024;

	static HttpMessage of(String startLine, String headers, String body) {
		byte[] content = body.getBytes(StandardCharsets.UTF_8);
		String head = startLine + "\r\n" + headers + "Content-Length: " + content.length + "\r\n\r\n";
		return new HttpMessage(head.getBytes(StandardCharsets.ISO_8859_1), content);
	}

	/**
	 * Reads the next request.
	 * @return null when the client has closed the connection instead
	 */
	static HttpMessage request(InputStream in) throws IOException {
		byte[] head = head(in);
		return (head == null) ? null : withBody(head, in, false);
	}

	/**
	 * Reads the answer to a request with this method.
	 */
	static HttpMessage response(InputStream in, String method) throws IOException {
		byte[] head = head(in);
		if (head == null) {
			throw new EOFException("no answer");
		}
		String status = new String(head, 9, 3, StandardCharsets.ISO_8859_1);
		if (status.equals("100")) {
			return response(in, method);
		}
		return withBody(head, in, method.equals("HEAD") || status.equals("204") || status.equals("304"));
	}

	String method() {
		String text = text();
		return text.substring(0, text.indexOf(' '));
	}

	/**
	 * The request's method and path, without query.
	 */
	String subject() {
		return text().lines().findFirst().orElse("").replaceFirst("\\?.*| HTTP/1.1$", "");
	}

	boolean isChange() {
		return !method().equals("GET") && !method().equals("HEAD");
	}

	boolean closes() {
		return "close".equalsIgnoreCase(header("connection"));
	}

	void write(OutputStream out) throws IOException {
		out.write(this.head);
		out.write(this.body);
		out.flush();
	}

	/**
	 * The message without its second half.
	 */
	void writeHalf(OutputStream out) throws IOException {
		out.write(this.head, 0, (this.body.length > 1) ? this.head.length : this.head.length / 2);
		out.write(this.body, 0, this.body.length / 2);
		out.flush();
	}

	private String header(String name) {
		return header(text(), name);
	}

	private String text() {
		return new String(this.head, StandardCharsets.ISO_8859_1);
	}

	private static String header(String head, String name) {
		return head.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
			.map((line) -> line.substring(name.length() + 1).strip())
			.findFirst()
			.orElse(null);
	}

	private static byte[] head(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		int ended = 0;
		while (ended < 4) {
			int next = in.read();
			if (next < 0) {
				if (head.size() > 0) {
					throw new EOFException("half a message");
				}
				return null;
			}
			head.write(next);
			ended = (next == "\r\n\r\n".charAt(ended)) ? ended + 1 : (next == '\r') ? 1 : 0;
			if (head.size() > LARGEST_HEAD) {
				throw new IOException("endless headers");
			}
		}
		return head.toByteArray();
	}

	private static HttpMessage withBody(byte[] head, InputStream in, boolean empty) throws IOException {
		String text = new String(head, StandardCharsets.ISO_8859_1);
		String length = header(text, "content-length");
		if (empty) {
			return new HttpMessage(head, new byte[0]);
		}
		if ("chunked".equalsIgnoreCase(header(text, "transfer-encoding"))) {
			return new HttpMessage(head, chunks(in));
		}
		byte[] body = in.readNBytes((length != null) ? Integer.parseInt(length) : 0);
		if (length != null && body.length < Integer.parseInt(length)) {
			throw new EOFException("half a body");
		}
		return new HttpMessage(head, body);
	}

	private static byte[] chunks(InputStream in) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		int size = -1;
		while (size != 0) {
			String line = line(in, all);
			size = Integer.parseInt(line.split(";")[0].strip(), 16);
			all.write(in.readNBytes(size));
			line(in, all);
		}
		return all.toByteArray();
	}

	private static String line(InputStream in, OutputStream copy) throws IOException {
		StringBuilder line = new StringBuilder();
		int next = in.read();
		while (next >= 0 && next != '\n') {
			line.append((char) next);
			copy.write(next);
			next = in.read();
		}
		if (next < 0) {
			throw new EOFException("half a chunk");
		}
		copy.write('\n');
		return line.toString();
	}

}
