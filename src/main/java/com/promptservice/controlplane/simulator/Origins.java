package com.promptservice.controlplane.simulator;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The pages in browsers that may call the control endpoint, which asks for no token; no
 * page may call anything else.
 *
 * @param allowed their origins
 */
record Origins(List<String> allowed) {

	/** No page at all. */
	static final Origins NONE = new Origins(List.of());

	/**
	 * Judges a request by the page that sends it.
	 * @param allow takes the headers that let the page read the answer
	 * @return the status to answer with at once, or null to serve the request
	 */
	Integer judge(String method, String path, Map<String, String> headers, BiConsumer<String, String> allow) {
		String origin = headers.get("Origin");
		if (origin == null) {
			return null;
		}
		if (!this.allowed.contains(origin) || !path.startsWith("/simulator/")) {
			return 403;
		}
		allow.accept("Access-Control-Allow-Origin", origin);
		allow.accept("Vary", "Origin");
		if (!method.equals("OPTIONS")) {
			return null;
		}
		allow.accept("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
		allow.accept("Access-Control-Allow-Headers", "Content-Type");
		return 204;
	}

}
