package com.promptservice.controlplane.simulator.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.promptservice.controlplane.simulator.core.ArmException;
import com.promptservice.controlplane.simulator.core.Json;
import com.promptservice.controlplane.simulator.core.Resource;

/**
 * The {@code $filter} of lists across types: comparisons of names, types, regions, groups
 * and tags, joined by "and" and, with less weight, "or".
 */
final class ResourceFilter {

	private static final Pattern COMPARISON = Pattern.compile("\\s*(\\w+)\\s+(eq|ne)\\s+'((?:[^']|'')*)'\\s*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern PART = Pattern.compile("\\s*substringof\\('((?:[^']|'')*)'\\s*,\\s*(\\w+)\\)\\s*",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern START = Pattern.compile("\\s*startswith\\((\\w+)\\s*,\\s*'((?:[^']|'')*)'\\)\\s*",
			Pattern.CASE_INSENSITIVE);

	// never inside a quoted text: an even number of quotes has to follow
	private static final String OUTSIDE_QUOTES = "(?=(?:[^']*'[^']*')*[^']*$)";

	private ResourceFilter() {
	}

	/**
	 * What a filter lets through; all when there is none, and a malformed one is refused.
	 */
	static Predicate<Resource> of(String filter) {
		if (filter == null || filter.isBlank()) {
			return (resource) -> true;
		}
		List<Predicate<Resource>> choices = new ArrayList<>();
		for (String choice : filter.split("(?i)\\s+or\\s+" + OUTSIDE_QUOTES)) {
			Predicate<Resource> all = (resource) -> true;
			String[] tag = new String[1];
			for (String clause : choice.split("(?i)\\s+and\\s+" + OUTSIDE_QUOTES)) {
				all = all.and(clause(clause, filter, tag));
			}
			choices.add(all);
		}
		return (resource) -> choices.stream().anyMatch((choice) -> choice.test(resource));
	}

	private static Predicate<Resource> clause(String clause, String filter, String[] tag) {
		Matcher comparison = COMPARISON.matcher(clause);
		if (comparison.matches()) {
			boolean equal = comparison.group(2).equalsIgnoreCase("eq");
			Predicate<Resource> same = same(comparison.group(1), unquoted(comparison.group(3)), filter, tag);
			return equal ? same : same.negate();
		}
		Matcher part = PART.matcher(clause);
		if (part.matches()) {
			String wanted = unquoted(part.group(1)).toLowerCase(Locale.ROOT);
			Function<Resource, String> text = text(part.group(2), filter);
			return (resource) -> text.apply(resource).toLowerCase(Locale.ROOT).contains(wanted);
		}
		Matcher start = START.matcher(clause);
		if (start.matches()) {
			String wanted = unquoted(start.group(2));
			if (start.group(1).equalsIgnoreCase("tagName")) {
				return (resource) -> resource.tags() != null
						&& resource.tags().propertyNames().stream().anyMatch((name) -> name.startsWith(wanted));
			}
			Function<Resource, String> text = text(start.group(1), filter);
			return (resource) -> text.apply(resource).regionMatches(true, 0, wanted, 0, wanted.length());
		}
		throw invalid(filter);
	}

	private static Predicate<Resource> same(String field, String value, String filter, String[] tag) {
		if (field.equalsIgnoreCase("tagName")) {
			tag[0] = value;
			return (resource) -> resource.tags() != null && resource.tags().has(value);
		}
		if (field.equalsIgnoreCase("tagValue")) {
			String name = tag[0];
			if (name == null) {
				throw invalid(filter);
			}
			return (resource) -> value.equals(Json.text(resource.tags(), name));
		}
		Function<Resource, String> text = text(field, filter);
		return (resource) -> text.apply(resource).equalsIgnoreCase(value);
	}

	private static Function<Resource, String> text(String field, String filter) {
		return switch (field.toLowerCase(Locale.ROOT)) {
			case "name" -> Resource::name;
			case "resourcetype" -> Resource::type;
			case "location" -> (resource) -> String.valueOf(resource.location());
			case "resourcegroup" -> (resource) -> group(resource.id());
			default -> throw invalid(filter);
		};
	}

	private static String group(String id) {
		String[] segments = id.split("/", 6);
		return (segments.length > 4) ? segments[4] : "";
	}

	private static String unquoted(String text) {
		return text.replace("''", "'");
	}

	private static ArmException invalid(String filter) {
		return ArmException.gateway(400, "InvalidFilterInQueryString",
				"Invalid $filter '" + filter + "' specified in the query string.");
	}

}
