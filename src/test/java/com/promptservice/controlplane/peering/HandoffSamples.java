package com.promptservice.controlplane.peering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Handoffs for tests: ordinary ones, and ones made of what no validation lets through.
 */
final class HandoffSamples {

	private static final String SUBSCRIPTION = "22222222-2222-2222-2222-222222222222";

	private static final String SERVICE = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/azureprompt_dp/providers/Microsoft.Network/virtualNetworks/kvstore-vnet-westus2";

	/** Each would break out of some language's quotes or comments. */
	private static final List<String> HOSTILE = List.of("'; touch CANARY; '", "$(touch CANARY)", "`touch CANARY`",
			"\"; touch CANARY; \"", "a\ntouch CANARY\n#", "${env:CANARY}", "%{ if true }x%{ endif }",
			"\u2019; New-Item CANARY; \u2018", "\\", "\\'", "'''", "*/ x /*", "]]> <script>x</script>", "```\nx",
			"| a | b |\n[x](javascript:x) ![y](z)", "@description('x')", "{{networkName}}", "\u202Etxt.\0", "#>x<#",
			"\u2028touch CANARY");

	private HandoffSamples() {
	}

	/**
	 * Ordinary facts.
	 */
	static HandoffFacts tame(boolean crossTenant, boolean delegated) {
		String id = "/subscriptions/" + SUBSCRIPTION
				+ "/resourceGroups/customer-rg/providers/Microsoft.Network/virtualNetworks/customer-vnet";
		return new HandoffFacts("westus2.01938a5c-0000-7000-8000-000000000001", "westus2", VirtualNetworkId.of(id),
				"peer-to-kvstore-vnet-westus2-0a1b2c3d", "11111111-1111-1111-1111-111111111111", crossTenant, delegated,
				List.of("10.1.0.0/16"), SERVICE, "10.0.0.0/16", "10.0.0.4", List.of(8085, 8086),
				"https://kvstore.example/peerings/1?api-version=2026-11-01",
				"https://kvstore.example/peerings/1:diagnose?api-version=2026-11-01");
	}

	/**
	 * Facts of hostile text in every place that holds a text.
	 */
	static HandoffFacts hostile(String text) {
		return new HandoffFacts(text, text, new VirtualNetworkId(text, text, text, text), text, text, true, false,
				List.of(text), text, text, text, List.of(8085, 8086), text, text);
	}

	static List<String> hostileTexts() {
		return HOSTILE;
	}

	/**
	 * Writes every handoff in every language into a folder, as
	 * {@code <sample>.<language's
	 * file name>}.
	 */
	static void write(Path folder) throws IOException {
		Files.createDirectories(folder);
		Map<String, HandoffFacts> samples = new LinkedHashMap<>();
		samples.put("tame", tame(true, false));
		samples.put("own-tenant", tame(false, false));
		samples.put("delegated", tame(true, true));
		samples.put("own-tenant-delegated", tame(false, true));
		for (int i = 0; i < HOSTILE.size(); i++) {
			samples.put("hostile-" + i, hostile(HOSTILE.get(i)));
		}
		for (Map.Entry<String, HandoffFacts> sample : samples.entrySet()) {
			for (HandoffFormat format : HandoffFormat.values()) {
				String name = sample.getKey() + "." + format.template();
				Files.writeString(folder.resolve(name), Handoff.of(sample.getValue(), format));
			}
		}
	}

}
