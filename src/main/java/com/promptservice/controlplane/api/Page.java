package com.promptservice.controlplane.api;

import java.util.List;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One page of a list.
 *
 * @param nextLink absolute URL of the next page, or null on the last one
 */
public record Page<T>(
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "The items of this page") List<T> value,
		@Schema(format = "uri", description = "The next page; absent on the last one") String nextLink) {

	public Page {
		value = List.copyOf(value);
	}

}
