package com.promptservice.controlplane.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * Documents of an operation what only its handler knows: patterns of path variables, and
 * the headers and list parameters that its argument types stand for.
 */
final class HandlerDocs implements GlobalOperationCustomizer {

	private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+):((?:[^{}]|\\{[^{}]*})*)}");

	private static final Map<String, String> EXAMPLES = Map.of("region", "westus2", "cluster", "kvs-wus2-01", "code",
			"AddressSpaceOverlap");

	@Override
	public Operation customize(Operation operation, HandlerMethod handler) {
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
		if (mapping == null || !RouteContract.of(handler).versioned()) {
			return operation;
		}
		List<Parameter> parameters = new ArrayList<>();
		parameters.add(DocumentParts.parameter(ApiVersion.PARAMETER));
		if (operation.getParameters() != null) {
			operation.getParameters()
				.stream()
				.filter((parameter) -> !ApiVersion.PARAMETER.equals(parameter.getName()))
				.forEach(parameters::add);
		}
		describeVariables(parameters, String.join(" ", mapping.path()));
		for (MethodParameter argument : handler.getMethodParameters()) {
			if (argument.getParameterType() == ListQuery.class) {
				parameters.addAll(listParameters(argument.getParameterAnnotation(FilterOn.class)));
			}
			if (argument.getParameterType() == ApiRequest.class && !isListOrStream(handler)) {
				parameters.addAll(headers(mapping.method()));
			}
		}
		parameters.add(DocumentParts.parameter(ClientRequestId.HEADER));
		if (handler.hasMethodAnnotation(Immediate.class)) {
			operation.addExtension(ResponseDocs.IMMEDIATE, true);
		}
		return operation.parameters(parameters);
	}

	private static boolean isListOrStream(HandlerMethod handler) {
		return RouteContract.of(handler).produces().contains(MediaType.TEXT_EVENT_STREAM)
				|| Stream.of(handler.getMethodParameters())
					.anyMatch((argument) -> argument.getParameterType() == ListQuery.class);
	}

	private static List<Parameter> headers(RequestMethod[] methods) {
		boolean reads = List.of(methods).contains(RequestMethod.GET);
		return (reads ? Stream.of("if-match", "if-none-match")
				: Stream.of(ApiRequest.OPERATION_ID, "if-match", "if-none-match"))
			.map(DocumentParts::parameter)
			.toList();
	}

	private static List<Parameter> listParameters(FilterOn filterOn) {
		List<Parameter> parameters = new ArrayList<>();
		parameters.add(DocumentParts.parameter(ListQuery.MAX_PAGE_SIZE));
		parameters.add(DocumentParts.parameter(ListQuery.CONTINUATION));
		if (filterOn != null) {
			String fields = String.join(", ", filterOn.value());
			parameters.add(new Parameter().in("query")
				.name(ListQuery.FILTER)
				.description("Which items to list, by eq, ne, and, or and parentheses on: " + fields)
				.schema(DocumentParts.text(FilterParser.MAX_LENGTH)));
		}
		return parameters;
	}

	private static void describeVariables(List<Parameter> parameters, String path) {
		Matcher matcher = VARIABLE.matcher(path);
		while (matcher.find()) {
			String name = matcher.group(1);
			String pattern = "^" + matcher.group(2) + "$";
			parameters.stream()
				.filter((parameter) -> "path".equals(parameter.getIn()) && name.equals(parameter.getName()))
				.forEach((parameter) -> describe(parameter, name, pattern));
		}
	}

	private static void describe(Parameter parameter, String name, String pattern) {
		// A schema of its own: springdoc lets parameters of one type share theirs.
		parameter.setSchema(DocumentParts.text(null, pattern));
		if (parameter.getDescription() == null) {
			parameter.setDescription(name.equals("id") ? "The id, as the service gave it" : "The " + name + "'s name");
		}
		if (parameter.getExample() == null && EXAMPLES.containsKey(name)) {
			parameter.setExample(EXAMPLES.get(name));
		}
	}

}
