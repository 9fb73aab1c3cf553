package com.promptservice.controlplane.api;

import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Parses a body as one JSON value, and finds what no field of any body may hold.
 */
final class BodyTree {

	private final ObjectReader reader;

	private final int maxElements;

	BodyTree(JsonMapper mapper, int maxElements) {
		this.reader = mapper.reader()
			.forType(JsonNode.class)
			.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
					DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
		this.maxElements = maxElements;
	}

	JsonNode parse(String body) {
		try {
			return this.reader.readValue(body);
		}
		catch (JacksonException ex) {
			throw refuse(ex);
		}
	}

	/**
	 * Adds a finding for every null, every character that cannot be shown, every list
	 * that is too long.
	 */
	void judge(JsonNode node, String path, Findings findings) {
		if (node.isNull()) {
			findings.add(ErrorCode.InvalidFormat, path, "null is not a value here; leave the field out.");
		}
		else if (node.isString()) {
			judgeText(node.asString(), path, findings);
		}
		else if (node.isArray()) {
			if (node.size() > this.maxElements) {
				findings.add(ErrorCode.TooLong, path,
						"The list has " + node.size() + " elements; the limit is " + this.maxElements + ".");
				return;
			}
			for (int i = 0; i < node.size(); i++) {
				judge(node.get(i), JsonPath.index(path, i), findings);
			}
		}
		else {
			for (Map.Entry<String, JsonNode> field : node.properties()) {
				String target = JsonPath.field(path, field.getKey());
				judgeText(field.getKey(), target, findings);
				judge(field.getValue(), target, findings);
			}
		}
	}

	private static void judgeText(String text, String path, Findings findings) {
		boolean unfit = text.codePoints()
			.anyMatch((point) -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
		if (unfit) {
			findings.add(ErrorCode.InvalidFormat, path, "The text holds a control character or half a character.");
		}
	}

	private static ApiException refuse(JacksonException ex) {
		String path = (ex.processor() instanceof JsonParser parser)
				? JsonPath.of(parser.streamReadContext().pathAsPointer()) : JsonPath.of(ex);
		if (ex instanceof StreamConstraintsException) {
			return new Findings()
				.add(ErrorCode.TooLong, path, "A text, a number or the nesting is beyond the limit here.")
				.asException();
		}
		if (ex.getOriginalMessage().startsWith("Duplicate")) {
			return new Findings().add(ErrorCode.DuplicateValue, path, "The field stands more than once.").asException();
		}
		TokenStreamLocation at = ex.getLocation();
		String place = (ex instanceof StreamReadException && at != null)
				? " at line " + at.getLineNr() + ", column " + at.getColumnNr() : "";
		return new ApiException(ErrorCode.MalformedJson,
				ApiError.of(ErrorCode.MalformedJson, "The body is not one valid JSON value" + place + ".")
					.withTarget(path),
				Map.of());
	}

}
