package com.promptservice.controlplane.api;

import java.util.List;
import java.util.Map;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

@ReadOnly({ "id", "name", "etag", "provisioningState" })
record SampleRequest(@NotNull @Pattern(regexp = "[a-z]+", message = "must be lower-case letters") String colour,
		@Min(1) @Max(100) Integer count, Double weight, Boolean shiny, Shape shape, @Valid Inner inner,
		@Size(max = 3) List<String> parts, Map<String, String> tags, String cidr) {

	enum Shape {

		Round, Square

	}

	record Inner(@NotNull @Size(min = 2, max = 10) String label, List<Integer> numbers) {
	}

}
