package com.promptservice.controlplane.scenario;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service in profile local as its callers see it, each with a token of its own.
 */
public final class ServiceOverHttp {

	/** What each request's query ends with. */
	public static final String VERSION = "api-version=2026-11-01";

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final int port;

	private final Map<String, String> tokens = new TreeMap<>();

	public ServiceOverHttp(int port) {
		this.port = port;
	}

	/**
	 * A request of this version of the API.
	 * @param who a client of the local issuer
	 * @param path with a query, where there is one
	 * @param body JSON, or null
	 */
	public HttpResponse<String> send(String who, String method, String path, String body, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path + (path.contains("?") ? "&" : "?") + VERSION))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
			.header("Authorization", "Bearer " + token(who));
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		return CLIENT.send(request.build(), BodyHandlers.ofString());
	}

	/**
	 * Waits until what a request started has ended.
	 * @return the operation, however it ended
	 */
	public JsonNode ended(String who, HttpResponse<String> started) throws IOException, InterruptedException {
		String path = operation(started) + "?wait=30";
		for (int i = 0; i < 60; i++) {
			JsonNode operation = json(send(who, "GET", path, null));
			if (operation.has("completedAt")) {
				return operation;
			}
		}
		throw new AssertionError("The operation never ends");
	}

	private String token(String who) throws IOException, InterruptedException {
		if (!this.tokens.containsKey(who)) {
			String basic = Base64.getEncoder().encodeToString((who + ":local").getBytes(StandardCharsets.UTF_8));
			HttpRequest request = HttpRequest.newBuilder(uri("/oauth2/token"))
				.header("Authorization", "Basic " + basic)
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString("grant_type=client_credentials"))
				.build();
			this.tokens.put(who, json(CLIENT.send(request, BodyHandlers.ofString())).get("access_token").stringValue());
		}
		return this.tokens.get(who);
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	/**
	 * A request to the local Azure, as its owner.
	 */
	public static String azure(int port, String method, String path, String body)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
			.header("Content-Type", "application/json")
			.build();
		return CLIENT.send(request, BodyHandlers.ofString()).body();
	}

	public static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

	/**
	 * The path of the operation that a request started.
	 */
	public static String operation(HttpResponse<String> started) {
		return URI.create(started.headers().firstValue("operation-location").orElseThrow()).getPath();
	}

}
