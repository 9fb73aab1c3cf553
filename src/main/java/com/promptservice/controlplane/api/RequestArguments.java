package com.promptservice.controlplane.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives handlers their {@link ApiRequest} and {@link ListQuery}.
 */
final class RequestArguments implements HandlerMethodArgumentResolver {

	private final PublicUrls urls;

	private final Continuation continuation;

	RequestArguments(PublicUrls urls, Continuation continuation) {
		this.urls = urls;
		this.continuation = continuation;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == ApiRequest.class || parameter.getParameterType() == ListQuery.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, ModelAndViewContainer container, NativeWebRequest request,
			WebDataBinderFactory binders) {
		HttpServletRequest servletRequest = request.getNativeRequest(HttpServletRequest.class);
		return (parameter.getParameterType() == ApiRequest.class) ? ApiRequest.of(servletRequest)
				: listQuery(servletRequest, parameter.getParameterAnnotation(FilterOn.class));
	}

	private ListQuery listQuery(HttpServletRequest request, FilterOn filterOn) {
		Map<String, List<String>> query = QueryString.parameters(request.getQueryString());
		String path = request.getRequestURI();
		String expression = first(query, ListQuery.FILTER, "");
		Set<String> fields = (filterOn != null) ? Set.of(filterOn.value()) : Set.of();
		Filter filter = query.containsKey(ListQuery.FILTER) ? Filter.parse(expression, fields) : Filter.ALL;
		int size = size(first(query, ListQuery.MAX_PAGE_SIZE, String.valueOf(ListQuery.DEFAULT_SIZE)));
		String token = first(query, ListQuery.CONTINUATION, null);
		String after = (token != null) ? this.continuation.after(token, path, expression) : null;
		return new ListQuery(path, size, after, expression, filter, this.urls, this.continuation);
	}

	private static int size(String text) {
		String target = "query:" + ListQuery.MAX_PAGE_SIZE;
		if (!text.matches("-?\\d{1,18}")) {
			throw new Findings()
				.add(ErrorCode.InvalidFormat, target, "'" + Texts.shown(text) + "' is not a whole number.")
				.asException();
		}
		long size = Long.parseLong(text);
		new Findings()
			.require(size >= 1 && size <= ListQuery.MAX_SIZE, ErrorCode.OutOfRange, target,
					"'" + size + "' is not between 1 and " + ListQuery.MAX_SIZE + ".")
			.throwIfAny();
		return (int) size;
	}

	private static String first(Map<String, List<String>> query, String name, String otherwise) {
		List<String> values = query.get(name);
		return (values != null) ? values.getFirst() : otherwise;
	}

}
