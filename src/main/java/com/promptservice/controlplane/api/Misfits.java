package com.promptservice.controlplane.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * What a field wanted instead of what it got, in the words of JSON and never of Java.
 */
final class Misfits {

	private Misfits() {
	}

	static String describe(JacksonException ex) {
		Class<?> wanted = (ex instanceof MismatchedInputException mismatch) ? mismatch.getTargetType() : null;
		return "The value must be " + ((wanted != null) ? kind(wanted) : "of the documented form") + ".";
	}

	private static String kind(Class<?> type) {
		if (type.isEnum()) {
			return "one of "
					+ Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
		}
		if (CharSequence.class.isAssignableFrom(type)) {
			return "a text";
		}
		if (type == Boolean.class || type == boolean.class) {
			return "true or false";
		}
		if (type == Double.class || type == double.class || type == java.math.BigDecimal.class) {
			return "a number";
		}
		if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
			return "a whole number";
		}
		if (Collection.class.isAssignableFrom(type) || type.isArray()) {
			return "a list";
		}
		boolean object = type.isRecord() || Map.class.isAssignableFrom(type);
		return object ? "an object" : "of the documented form";
	}

}
