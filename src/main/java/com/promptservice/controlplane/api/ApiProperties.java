package com.promptservice.controlplane.api;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of requests beyond those that the server itself knows.
 *
 * @param maxBodySize largest body that is read
 * @param bodyDeadline how long a body may take to arrive as a whole
 * @param maxUrlLength longest URL, in characters
 * @param maxListLength most elements of a list in a body
 * @param continuationKey what continuation tokens are signed with; the same on every
 * replica. By default made from the public base URL: a token grants nothing, its
 * signature only tells a token of ours from a made-up one.
 */
@ConfigurationProperties("control-plane.api")
record ApiProperties(@DefaultValue("64KB") DataSize maxBodySize, @DefaultValue("10s") Duration bodyDeadline,
		@DefaultValue("2083") int maxUrlLength, @DefaultValue("64") int maxListLength, String continuationKey) {
}
