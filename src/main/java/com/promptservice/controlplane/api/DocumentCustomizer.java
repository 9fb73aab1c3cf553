package com.promptservice.controlplane.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Finishes the API document: answers, tags, names and limits that follow from the
 * contract, and nothing that is not referred to.
 */
final class DocumentCustomizer implements GlobalOpenApiCustomizer {

	private final int maxListLength;

	DocumentCustomizer(int maxListLength) {
		this.maxListLength = maxListLength;
	}

	@Override
	public void customise(OpenAPI document) {
		ResponseDocs responses = new ResponseDocs(document);
		DocumentBounds bounds = new DocumentBounds(document, this.maxListLength);
		Map<String, Tag> tags = new TreeMap<>();
		if (document.getTags() != null) {
			document.getTags().forEach((tag) -> tags.merge(tag.getName(), tag, DocumentCustomizer::described));
		}
		document.getPaths().forEach((path, item) -> {
			item.readOperationsMap().forEach((method, operation) -> name(path, method, operation));
			responses.complete(path, item);
			item.readOperationsMap().forEach((method, operation) -> {
				String tag = operation.getOperationId().split("_")[0];
				operation.setTags(List.of(tag));
				tags.computeIfAbsent(tag,
						(name) -> new Tag().name(name).description("Requests under /" + path.split("/")[1]));
				if (operation.getRequestBody() != null) {
					operation.getRequestBody().setRequired(true);
					operation.getRequestBody().getContent().values().forEach(bounds::bound);
				}
			});
		});
		document.setTags(List.copyOf(tags.values()));
		prune(document);
	}

	private static Tag described(Tag one, Tag other) {
		return (one.getDescription() != null) ? one : other;
	}

	private static void name(String path, PathItem.HttpMethod method, Operation operation) {
		if (operation.getOperationId() != null && operation.getOperationId().matches("[A-Z][A-Za-z]+_[A-Z][A-Za-z]+")) {
			return;
		}
		String[] segments = path.substring(1).split("/");
		String last = segments[segments.length - 1];
		String verb = switch (method) {
			case PUT -> "CreateOrReplace";
			case DELETE -> "Delete";
			case POST -> last.contains(":") ? capital(last.substring(last.indexOf(':') + 1)) : "Create";
			default -> (segments.length == 1) ? "List" : (last.endsWith("}") ? "Get" : "Get" + capital(last));
		};
		operation.setOperationId(capital(segments[0]) + "_" + verb);
	}

	private static String capital(String word) {
		StringBuilder name = new StringBuilder();
		for (String part : word.split("-")) {
			name.append(part.substring(0, 1).toUpperCase(java.util.Locale.ROOT)).append(part.substring(1));
		}
		return name.toString();
	}

	private static void prune(OpenAPI document) {
		Components components = document.getComponents();
		boolean pruned = true;
		while (pruned) {
			String text = Json31.pretty(document);
			pruned = unused(components.getSchemas(), "schemas", text) | unused(components.getHeaders(), "headers", text)
					| unused(components.getParameters(), "parameters", text);
		}
	}

	private static boolean unused(Map<String, ?> parts, String kind, String text) {
		return parts.keySet().removeIf((name) -> !text.contains("\"#/components/" + kind + "/" + name + "\""));
	}

}
