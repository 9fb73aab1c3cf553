package com.promptservice.controlplane.api;

import java.util.Map;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request body: the JSON as it was sent, the record it was read into, and everything
 * found wrong with it so far. Taken by handlers as {@code @RequestBody Submitted<T>}.
 *
 * <p>
 * Reading never fails for one wrong field: such a field is left out of the record, and
 * the finding waits until a handler asks for the {@link #value()}.
 *
 * @param <T> a record whose components are all nullable, with Bean Validation constraints
 */
public final class Submitted<T> {

	private final T value;

	private final ObjectNode json;

	private final Map<String, JsonNode> readOnly;

	private final Findings findings;

	Submitted(T value, ObjectNode json, Map<String, JsonNode> readOnly, Findings findings) {
		this.value = value;
		this.json = json;
		this.readOnly = readOnly;
		this.findings = findings;
	}

	/**
	 * The record.
	 * @throws ApiException InvalidRequest with every finding
	 */
	public T value() {
		this.findings.throwIfAny();
		return this.value;
	}

	/**
	 * The record, after further rules had their say; all findings come at once. The rules
	 * must bear fields that are null although they are required.
	 * @throws ApiException InvalidRequest with every finding
	 */
	public T value(BiConsumer<T, Findings> rules) {
		if (this.value != null) {
			rules.accept(this.value, this.findings);
		}
		return value();
	}

	/**
	 * Judges the fields that {@link ReadOnly} names: each must be what a GET returned.
	 * @param name the resource's name from the path, the only one {@code name} may have;
	 * or null
	 * @param current the representation that a GET returns now, as JSON; or null when
	 * there is none
	 */
	public Submitted<T> readOnly(String name, JsonNode current) {
		this.readOnly.forEach((field, sent) -> {
			String target = JsonPath.field(JsonPath.ROOT, field);
			if (field.equals("name") && name != null) {
				this.findings.require(sent.isString() && sent.asString().equals(name), ErrorCode.NameMismatch, target,
						"The body's name is not '" + name + "', the name in the path.");
			}
			else {
				this.findings.require(current != null && sent.equals(current.get(field)), ErrorCode.ReadOnlyField,
						target, "'" + field + "' is written by the service only.");
			}
		});
		return this;
	}

	/**
	 * The whole body as it was sent, for {@link RequestFingerprint}.
	 */
	public JsonNode json() {
		return this.json;
	}

}
