package com.promptservice.controlplane.faults;

import java.util.Map;

/**
 * What undisturbed worlds look like.
 *
 * @param region the region's resources as the plain request wants them
 * @param regionOther the same for the request with other tags
 * @param foreign everything else, at each start
 */
record Baseline(Map<String, String> region, Map<String, String> regionOther,
		Map<Scenario.Start, Map<String, String>> foreign) {
}
