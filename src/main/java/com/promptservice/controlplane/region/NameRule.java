package com.promptservice.controlplane.region;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Azure's rules for the names of a region's resources.
 */
enum NameRule {

	RESOURCE_GROUP(1, 90, "[\\p{L}\\p{N}_\\-.()]*[\\p{L}\\p{N}_\\-()]",
			"letters, digits and _ - . ( ), not ending in a dot"),

	VIRTUAL_NETWORK(2, 64, "[A-Za-z0-9][\\w.-]*\\w",
			"letters, digits and _ - . , starting with a letter or digit and ending in one or _"),

	NETWORK_PART(1, 80, "[A-Za-z0-9]([\\w.-]*\\w)?",
			"letters, digits and _ - . , starting with a letter or digit and ending in one or _"),

	IDENTITY(3, 128, "[A-Za-z0-9][\\w-]*", "letters, digits and _ - , starting with a letter or digit"),

	KEY_VAULT(3, 24, "[A-Za-z](?!.*--)[A-Za-z0-9-]*[A-Za-z0-9]",
			"letters, digits and single hyphens, starting with a letter and ending in a letter or digit"),

	STORAGE_ACCOUNT(3, 24, "[a-z0-9]*", "lower-case letters and digits"),

	LOCATION(3, 30, "[a-z0-9]*", "lower-case letters and digits, as in westus2");

	/** Azure gives these subnets a meaning of its own. */
	private static final Set<String> RESERVED_SUBNETS = Set.of("gatewaysubnet", "azurefirewallsubnet",
			"azurefirewallmanagementsubnet", "azurebastionsubnet", "routeserversubnet");

	private static final List<String> TRADEMARKS = List.of("microsoft", "windows");

	private final int shortest;

	private final int longest;

	private final Pattern pattern;

	private final String words;

	NameRule(int shortest, int longest, String pattern, String words) {
		this.shortest = shortest;
		this.longest = longest;
		this.pattern = Pattern.compile(pattern);
		this.words = words;
	}

	boolean admits(String name) {
		return name.length() >= this.shortest && !isTooLong(name) && this.pattern.matcher(name).matches();
	}

	boolean isTooLong(String name) {
		return name.length() > this.longest;
	}

	/**
	 * The rule as a sentence's end: "must be ...".
	 */
	String words() {
		return this.shortest + "-" + this.longest + " characters: " + this.words;
	}

	static boolean isReservedSubnet(String name) {
		return RESERVED_SUBNETS.contains(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Whether Azure refuses the name for a resource with a public address.
	 */
	static boolean isReservedPublicName(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return TRADEMARKS.stream().anyMatch(lower::contains) || lower.startsWith("login") || lower.startsWith("xbox");
	}

}
