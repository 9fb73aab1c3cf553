package com.promptservice.controlplane.simulator.insights;

import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.promptservice.controlplane.simulator.core.ArmException;

/**
 * The filter of a query for metrics: it picks values of dimensions, and splits the answer
 * by every dimension that it names.
 *
 * @param wanted the wanted values of each dimension in lower case; "*" for all
 */
record DimensionFilter(Map<String, Set<String>> wanted) {

	private static final Pattern CLAUSE = Pattern.compile("(\\w+)\\s+eq\\s+'([^']*)'", Pattern.CASE_INSENSITIVE);

	private static final Set<String> KNOWN = Set.of("backendipaddress", "backendport", "frontendport", "protocoltype");

	static DimensionFilter parse(String filter) {
		Map<String, Set<String>> wanted = new TreeMap<>();
		Matcher clauses = CLAUSE.matcher((filter == null) ? "" : filter);
		while (clauses.find()) {
			String dimension = clauses.group(1).toLowerCase(Locale.ROOT);
			if (!KNOWN.contains(dimension)) {
				throw ArmException.provider(400, "BadRequest",
						"Metric: DipAvailability does not support requested dimension combination: " + dimension + ".");
			}
			wanted.computeIfAbsent(dimension, (name) -> new HashSet<>()).add(clauses.group(2));
		}
		return new DimensionFilter(wanted);
	}

	boolean admits(Map<String, String> dimensions) {
		return dimensions.entrySet().stream().allMatch((dimension) -> {
			Set<String> values = this.wanted.get(dimension.getKey().toLowerCase(Locale.ROOT));
			return values == null || values.contains("*") || values.contains(dimension.getValue());
		});
	}

	/** The dimensions that the answer is split by. */
	Map<String, String> split(Map<String, String> dimensions) {
		Map<String, String> kept = new TreeMap<>(dimensions);
		kept.keySet().removeIf((name) -> !this.wanted.containsKey(name.toLowerCase(Locale.ROOT)));
		return kept;
	}

}
