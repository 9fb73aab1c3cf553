package com.promptservice.controlplane.simulator.compute;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a virtual machine's size says.
 *
 * @param name the name, such as Standard_D2s_v5
 * @param cores the virtual processors
 * @param family the family that quota is counted for, such as standardDSv5Family
 */
public record VmSize(String name, int cores, String family) {

	private static final Pattern NAME = Pattern.compile("Standard_([A-Z]+)(\\d+)(?:-\\d+)?([a-z]*)(?:_v(\\d+))?");

	/** Reads a name; null when it is none. */
	public static VmSize parse(String name) {
		Matcher parts = NAME.matcher(name);
		if (!parts.matches()) {
			return null;
		}
		String features = parts.group(3).toUpperCase(Locale.ROOT);
		String version = (parts.group(4) == null) ? "" : "v" + parts.group(4);
		// sizes that have a host for themselves are counted apart
		String isolated = features.contains("I") ? "X" : "";
		return new VmSize(name, Integer.parseInt(parts.group(2)),
				"standard" + isolated + parts.group(1) + features + version + "Family");
	}

}
