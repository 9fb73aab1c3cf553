package com.promptservice.controlplane.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a tree into a record, leaving out what does not fit and noting each such field.
 */
final class BodyBinder {

	private final JsonMapper mapper;

	private final Validator validator;

	BodyBinder(JsonMapper mapper, Validator validator) {
		this.mapper = mapper;
		this.validator = validator;
	}

	Submitted<Object> bind(ObjectNode json, JavaType type, Findings findings) {
		ObjectNode rest = json.deepCopy();
		Map<String, JsonNode> readOnly = takeReadOnly(rest, type.getRawClass());
		Object value = read(rest, type, findings);
		if (value != null) {
			// A field that did not even fit needs no second finding.
			Set<String> misfits = findings.details().stream().map(ApiError::target).collect(Collectors.toSet());
			this.validator.validate(value).forEach((violation) -> add(violation, misfits, findings));
		}
		return new Submitted<>(value, json, readOnly, findings);
	}

	private static Map<String, JsonNode> takeReadOnly(ObjectNode json, Class<?> type) {
		Map<String, JsonNode> taken = new LinkedHashMap<>();
		ReadOnly annotation = type.getAnnotation(ReadOnly.class);
		for (String field : (annotation != null) ? annotation.value() : new String[0]) {
			JsonNode node = json.remove(field);
			if (node != null) {
				taken.put(field, node);
			}
		}
		return taken;
	}

	private Object read(ObjectNode json, JavaType type, Findings findings) {
		// Jackson stops at the first misfit; each round takes one out and tries again.
		for (int round = 0; round <= Findings.MAX; round++) {
			try {
				return this.mapper.readerFor(type).readValue(json);
			}
			catch (JacksonException ex) {
				String target = JsonPath.of(ex);
				if (!findings.has(target)) {
					findings.add(code(ex), target, message(ex));
				}
				if (!cut(json, ex.getPath())) {
					return null;
				}
			}
		}
		return null;
	}

	private static ErrorCode code(JacksonException ex) {
		return (ex instanceof UnrecognizedPropertyException) ? ErrorCode.UnknownField : ErrorCode.InvalidFormat;
	}

	private static String message(JacksonException ex) {
		if (ex instanceof UnrecognizedPropertyException unknown) {
			return "There is no field '" + Texts.shown(unknown.getPropertyName()) + "' here.";
		}
		return Misfits.describe(ex);
	}

	private static boolean cut(ObjectNode json, List<JacksonException.Reference> path) {
		JsonNode parent = json;
		for (int i = 0; i < path.size() - 1 && parent != null; i++) {
			JacksonException.Reference step = path.get(i);
			parent = (step.getPropertyName() != null) ? parent.get(step.getPropertyName())
					: parent.get(step.getIndex());
		}
		if (path.isEmpty() || parent == null) {
			return false;
		}
		JacksonException.Reference last = path.getLast();
		return switch (parent) {
			case ObjectNode object -> object.remove(String.valueOf(last.getPropertyName())) != null;
			// A list that lost an element would shift the others' paths.
			case ArrayNode list -> cut(json, path.subList(0, path.size() - 1));
			default -> false;
		};
	}

	private static void add(ConstraintViolation<?> violation, Set<String> misfits, Findings findings) {
		String target = JsonPath.of(violation.getPropertyPath());
		if (misfits.contains(target)) {
			return;
		}
		String constraint = violation.getConstraintDescriptor().getAnnotation().annotationType().getSimpleName();
		Object value = violation.getInvalidValue();
		findings.add(Constraints.code(constraint, violation.getConstraintDescriptor().getAttributes(), value), target,
				Constraints.message(violation.getMessage(), value));
	}

}
