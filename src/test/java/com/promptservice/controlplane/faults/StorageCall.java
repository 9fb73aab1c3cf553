package com.promptservice.controlplane.faults;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.BinaryData;
import com.promptservice.controlplane.faults.CallSite.Port;
import com.promptservice.controlplane.metadata.DocumentName;

/**
 * A request to Azure Storage, taken apart.
 *
 * @param container the container, or the queue
 * @param name the blob, or what follows the queue's name
 */
record StorageCall(Port port, String verb, String container, String name, Map<String, String> query,
		HttpRequest request) {

	static final String ACCOUNT = "devstoreaccount1";

	private static final int BLOBS = 1;

	private static final String HOME = "control-plane";

	private static final String REGION = "dataplane-metadata-";

	/**
	 * The one account that the requests go to; nobody listens there.
	 */
	static String connectionString() {
		String endpoint = "http://127.0.0.1:%d/" + ACCOUNT;
		return "DefaultEndpointsProtocol=http;AccountName=" + ACCOUNT + ";AccountKey=bm9uZQ==;BlobEndpoint="
				+ endpoint.formatted(BLOBS) + ";QueueEndpoint=" + endpoint.formatted(BLOBS + 1) + ";";
	}

	static StorageCall of(HttpRequest request) {
		URI uri = URI.create(request.getUrl().toString());
		String[] path = uri.getPath().substring(1).split("/", 3);
		String container = path[1];
		String name = (path.length > 2) ? path[2] : "";
		Map<String, String> query = query(uri.getRawQuery());
		boolean blobs = uri.getPort() == BLOBS;
		boolean lease = blobs && name.startsWith("leases/");
		Port port = !blobs ? Port.QUEUE : lease ? Port.LEASES : Port.DOCUMENTS;
		String verb = blobs ? blobVerb(request, name, query) : queueVerb(request.getHttpMethod(), query);
		return new StorageCall(port, verb, container, name, query, request);
	}

	private static String blobVerb(HttpRequest request, String name, Map<String, String> query) {
		if ("lease".equals(query.get("comp"))) {
			return header(request, "x-ms-lease-action");
		}
		if (name.isEmpty()) {
			return (request.getHttpMethod() == HttpMethod.GET) ? "list" : "make";
		}
		return switch (request.getHttpMethod().toString()) {
			case "GET" -> "read";
			case "PUT" -> "write";
			case "DELETE" -> "delete";
			default -> throw new AssertionError(request.getHttpMethod() + " " + request.getUrl());
		};
	}

	private static String queueVerb(HttpMethod method, Map<String, String> query) {
		return switch (method.toString()) {
			case "POST" -> "send";
			case "GET" -> query.containsKey("comp") ? "depth" : "receive";
			case "PUT" -> "extend";
			case "DELETE" -> "delete";
			default -> throw new AssertionError(method);
		};
	}

	boolean changes() {
		return !this.verb.equals("read") && !this.verb.equals("list") && !this.verb.equals("depth");
	}

	/**
	 * {@code home}, or the region that the container or queue belongs to.
	 */
	String place() {
		return this.container.startsWith(REGION) ? this.container.substring(REGION.length()) : DocumentName.HOME;
	}

	boolean isHomeQueue() {
		return this.container.equals("operations");
	}

	boolean isPoison() {
		return this.container.startsWith("poison-");
	}

	DocumentName document() {
		if (!this.container.equals(HOME) && !this.container.startsWith(REGION)) {
			throw new AssertionError("no container of ours: " + this.container);
		}
		return new DocumentName(place(), this.name);
	}

	String header(String header) {
		return header(this.request, header);
	}

	private static String header(HttpRequest request, String name) {
		return request.getHeaders()
			.stream()
			.filter((header) -> header.getName().equalsIgnoreCase(name))
			.map((header) -> header.getValue())
			.findFirst()
			.orElse(null);
	}

	byte[] body() {
		BinaryData body = this.request.getBodyAsBinaryData();
		return (body != null) ? body.toBytes() : new byte[0];
	}

	private static Map<String, String> query(String raw) {
		Map<String, String> query = new TreeMap<>();
		if (raw != null) {
			for (String pair : raw.split("&")) {
				String[] parts = pair.split("=", 2);
				query.put(parts[0], (parts.length > 1) ? URLDecoder.decode(parts[1], StandardCharsets.UTF_8) : "");
			}
		}
		return query;
	}

	@Override
	public String toString() {
		return this.container + ((this.name.isEmpty()) ? "" : "/" + this.name);
	}

}
