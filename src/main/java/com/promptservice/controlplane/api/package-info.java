/**
 * The HTTP contract every resource shares: errors, paging, conditional requests,
 * idempotency and the API version.
 *
 * <p>
 * A handler takes what it needs as parameters: {@code @RequestBody Submitted<T>} for a
 * body (all findings at once, read-only fields named by {@code @ReadOnly} on {@code T}),
 * {@link com.promptservice.controlplane.api.ApiRequest} for operation id, preconditions,
 * caller and fingerprint, {@code @FilterOn ListQuery} for a list. It throws
 * {@link com.promptservice.controlplane.api.ApiException}; everything else that goes
 * wrong becomes the same envelope.
 */
package com.promptservice.controlplane.api;
