package com.promptservice.controlplane.peering;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARM id of a virtual network, taken apart by Azure's rules for each of its names;
 * nothing else passes: no child, no escape, no dots for a parent, no control character.
 *
 * @param text the id as it was given
 */
record VirtualNetworkId(String text, String subscriptionId, String resourceGroup, String name) {

	/** No id that Azure gives out is longer. */
	static final int LONGEST = 512;

	private static final Pattern FORM = Pattern.compile(
			"(?i)/subscriptions/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/resourceGroups/([A-Za-z0-9_().-]{0,89}[A-Za-z0-9_()-])"
					+ "/providers/Microsoft\\.Network/virtualNetworks/([A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_])");

	/**
	 * The id, when the text is one.
	 */
	static Optional<VirtualNetworkId> parse(String text) {
		if (text == null || text.length() > LONGEST) {
			return Optional.empty();
		}
		Matcher matcher = FORM.matcher(text);
		return matcher.matches() ? Optional.of(new VirtualNetworkId(text, matcher.group(1).toLowerCase(Locale.ROOT),
				matcher.group(2), matcher.group(3))) : Optional.empty();
	}

	/**
	 * The id.
	 * @throws IllegalArgumentException when the text is none
	 */
	static VirtualNetworkId of(String text) {
		return parse(text)
			.orElseThrow(() -> new IllegalArgumentException("'" + text + "' is not the id of a virtual network"));
	}

	/**
	 * The one spelling of the id, since Azure does not tell cases apart.
	 */
	String key() {
		return this.text.toLowerCase(Locale.ROOT);
	}

}
