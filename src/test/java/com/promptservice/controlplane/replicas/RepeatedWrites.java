package com.promptservice.controlplane.replicas;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds steps whose effect was doubled: a PUT of the very same body to a resource that an
 * earlier PUT had brought there and that nobody has touched since.
 */
final class RepeatedWrites {

	private final Map<String, String> written = new HashMap<>();

	private final List<String> repeated = new ArrayList<>();

	/**
	 * Takes in the next exchange with Azure, as it was recorded.
	 */
	void add(String line) {
		JsonNode exchange = JsonMapper.shared().readTree(line);
		int status = exchange.path("liveResponse").path("statusCode").asInt();
		String method = exchange.path("liveRequest").path("method").asString("");
		if (method.equals("GET") || method.equals("HEAD") || status >= 400) {
			return;
		}
		String id = exchange.path("liveRequest").path("url").asString("").replaceFirst("\\?.*", "");
		if (method.equals("PUT")) {
			written(id.toLowerCase(Locale.ROOT), exchange.path("liveRequest").path("body").toString());
		}
		else if (method.equals("DELETE")) {
			deleted(id.toLowerCase(Locale.ROOT));
		}
	}

	List<String> found() {
		return this.repeated;
	}

	private void written(String id, String body) {
		if (body.equals(this.written.put(id, body))) {
			this.repeated.add(id);
		}
	}

	/**
	 * What lies in it has gone too, and what it lay in is not right any more.
	 */
	private void deleted(String id) {
		this.written.keySet().removeIf((other) -> other.startsWith(id) || id.startsWith(other));
	}

}
