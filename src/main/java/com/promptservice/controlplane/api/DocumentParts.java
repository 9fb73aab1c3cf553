package com.promptservice.controlplane.api;

import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;

/**
 * What operations of the API document share by reference: parameters, headers and the
 * error answers.
 */
final class DocumentParts {

	private static final String HEADERS = "#/components/headers/";

	private static final Map<String, Supplier<Header>> ALL_HEADERS = Map.ofEntries(
			header("x-ms-request-id", "The id of this request, for logs and support", text("uuid", null)),
			header("x-ms-error-code", "The error's code, as in the body", text(null, "^[A-Za-z]+$")),
			header("ETag", "The version of the representation, for if-match and if-none-match", text(null, null)),
			header("operation-location", "Where to watch the operation that this write started", text("uri", null)),
			header("operation-id", "The id of the operation that this write started", text(null, null)),
			header("Location", "Where the new resource is", text("uri", null)),
			header("retry-after", "Whole seconds to wait before asking again", number(1, 3600)));

	private DocumentParts() {
	}

	static Components components() {
		Components components = new Components();
		ALL_HEADERS.forEach((name, header) -> components.addHeaders(name, header.get()));
		parameters().forEach((parameter) -> components.addParameters(parameter.getName(), parameter));
		ModelConverters.getInstance(true)
			.readAll(ErrorEnvelope.class)
			.forEach((name, schema) -> components.addSchemas(name, schema));
		components.addResponses("Error", error("Any error; the code says which, /errors/{code} what to do"));
		components.addResponses("TooManyRequests", error("The caller sends requests faster than its limit")
			.addHeaderObject("retry-after", reference("retry-after")));
		return components;
	}

	static Header reference(String header) {
		return new Header().$ref(HEADERS + header);
	}

	static Parameter parameter(String name) {
		return new Parameter().$ref("#/components/parameters/" + name);
	}

	static Schema<?> text(String format, String pattern) {
		Schema<?> schema = new Schema<>();
		schema.setType("string");
		schema.addType("string");
		schema.setFormat(format);
		schema.setPattern(pattern);
		return schema;
	}

	static Schema<?> text(int maxLength) {
		Schema<?> schema = text(null, null);
		schema.setMaxLength(maxLength);
		return schema;
	}

	static Schema<?> number(int minimum, int maximum) {
		Schema<?> schema = new Schema<>();
		schema.setType("integer");
		schema.addType("integer");
		schema.setFormat("int32");
		schema.setMinimum(BigDecimal.valueOf(minimum));
		schema.setMaximum(BigDecimal.valueOf(maximum));
		return schema;
	}

	private static Stream<Parameter> parameters() {
		Schema<?> tags = text(2048);
		Schema<?> size = number(1, ListQuery.MAX_SIZE);
		size.setDefault(ListQuery.DEFAULT_SIZE);
		return Stream.of(
				query(ApiVersion.PARAMETER, "The version of this API", text(null, "^\\d{4}-\\d{2}-\\d{2}(-preview)?$"))
					.required(true)
					.example(ApiVersion.CURRENT),
				query(ListQuery.MAX_PAGE_SIZE, "At most how many items a page has", size),
				query(ListQuery.CONTINUATION, "Where the page begins; only ever taken from nextLink", text(1024)),
				headerParameter(ApiRequest.OPERATION_ID,
						"Makes the write repeatable: the same id with the same request gets the same answer",
						text(null, "^" + ApiPatterns.OPERATION_ID + "$")),
				headerParameter(ClientRequestId.HEADER, "An id of the client's own, echoed on the answer",
						text(null, "^[A-Za-z0-9._-]{1,64}$")),
				headerParameter("if-match", "Go on only if the resource has one of these ETags", tags),
				headerParameter("if-none-match",
						"Go on only if the resource has none of these ETags; * means: does not exist", tags));
	}

	private static Parameter query(String name, String description, Schema<?> schema) {
		return new Parameter().in("query").name(name).description(description).schema(schema);
	}

	private static Parameter headerParameter(String name, String description, Schema<?> schema) {
		return new Parameter().in("header").name(name).description(description).schema(schema);
	}

	private static Map.Entry<String, Supplier<Header>> header(String name, String description, Schema<?> schema) {
		return Map.entry(name, () -> new Header().description(description).schema(schema));
	}

	private static ApiResponse error(String description) {
		Schema<?> envelope = new Schema<>();
		envelope.set$ref("#/components/schemas/ErrorEnvelope");
		return new ApiResponse().description(description)
			.content(new Content().addMediaType("application/json", new MediaType().schema(envelope)))
			.addHeaderObject("x-ms-request-id", reference("x-ms-request-id"))
			.addHeaderObject("x-ms-error-code", reference("x-ms-error-code"));
	}

}
