package com.promptservice.controlplane.api;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads filter expressions by recursive descent; {@code and} binds tighter than
 * {@code or}.
 */
final class FilterParser {

	static final int MAX_LENGTH = 1000;

	private static final int MAX_DEPTH = 10;

	private static final int MAX_COMPARISONS = 30;

	private static final Pattern TOKEN = Pattern.compile(
			"\\G\\s*(?:(?<word>[A-Za-z][A-Za-z0-9_./]*)|(?<text>'(?:[^']|'')*')|(?<number>-?\\d{1,18}(?:\\.\\d{1,18})?)"
					+ "(?![A-Za-z0-9_.])|(?<paren>[()]))");

	private final String expression;

	private final Set<String> fields;

	private final Matcher matcher;

	private int position;

	private int comparisons;

	private String kind;

	private String token;

	FilterParser(String expression, Set<String> fields) {
		this.expression = expression;
		this.fields = fields;
		this.matcher = TOKEN.matcher(expression);
	}

	Filter parse() {
		if (this.expression.length() > MAX_LENGTH) {
			throw invalid("is longer than " + MAX_LENGTH + " characters");
		}
		next();
		Filter filter = or(0);
		if (this.kind != null) {
			throw unexpected("the end");
		}
		return filter;
	}

	private Filter or(int depth) {
		Filter left = and(depth);
		while (isWord("or")) {
			next();
			left = new Filter.Or(left, and(depth));
		}
		return left;
	}

	private Filter and(int depth) {
		Filter left = operand(depth);
		while (isWord("and")) {
			next();
			left = new Filter.And(left, operand(depth));
		}
		return left;
	}

	private Filter operand(int depth) {
		if (!"(".equals(this.token)) {
			return comparison();
		}
		if (depth >= MAX_DEPTH) {
			throw invalid("nests parentheses deeper than " + MAX_DEPTH);
		}
		next();
		Filter inner = or(depth + 1);
		if (!")".equals(this.token)) {
			throw unexpected("')'");
		}
		next();
		return inner;
	}

	private Filter comparison() {
		if (++this.comparisons > MAX_COMPARISONS) {
			throw invalid("has more than " + MAX_COMPARISONS + " comparisons");
		}
		if (!"word".equals(this.kind) || !this.fields.contains(this.token)) {
			throw unexpected("a field");
		}
		String field = this.token;
		next();
		if (!isWord("eq") && !isWord("ne")) {
			throw unexpected("eq or ne");
		}
		boolean equal = isWord("eq");
		next();
		Object literal = literal();
		next();
		return new Filter.Comparison(field, equal, literal);
	}

	private Object literal() {
		if ("text".equals(this.kind)) {
			return this.token.substring(1, this.token.length() - 1).replace("''", "'");
		}
		if ("number".equals(this.kind)) {
			return new BigDecimal(this.token);
		}
		if (isWord("true") || isWord("false")) {
			return isWord("true");
		}
		throw unexpected("a text in single quotes, a number, true or false");
	}

	private boolean isWord(String word) {
		return "word".equals(this.kind) && word.equals(this.token);
	}

	private void next() {
		if (this.expression.substring(this.position).isBlank()) {
			this.kind = null;
			this.token = null;
			this.position = this.expression.length();
			return;
		}
		if (!this.matcher.find()) {
			throw unexpected("a field, an operator or a value");
		}
		this.position = this.matcher.end();
		for (String group : new String[] { "word", "text", "number", "paren" }) {
			if (this.matcher.group(group) != null) {
				this.kind = group;
				this.token = this.matcher.group(group);
			}
		}
	}

	private ApiException unexpected(String wanted) {
		int at = (this.token != null) ? this.position - this.token.length() : this.position;
		return invalid("needs " + wanted + " at character " + (at + 1));
	}

	private ApiException invalid(String what) {
		String message = "The filter " + what + ". Fields: " + String.join(", ", new TreeSet<>(this.fields)) + ".";
		return new ApiException(ErrorCode.InvalidFilter,
				ApiError.of(ErrorCode.InvalidFilter, message).withTarget("query:filter"), Map.of());
	}

}
