package com.promptservice.controlplane.customer;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of customers.
 *
 * @param claimGrace how long a tenant or subscription stays claimed for a customer that
 * never came to be
 * @param maxPerRegion how many customers a region holds: each has a storage account, of
 * which Azure allows 250 in a region and subscription, 500 by request
 */
@ConfigurationProperties("control-plane.customer")
record CustomerProperties(@DefaultValue("5m") Duration claimGrace, @DefaultValue("249") int maxPerRegion) {
}
