/**
 * The HTTP contract every resource shares: errors, paging, conditional requests,
 * idempotency and the API version.
 */
package com.promptservice.controlplane.api;
