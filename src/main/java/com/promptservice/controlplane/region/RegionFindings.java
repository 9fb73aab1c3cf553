package com.promptservice.controlplane.region;

import java.util.ArrayList;
import java.util.List;

import com.promptservice.controlplane.api.ApiError;
import com.promptservice.controlplane.api.ErrorCode;

/**
 * What is wrong with a wanted region, collected so that a client learns of everything at
 * once.
 */
final class RegionFindings {

	private static final int SHOWN = 80;

	private final List<ApiError> findings = new ArrayList<>();

	/**
	 * Adds a finding.
	 * @param field path of the field in the body, such as {@code network.vnetName}
	 */
	void add(ErrorCode code, String field, String message) {
		this.findings.add(ApiError.detail(code, "$." + field, message));
	}

	/**
	 * Whether the field has a value; a finding when it has none.
	 */
	boolean has(Object value, String field, String whyNoDefault) {
		if (value == null) {
			add(ErrorCode.RequiredFieldMissing, field, "'" + field + "' is missing" + whyNoDefault);
		}
		return value != null;
	}

	List<ApiError> all() {
		return List.copyOf(this.findings);
	}

	/**
	 * A client's text, fit for a message: quoted, shortened, without control characters.
	 */
	static String shown(String text) {
		String printable = text.replaceAll("\\p{C}", "?");
		return "'" + ((printable.length() > SHOWN) ? printable.substring(0, SHOWN) + "..." : printable) + "'";
	}

}
