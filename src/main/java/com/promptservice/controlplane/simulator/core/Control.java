package com.promptservice.controlplane.simulator.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The simulator's own paths under /simulator, and the document that describes them.
 */
final class Control {

	private static final String DOCUMENT = "/simulator/openapi.json";

	private final List<ControlRoute> routes;

	Control(Stream<ControlRoute> routes) {
		this.routes = routes.toList();
	}

	SimulatorResponse handle(SimulatorRequest request) {
		String path = request.uri().getPath();
		if (request.method().equals("GET") && path.equals(DOCUMENT)) {
			return json(200, ControlDocument.of(this.routes));
		}
		for (ControlRoute route : this.routes) {
			String name = route.nameIn(path);
			if (name != null && route.method().equals(request.method())) {
				return serve(route, name, request);
			}
		}
		return error(404,
				"There is no " + request.method() + " " + path + ". There are "
						+ String.join(", ", this.routes.stream().map((one) -> one.method() + " " + one.path()).toList())
						+ " and GET " + DOCUMENT + ".");
	}

	private static SimulatorResponse serve(ControlRoute route, String name, SimulatorRequest request) {
		try {
			JsonNode answer = route.handler()
				.apply(new ControlRoute.Asked(name, Query.of(request.uri()).parameters(), Json.parse(request.body())));
			return (answer != null && answer.isString()) ? text(answer.asString()) : json(route.status(), answer);
		}
		catch (JacksonException ex) {
			return error(400, "The body is not a JSON object: " + ex.getOriginalMessage());
		}
		catch (IllegalArgumentException ex) {
			return error(400, ex.getMessage());
		}
	}

	private static SimulatorResponse error(int status, String message) {
		var body = Json.object();
		body.putObject("error").put("code", (status == 404) ? "NotFound" : "BadRequest").put("message", message);
		return json(status, body);
	}

	private static SimulatorResponse json(int status, JsonNode body) {
		byte[] bytes = (body == null) ? new byte[0] : Json.bytes(body);
		return new SimulatorResponse(status, Map.of("Content-Type", "application/json"), bytes, false, Duration.ZERO);
	}

	private static SimulatorResponse text(String text) {
		return new SimulatorResponse(200, Map.of("Content-Type", "application/x-ndjson"),
				text.getBytes(StandardCharsets.UTF_8), false, Duration.ZERO);
	}

}
