package com.promptservice.controlplane.api;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Which error code a Bean Validation constraint stands for, and how its violation reads.
 */
final class Constraints {

	private static final Set<String> REQUIRED = Set.of("NotNull", "NotBlank", "NotEmpty");

	private static final Set<String> RANGE = Set.of("Min", "Max", "DecimalMin", "DecimalMax", "Range", "Positive",
			"PositiveOrZero", "Negative", "NegativeOrZero", "Digits");

	private Constraints() {
	}

	static ErrorCode code(String constraint, Map<String, Object> attributes, Object value) {
		if (REQUIRED.contains(constraint)) {
			return ErrorCode.RequiredFieldMissing;
		}
		if (RANGE.contains(constraint)) {
			return ErrorCode.OutOfRange;
		}
		if (constraint.equals("UniqueElements")) {
			return ErrorCode.DuplicateValue;
		}
		boolean tooLong = constraint.equals("Size") && attributes.get("max") instanceof Integer max
				&& size(value) > max;
		return tooLong ? ErrorCode.TooLong : ErrorCode.InvalidFormat;
	}

	static String message(String violation, Object value) {
		String shown = (value instanceof CharSequence || value instanceof Number || value instanceof Boolean)
				? "'" + Texts.shown(value.toString()) + "' " : "";
		return shown + violation;
	}

	private static int size(Object value) {
		return switch (value) {
			case CharSequence text -> text.length();
			case Collection<?> list -> list.size();
			case Map<?, ?> map -> map.size();
			case null, default -> 0;
		};
	}

}
