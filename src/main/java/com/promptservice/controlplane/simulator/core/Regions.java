package com.promptservice.controlplane.simulator.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The regions that the simulator lists; it takes any other name just as well.
 */
public final class Regions {

	private static final Map<String, String> DISPLAYED = new TreeMap<>(Map.ofEntries(Map.entry("westus", "West US"),
			Map.entry("westus2", "West US 2"), Map.entry("westus3", "West US 3"), Map.entry("centralus", "Central US"),
			Map.entry("eastus", "East US"), Map.entry("eastus2", "East US 2"),
			Map.entry("southcentralus", "South Central US"), Map.entry("northeurope", "North Europe"),
			Map.entry("westeurope", "West Europe"), Map.entry("uksouth", "UK South"),
			Map.entry("southeastasia", "Southeast Asia"), Map.entry("australiaeast", "Australia East")));

	private Regions() {
	}

	/** The names in Azure's short form. */
	public static List<String> names() {
		return List.copyOf(DISPLAYED.keySet());
	}

	/** A name as people read it. */
	public static String displayed(String name) {
		return DISPLAYED.getOrDefault(name, name);
	}

	/** The short form of a name in either form. */
	public static String shortName(String name) {
		return name.replace(" ", "").toLowerCase(Locale.ROOT);
	}

}
