package com.promptservice.controlplane.region;

import com.promptservice.controlplane.api.ErrorCode;
import com.promptservice.controlplane.api.Findings;

/**
 * Collects what is wrong with a wanted region, or something in one, under the paths of
 * its fields; of each field only the first finding.
 */
public record RegionFindings(Findings findings) {

	private static final int SHOWN = 80;

	/**
	 * Adds a finding.
	 * @param field path of the field in the body, such as {@code network.vnetName}
	 */
	public void add(ErrorCode code, String field, String message) {
		String target = "$." + field;
		if (!this.findings.has(target)) {
			this.findings.add(code, target, message);
		}
	}

	/**
	 * Whether the field has a value; a finding when it has none.
	 */
	public boolean has(Object value, String field, String whyNoDefault) {
		if (value == null) {
			add(ErrorCode.RequiredFieldMissing, field, "'" + field + "' is missing" + whyNoDefault);
		}
		return value != null;
	}

	/**
	 * A client's text, fit for a message: quoted, shortened, without control characters.
	 */
	public static String shown(String text) {
		String printable = text.replaceAll("\\p{C}", "?");
		return "'" + ((printable.length() > SHOWN) ? printable.substring(0, SHOWN) + "..." : printable) + "'";
	}

}
