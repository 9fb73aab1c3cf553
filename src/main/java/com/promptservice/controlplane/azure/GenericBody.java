package com.promptservice.controlplane.azure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.azure.resourcemanager.resources.fluent.models.GenericResourceInner;

/**
 * The properties of a resource that the SDK has no type for.
 */
final class GenericBody {

	private final Map<String, Object> properties;

	private GenericBody(Map<String, Object> properties) {
		this.properties = properties;
	}

	static GenericBody of(Map<String, Object> properties) {
		return new GenericBody(new LinkedHashMap<>(properties));
	}

	/**
	 * What Azure showed, ready to be changed.
	 */
	static GenericBody of(GenericResourceInner resource) {
		Map<String, Object> copy = new LinkedHashMap<>();
		if (resource.properties() instanceof Map<?, ?> map) {
			map.forEach((name, value) -> copy.put(String.valueOf(name), value));
		}
		return new GenericBody(copy);
	}

	Map<String, Object> properties() {
		return this.properties;
	}

	/**
	 * Takes out what only Azure writes, and texts that say nothing.
	 */
	GenericBody without(Set<String> readOnly) {
		this.properties.keySet().removeAll(readOnly);
		this.properties.values().removeIf((value) -> value == null || "".equals(value));
		return this;
	}

	GenericBody with(Map<String, Object> wanted) {
		this.properties.putAll(wanted);
		return this;
	}

	/**
	 * A text, or null.
	 */
	String text(String name) {
		return (this.properties.get(name) instanceof String text) ? text : null;
	}

	boolean flag(String name) {
		return Boolean.TRUE.equals(this.properties.get(name));
	}

	int number(String name, int otherwise) {
		return (this.properties.get(name) instanceof Number number) ? number.intValue() : otherwise;
	}

	/**
	 * A list of texts; empty when there is none.
	 */
	List<String> texts(String name) {
		List<String> texts = new ArrayList<>();
		if (this.properties.get(name) instanceof List<?> list) {
			list.forEach((item) -> texts.add(String.valueOf(item)));
		}
		return texts;
	}

	/**
	 * A list of objects; empty when there is none.
	 */
	List<GenericBody> objects(String name) {
		List<GenericBody> objects = new ArrayList<>();
		if (this.properties.get(name) instanceof List<?> list) {
			list.forEach((item) -> objects.add(object(item)));
		}
		return objects;
	}

	GenericBody object(String name) {
		return object(this.properties.get(name));
	}

	private static GenericBody object(Object value) {
		Map<String, Object> copy = new LinkedHashMap<>();
		if (value instanceof Map<?, ?> map) {
			map.forEach((name, inner) -> copy.put(String.valueOf(name), inner));
		}
		return new GenericBody(copy);
	}

}
