package com.promptservice.controlplane.azure;

/**
 * What became of a resource that was to be removed.
 *
 * @param leftAlone true when it was left as it is since it is not ours or still in use by
 * others
 * @param note one sentence for people, or null when there is nothing to say
 */
public record Removed(String id, boolean leftAlone, String note) {
}
