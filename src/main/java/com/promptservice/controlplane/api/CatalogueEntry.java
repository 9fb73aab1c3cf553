package com.promptservice.controlplane.api;

import java.util.List;

/**
 * One error code, explained.
 *
 * @param code stable name for programs
 * @param status HTTP status of an answer with this code
 * @param meaning what happened
 * @param remediation what to do about it
 * @param actor who must act: Caller, Operator, Customer, Azure or Nobody
 * @param retryable whether the same request can succeed later without a change
 * @param armCodes Azure's own codes that end up as this one
 */
record CatalogueEntry(String code, int status, String meaning, String remediation, String actor, boolean retryable,
		List<String> armCodes) {
}
