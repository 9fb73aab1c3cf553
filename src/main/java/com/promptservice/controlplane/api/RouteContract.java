package com.promptservice.controlplane.api;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * What one route takes and gives, read from its handler.
 *
 * @param versioned whether the route belongs to the versioned API; the rest does not
 * matter otherwise
 * @param parameters the query parameters it knows
 * @param takesBody whether it reads JSON
 * @param consumes the media types of a body that is no JSON and that the handler reads by
 * itself, within limits of its own; empty when there is none
 * @param produces what it answers with
 */
record RouteContract(boolean versioned, Set<String> parameters, boolean takesBody, List<MediaType> consumes,
		List<MediaType> produces) {

	static boolean isVersioned(Method method) {
		return versioned(AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class),
				AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), RequestMapping.class));
	}

	static RouteContract of(HandlerMethod handler) {
		RequestMapping onMethod = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
		RequestMapping onType = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RequestMapping.class);
		Set<String> parameters = new TreeSet<>(Set.of(ApiVersion.PARAMETER));
		boolean takesBody = false;
		for (MethodParameter parameter : handler.getMethodParameters()) {
			takesBody |= parameter.hasParameterAnnotation(RequestBody.class);
			parameters.addAll(parameters(parameter));
		}
		return new RouteContract(versioned(onMethod, onType), parameters, takesBody,
				(onMethod != null) ? types(onMethod.consumes()) : List.of(), produces(onMethod, onType));
	}

	private static boolean versioned(RequestMapping... mappings) {
		return Stream.of(mappings).anyMatch((mapping) -> mapping != null && !mapping.version().isEmpty());
	}

	private static Set<String> parameters(MethodParameter parameter) {
		RequestParam query = parameter.getParameterAnnotation(RequestParam.class);
		if (query != null) {
			return Set.of(query.name().isEmpty() ? parameter.getParameter().getName() : query.name());
		}
		if (parameter.getParameterType() != ListQuery.class) {
			return Set.of();
		}
		return parameter.hasParameterAnnotation(FilterOn.class)
				? Set.of(ListQuery.MAX_PAGE_SIZE, ListQuery.CONTINUATION, ListQuery.FILTER)
				: Set.of(ListQuery.MAX_PAGE_SIZE, ListQuery.CONTINUATION);
	}

	private static List<MediaType> produces(RequestMapping... mappings) {
		return Stream.of(mappings)
			.filter((mapping) -> mapping != null && mapping.produces().length > 0)
			.findFirst()
			.map((mapping) -> types(mapping.produces()))
			.orElse(List.of(MediaType.APPLICATION_JSON));
	}

	private static List<MediaType> types(String[] names) {
		return Stream.of(names).map(MediaType::parseMediaType).toList();
	}

}
