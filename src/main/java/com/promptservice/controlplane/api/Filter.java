package com.promptservice.controlplane.api;

import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Function;

/**
 * A filter expression such as
 * {@code status eq 'Running' and (kind eq 'RegionDelete' or region ne 'westus2')}:
 * {@code eq}, {@code ne}, {@code and}, {@code or} and parentheses on named fields.
 */
public sealed interface Filter {

	/**
	 * The filter that everything passes.
	 */
	Filter ALL = new All();

	/**
	 * Reads an expression.
	 * @param fields the names that it may use
	 * @throws ApiException InvalidFilter, naming the place and the fields
	 */
	static Filter parse(String expression, Set<String> fields) {
		return new FilterParser(expression, fields).parse();
	}

	/**
	 * Whether something passes.
	 * @param fields gives a field's value by its name: a text, number, boolean, enum, or
	 * null
	 */
	boolean matches(Function<String, Object> fields);

	/**
	 * Passes everything.
	 */
	record All() implements Filter {

		@Override
		public boolean matches(Function<String, Object> fields) {
			return true;
		}

	}

	/**
	 * Both sides must pass.
	 */
	record And(Filter left, Filter right) implements Filter {

		@Override
		public boolean matches(Function<String, Object> fields) {
			return this.left.matches(fields) && this.right.matches(fields);
		}

	}

	/**
	 * One side must pass.
	 */
	record Or(Filter left, Filter right) implements Filter {

		@Override
		public boolean matches(Function<String, Object> fields) {
			return this.left.matches(fields) || this.right.matches(fields);
		}

	}

	/**
	 * A field equals a literal, or does not. A field without a value equals nothing.
	 */
	record Comparison(String field, boolean equal, Object literal) implements Filter {

		@Override
		public boolean matches(Function<String, Object> fields) {
			return this.equal == same(fields.apply(this.field));
		}

		private boolean same(Object value) {
			return switch (this.literal) {
				case BigDecimal number ->
					value instanceof Number other && number.compareTo(new BigDecimal(other.toString())) == 0;
				case Boolean bool -> bool.equals(value);
				default -> (value instanceof CharSequence || value instanceof Enum<?>)
						&& this.literal.equals(value.toString());
			};
		}

	}

}
