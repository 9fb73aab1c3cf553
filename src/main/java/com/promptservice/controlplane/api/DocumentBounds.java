package com.promptservice.controlplane.api;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;

/**
 * Writes into the schemas of request bodies the limits that hold for every body, where a
 * field names none of its own; and lifts a body's example to where tools look for it.
 */
final class DocumentBounds {

	private static final int MAX_TEXT = 4096;

	private final Components components;

	private final int maxListLength;

	private final Set<String> seen = new HashSet<>();

	DocumentBounds(OpenAPI document, int maxListLength) {
		this.components = document.getComponents();
		this.maxListLength = maxListLength;
	}

	void bound(MediaType body) {
		Schema<?> schema = resolve(body.getSchema());
		if (body.getExample() == null && body.getExamples() == null && schema != null && schema.getExample() != null) {
			body.setExample(schema.getExample());
		}
		bound(body.getSchema());
	}

	private void bound(Schema<?> reference) {
		Schema<?> schema = resolve(reference);
		if (schema == null || (reference.get$ref() != null && !this.seen.add(reference.get$ref()))) {
			return;
		}
		if (is(schema, "string") && schema.getMaxLength() == null && schema.getPattern() == null
				&& schema.getEnum() == null && schema.getFormat() == null) {
			schema.setMaxLength(MAX_TEXT);
		}
		if (is(schema, "integer")) {
			schema.setMinimum((schema.getMinimum() != null) ? schema.getMinimum() : new BigDecimal(Integer.MIN_VALUE));
			schema.setMaximum((schema.getMaximum() != null) ? schema.getMaximum() : new BigDecimal(Integer.MAX_VALUE));
		}
		if (is(schema, "array")) {
			schema.setMaxItems(
					(schema.getMaxItems() != null) ? schema.getMaxItems() : Integer.valueOf(this.maxListLength));
			bound(schema.getItems());
		}
		if (schema.getProperties() != null) {
			schema.getProperties().values().forEach(this::bound);
		}
	}

	private Schema<?> resolve(Schema<?> schema) {
		if (schema == null || schema.get$ref() == null) {
			return schema;
		}
		return this.components.getSchemas().get(schema.get$ref().substring("#/components/schemas/".length()));
	}

	private static boolean is(Schema<?> schema, String type) {
		return type.equals(schema.getType()) || (schema.getTypes() != null && schema.getTypes().contains(type));
	}

}
