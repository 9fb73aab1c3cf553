package com.promptservice.controlplane.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the audit is kept.
 *
 * @param unknownCallersPerMinute how many refusals of callers without an accepted token
 * are recorded a minute; those beyond are counted in the next record
 */
@ConfigurationProperties("control-plane.audit")
record AuditProperties(@DefaultValue("600") int unknownCallersPerMinute) {
}
