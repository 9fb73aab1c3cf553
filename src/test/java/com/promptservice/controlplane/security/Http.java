package com.promptservice.controlplane.security;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plain HTTP against a running service.
 */
record Http(int port) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	HttpResponse<String> send(String method, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request.build());
	}

	HttpResponse<String> bearer(String method, String path, String token) {
		return send(method, path, "Authorization", "Bearer " + token);
	}

	HttpResponse<String> json(String method, String path, String body, String token) {
		return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.header("Authorization", "Bearer " + token)
			.header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build());
	}

	/** A token of the embedded issuer, by client credentials. */
	String token(String client) {
		HttpResponse<String> response = requestToken(client, "local");
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JSON.readTree(response.body()).get("access_token").stringValue();
	}

	HttpResponse<String> requestToken(String client, String secret) {
		String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
		return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/oauth2/token"))
			.header("Authorization", "Basic " + basic)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("grant_type=client_credentials"))
			.build());
	}

	/** The whole answer to a request written by hand. */
	String raw(String request) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	static JsonNode json(String body) {
		return JSON.readTree(body);
	}

	/**
	 * The answer is an error of this code in the one envelope, and shows nothing inner.
	 */
	static void assertRefused(String what, HttpResponse<String> response, int status, String code) {
		assertThat(response.statusCode()).as("%s: %s", what, response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("x-ms-error-code")).as(what).contains(code);
		assertThat(response.headers().firstValue("content-type").orElse("")).as(what).startsWith("application/json");
		assertThat(response.body()).as(what).doesNotContain("Exception", "springframework", "nimbus");
		JsonNode error = JSON.readTree(response.body()).get("error");
		assertThat(error.get("code").stringValue()).as(what).isEqualTo(code);
		assertThat(error.get("message").stringValue()).as(what).isNotBlank();
		if (status == 401) {
			assertThat(response.headers().firstValue("www-authenticate").orElse("")).as(what).startsWith("Bearer");
		}
	}

	private static HttpResponse<String> send(HttpRequest request) {
		try {
			return CLIENT.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
