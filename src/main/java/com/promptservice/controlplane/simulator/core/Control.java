package com.promptservice.controlplane.simulator.core;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The simulator's own paths under /simulator: faults, exchanges, resources and reset.
 */
final class Control {

	private static final String ACTIONS = "POST /simulator/actions/";

	private final Engine engine;

	Control(Engine engine) {
		this.engine = engine;
	}

	SimulatorResponse handle(SimulatorRequest request) {
		String path = request.uri().getPath();
		try {
			return switch (request.method() + " " + path) {
				case "POST /simulator/faults" -> {
					Fault fault = FaultReader.read(Json.parse(request.body()));
					this.engine.arm(fault);
					yield json(201, FaultReader.write(fault));
				}
				case "GET /simulator/faults" -> json(200, this.engine.faults());
				case "DELETE /simulator/faults" -> {
					this.engine.clearFaults();
					yield json(204, null);
				}
				case "GET /simulator/exchanges" -> {
					boolean everything = "true".equals(Query.of(request.uri()).get("all"));
					yield text("application/x-ndjson", this.engine.exchanges(everything));
				}
				case "DELETE /simulator/exchanges" -> {
					this.engine.clearExchanges();
					yield json(204, null);
				}
				case "GET /simulator/resources" ->
					json(200, Json.page(this.engine.resources().stream().map(SimulatedResource::body).toList()));
				case "POST /simulator/reset" -> {
					this.engine.reset();
					yield json(204, null);
				}
				case String call when call.startsWith(ACTIONS) ->
					json(200, this.engine.act(call.substring(ACTIONS.length()), Json.parse(request.body())));
				default -> error(404, "There is no " + request.method() + " " + path
						+ ". There are POST, GET and DELETE /simulator/faults, GET and DELETE /simulator/exchanges,"
						+ " GET /simulator/resources, POST /simulator/actions/NAME and POST /simulator/reset.");
			};
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

	private static SimulatorResponse text(String type, String text) {
		return new SimulatorResponse(200, Map.of("Content-Type", type), text.getBytes(StandardCharsets.UTF_8), false,
				Duration.ZERO);
	}

}
