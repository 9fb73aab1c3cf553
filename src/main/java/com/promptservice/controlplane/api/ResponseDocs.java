package com.promptservice.controlplane.api;

import java.util.Map;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

/**
 * Documents the answers that follow from the verbs of the contract: statuses, headers and
 * the errors that any operation can end with.
 */
final class ResponseDocs {

	/**
	 * Tells tools that a write is done when it is answered.
	 */
	static final String IMMEDIATE = "x-immediate";

	private static final String JSON = "application/json";

	private final Schema<?> monitor;

	ResponseDocs(OpenAPI document) {
		PathItem operation = document.getPaths().get("/operations/{id}");
		this.monitor = (operation != null) ? schema(operation.getGet()) : null;
	}

	void complete(String path, PathItem item) {
		item.readOperationsMap().forEach((method, operation) -> {
			ApiResponses responses = operation.getResponses();
			switch (method) {
				case GET -> read(path, responses);
				case PUT -> write(responses, schema(item.getGet()), isImmediate(operation));
				case DELETE -> remove(responses, isImmediate(operation));
				case POST -> act(path, responses);
				default -> {
				}
			}
			responses.forEach((status, response) -> common(response));
			responses.addApiResponse("429", new ApiResponse().$ref("#/components/responses/TooManyRequests"));
			responses.addApiResponse("default", new ApiResponse().$ref("#/components/responses/Error"));
			describe(method, operation);
		});
	}

	private static void read(String path, ApiResponses responses) {
		ApiResponse ok = responses.get("200");
		boolean item = path.substring(1).contains("/");
		if (ok != null && ok.getContent() != null && ok.getContent().containsKey(JSON) && item) {
			ok.addHeaderObject("ETag", DocumentParts.reference("ETag"));
			responses.addApiResponse("304", new ApiResponse().description("The client has this version already")
				.addHeaderObject("ETag", DocumentParts.reference("ETag")));
		}
		if (ok != null && path.equals("/operations/{id}")) {
			ok.addHeaderObject("retry-after", DocumentParts.reference("retry-after"));
		}
	}

	private static boolean isImmediate(Operation operation) {
		return operation.getExtensions() != null && operation.getExtensions().containsKey(IMMEDIATE);
	}

	private static void write(ApiResponses responses, Schema<?> resource, boolean immediate) {
		Schema<?> body = (resource != null) ? resource : schema(responses.get("200"));
		if (immediate) {
			responses.addApiResponse("200", done("The resource, which was there already", body));
			responses.addApiResponse("201", done("The new resource", body));
			return;
		}
		responses.addApiResponse("200",
				accepted("The resource as it is wanted now; an operation is making it so", body));
		responses.addApiResponse("201", accepted("The new resource; an operation is making it", body));
	}

	private void remove(ApiResponses responses, boolean immediate) {
		responses.remove("200");
		if (!immediate) {
			responses.addApiResponse("202", started());
		}
		responses.addApiResponse("204",
				new ApiResponse().description(immediate ? "It is not there any more" : "There is nothing to remove"));
	}

	private void act(String path, ApiResponses responses) {
		// A handler that declares no type for its body answers with the operation.
		boolean starts = responses.containsKey("202") || isOpen(schema(responses.get("200")));
		if (path.contains(":") && starts) {
			responses.remove("200");
			responses.addApiResponse("202", started());
		}
		else if (!path.contains(":") && responses.get("201") != null) {
			responses.addApiResponse("201",
					accepted(responses.get("201").getDescription(), schema(responses.get("201")))
						.addHeaderObject("Location", DocumentParts.reference("Location")));
		}
	}

	private ApiResponse started() {
		return accepted("The operation that does it", this.monitor).addHeaderObject("retry-after",
				DocumentParts.reference("retry-after"));
	}

	private static ApiResponse accepted(String description, Schema<?> body) {
		return done(description, body)
			.addHeaderObject("operation-location", DocumentParts.reference("operation-location"))
			.addHeaderObject("operation-id", DocumentParts.reference("operation-id"));
	}

	private static ApiResponse done(String description, Schema<?> body) {
		ApiResponse response = new ApiResponse().description(description)
			.addHeaderObject("ETag", DocumentParts.reference("ETag"));
		return (body != null) ? response.content(new Content().addMediaType(JSON, new MediaType().schema(body)))
				: response;
	}

	private static void common(ApiResponse response) {
		if (response.get$ref() == null) {
			response.addHeaderObject("x-ms-request-id", DocumentParts.reference("x-ms-request-id"));
		}
		if (response.getContent() != null) {
			response.getContent().forEach((type, media) -> {
				if (type.startsWith("text/")) {
					media.setSchema(DocumentParts.text(null, null));
				}
			});
		}
	}

	private static void describe(HttpMethod method, Operation operation) {
		if (operation.getSummary() == null) {
			operation.setSummary(operation.getOperationId().replace('_', ' '));
		}
		if (operation.getDescription() == null) {
			operation.setDescription(Map.of(HttpMethod.GET, "Reads; changes nothing.", HttpMethod.PUT,
					"Converges: always starts an operation that compares what is wanted with what there is and does "
							+ "what is missing. Send it again to repair drift or to go on after a failure.",
					HttpMethod.DELETE,
					"Starts an operation that removes the resource; accepted in every state, also while another "
							+ "operation runs.")
				.getOrDefault(method, operation.getSummary() + "."));
		}
	}

	private static Schema<?> schema(Operation operation) {
		return (operation != null) ? schema(operation.getResponses().get("200")) : null;
	}

	private static Schema<?> schema(ApiResponse response) {
		return (response != null && response.getContent() != null && response.getContent().containsKey(JSON))
				? response.getContent().get(JSON).getSchema() : null;
	}

	private static boolean isOpen(Schema<?> schema) {
		return schema == null
				|| (schema.get$ref() == null && schema.getProperties() == null && schema.getItems() == null);
	}

}
