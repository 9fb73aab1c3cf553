package com.promptservice.controlplane.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Reads a whole body within a size and a time, however slowly it drips in.
 *
 * @param maxSize in bytes
 * @param deadline for the body as a whole; a single read is bounded by the server's
 * connection timeout
 */
record BodyBytes(int maxSize, Duration deadline) {

	String read(InputStream body) throws IOException {
		// Elapsed time, not wall time: what is bounded is how long a connection is held.
		long start = System.nanoTime();
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] buffer = new byte[8192];
		for (int read = next(body, buffer); read >= 0; read = next(body, buffer)) {
			bytes.write(buffer, 0, read);
			if (bytes.size() > this.maxSize) {
				throw tooLarge();
			}
			if (System.nanoTime() - start > this.deadline.toNanos()) {
				throw tooSlow();
			}
		}
		return text(bytes.toByteArray());
	}

	ApiException tooLarge() {
		return new ApiException(ErrorCode.RequestTooLarge, "The body may have at most " + this.maxSize + " bytes.");
	}

	private int next(InputStream body, byte[] buffer) throws IOException {
		try {
			return body.read(buffer);
		}
		catch (SocketTimeoutException ex) {
			throw tooSlow();
		}
	}

	private ApiException tooSlow() {
		return new ApiException(ErrorCode.RequestTimeout,
				"The body did not arrive within " + this.deadline.toSeconds() + " seconds.");
	}

	private static String text(byte[] bytes) {
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
		}
		catch (CharacterCodingException ex) {
			throw new ApiException(ErrorCode.MalformedJson,
					ApiError.of(ErrorCode.MalformedJson, "The body is not UTF-8.").withTarget(JsonPath.ROOT), Map.of());
		}
	}

}
