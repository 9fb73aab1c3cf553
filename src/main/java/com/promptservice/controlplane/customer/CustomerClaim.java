package com.promptservice.controlplane.customer;

import java.time.Instant;

/**
 * Says to which customer a tenant or subscription belongs.
 *
 * @param kind {@value #TENANT} or {@value #SUBSCRIPTION}
 * @param id a GUID in lower case
 */
record CustomerClaim(String kind, String id, String customer, Instant claimedAt) {

	static final String TENANT = "tenant";

	static final String SUBSCRIPTION = "subscription";

}
