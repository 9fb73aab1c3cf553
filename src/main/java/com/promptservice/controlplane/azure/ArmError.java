package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.List;
import com.azure.core.management.exception.ManagementError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An error as Azure words it.
 *
 * @param code Azure's code, or null
 * @param details the errors behind it, as deep as Azure nests them
 */
record ArmError(String code, String message, List<ArmError> details) {

	static final ArmError NONE = new ArmError(null, null, List.of());

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int MAX_DEPTH = 8;

	static ArmError of(ManagementError error) {
		return of(error, 0);
	}

	private static ArmError of(ManagementError error, int depth) {
		if (error == null) {
			return NONE;
		}
		List<ArmError> details = new ArrayList<>();
		if (error.getDetails() != null && depth < MAX_DEPTH) {
			error.getDetails().forEach((detail) -> details.add(of(detail, depth + 1)));
		}
		return new ArmError(error.getCode(), error.getMessage(), details);
	}

	/**
	 * The error in a body, or {@link #NONE} when it is not of Azure's form.
	 */
	static ArmError parse(String body) {
		if (body == null || body.isBlank()) {
			return NONE;
		}
		try {
			JsonNode root = JSON.readTree(body);
			return of(root.has("error") ? root.get("error") : root, 0);
		}
		catch (JacksonException ex) {
			return NONE;
		}
	}

	static ArmError of(JsonNode error) {
		return of(error, 0);
	}

	private static ArmError of(JsonNode error, int depth) {
		if (error == null || !error.isObject()) {
			return NONE;
		}
		List<ArmError> details = new ArrayList<>();
		JsonNode behind = error.get("details");
		if (behind != null && behind.isArray() && depth < MAX_DEPTH) {
			behind.forEach((detail) -> details.add(of(detail, depth + 1)));
		}
		JsonNode innermost = error.get("innererror");
		if (innermost != null && innermost.has("code") && depth < MAX_DEPTH) {
			ArmError deep = of(innermost, depth + 1);
			details.add((deep.message() != null) ? deep
					: new ArmError(deep.code(), text(error.get("message")), deep.details()));
		}
		return new ArmError(text(error.get("code")), text(error.get("message")), details);
	}

	private static String text(JsonNode node) {
		return (node != null && node.isString()) ? node.stringValue() : null;
	}

	/**
	 * This error and those behind it, the innermost first.
	 */
	List<ArmError> innermostFirst() {
		List<ArmError> all = new ArrayList<>();
		this.details.forEach((detail) -> all.addAll(detail.innermostFirst()));
		if (this.code != null) {
			all.add(this);
		}
		return all;
	}

}
