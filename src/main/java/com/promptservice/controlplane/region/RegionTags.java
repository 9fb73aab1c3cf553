package com.promptservice.controlplane.region;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.promptservice.controlplane.api.ErrorCode;

/**
 * Judges the tags that a region's resources are to carry.
 */
public final class RegionTags {

	/** Azure's 50 less the one that names the owner. */
	private static final int MOST = 49;

	/** Azure allows 512, but only 128 on the storage account. */
	private static final int LONGEST_NAME = 128;

	private static final int LONGEST_VALUE = 256;

	private static final Pattern FORBIDDEN = Pattern.compile("[<>%&\\\\?/\\p{Cntrl}]");

	private static final List<String> RESERVED = List.of("microsoft", "azure", "windows", "kvstore-");

	private RegionTags() {
	}

	/**
	 * Adds what is wrong with the tags.
	 */
	public static void judge(RegionFindings findings, Map<String, String> tags) {
		if (tags.size() > MOST) {
			findings.add(ErrorCode.TooLong, "tags", tags.size() + " tags are more than " + MOST);
			return;
		}
		Set<String> names = new HashSet<>();
		tags.forEach((name, value) -> {
			String field = "tags[" + RegionFindings.shown(name) + "]";
			name(findings, field, name);
			if (!names.add(name.toLowerCase(Locale.ROOT))) {
				findings.add(ErrorCode.DuplicateValue, field,
						"Tag names that differ only in case are the same to Azure");
			}
			if (value.length() > LONGEST_VALUE) {
				findings.add(ErrorCode.TooLong, field, "A tag's value has at most " + LONGEST_VALUE + " characters");
			}
		});
	}

	private static void name(RegionFindings findings, String field, String name) {
		if (name.isBlank() || FORBIDDEN.matcher(name).find()) {
			findings.add(ErrorCode.InvalidFormat, field,
					"A tag's name is not blank and holds no control characters and none of < > % & \\ ? /");
		}
		if (name.length() > LONGEST_NAME) {
			findings.add(ErrorCode.TooLong, field, "A tag's name has at most " + LONGEST_NAME + " characters");
		}
		String lower = name.toLowerCase(Locale.ROOT);
		RESERVED.stream()
			.filter(lower::startsWith)
			.forEach((prefix) -> findings.add(ErrorCode.InvalidFormat, field,
					"Tag names that start with '" + prefix + "' are reserved"));
	}

}
