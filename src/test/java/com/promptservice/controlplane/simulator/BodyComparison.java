package com.promptservice.controlplane.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * Looks for what our body has and the real one has not: fields, and values that are not a
 * matter of chance.
 */
final class BodyComparison {

	/** Different each time, or different for each subscription. */
	private static final Set<String> CHANCE = Set.of("etag", "resourceguid", "principalid", "clientid", "tenantid",
			"clusterid", "ipv4address", "clustercertificatethumbprints", "clustercodeversion", "message", "starttime",
			"endtime", "creationtime", "lastenabledtime", "percentcomplete", "createdby", "lastmodifiedby");

	private static final Pattern CHANCES = Pattern
		.compile("[0-9a-f]{8}-[0-9a-f-]{27}|\\d{4}-\\d\\d-\\d\\dT.*|https://\\w+\\.z\\d+\\.web\\..*");

	private final Consumer<String> found;

	private BodyComparison(Consumer<String> found) {
		this.found = found;
	}

	/**
	 * What is different.
	 * @param part whether the real body may have held more elements than ours at the top
	 */
	static List<String> differences(JsonNode real, JsonNode ours, boolean part) {
		List<String> differences = new ArrayList<>();
		BodyComparison comparison = new BodyComparison(differences::add);
		comparison.compare("", "", real, ours);
		comparison.lacking("", real, ours);
		comparison.lacking("properties.", real.path("properties"), ours.path("properties"));
		if (!part && real.has("value") && ours.has("value") && real.get("value").size() != ours.get("value").size()) {
			differences.add("value has " + ours.get("value").size() + " elements, not " + real.get("value").size());
		}
		return differences.stream().distinct().toList();
	}

	private void lacking(String at, JsonNode real, JsonNode ours) {
		real.propertyNames()
			.stream()
			.filter((name) -> !ours.has(name))
			.forEach((name) -> this.found.accept("lacks " + at + name));
	}

	private void compare(String at, String name, JsonNode real, JsonNode ours) {
		if (ours.isObject() && real.isObject()) {
			ours.properties().forEach((field) -> {
				String below = at.isEmpty() ? field.getKey() : at + "." + field.getKey();
				if (real.get(field.getKey()) == null) {
					this.found.accept("field " + below);
				}
				else {
					compare(below, field.getKey(), real.get(field.getKey()), field.getValue());
				}
			});
		}
		else if (ours.isArray() && real.isArray()) {
			elements(at, name, real, ours);
		}
		else if (!real.equals(ours) && !chance(name, real, ours)) {
			this.found.accept("value " + at + " is " + shown(ours) + ", not " + shown(real));
		}
	}

	private static boolean chance(String name, JsonNode real, JsonNode ours) {
		return CHANCE.contains(name.toLowerCase(Locale.ROOT))
				|| CHANCES.matcher(real.asString("")).matches() && CHANCES.matcher(ours.asString("")).matches();
	}

	private void elements(String at, String name, JsonNode real, JsonNode ours) {
		for (int i = 0; i < ours.size(); i++) {
			JsonNode element = ours.get(i);
			JsonNode twin = twin(real, element, i);
			if (twin == null) {
				this.found.accept("element " + at + "[] " + label(element));
			}
			else {
				compare(at + "[]", name, twin, element);
			}
		}
	}

	private static JsonNode twin(JsonNode real, JsonNode element, int place) {
		String label = label(element);
		if (element.isObject() && !label.isEmpty()) {
			return real.valueStream().filter((one) -> label(one).equalsIgnoreCase(label)).findFirst().orElse(null);
		}
		return (place < real.size()) ? real.get(place) : null;
	}

	private static String label(JsonNode element) {
		JsonNode label = element.has("id") ? element.get("id") : element.get("name");
		return (label == null) ? "" : label.asString();
	}

	private static String shown(JsonNode value) {
		String text = value.toString();
		return (text.length() > 120) ? text.substring(0, 120) + "…" : text;
	}

}
