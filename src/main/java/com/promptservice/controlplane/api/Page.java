package com.promptservice.controlplane.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param nextLink absolute URL of the next page, or null on the last one
 */
public record Page<T>(List<T> value, String nextLink) {

	public Page {
		value = List.copyOf(value);
	}

}
